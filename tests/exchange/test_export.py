"""What an export says, and to whom."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from campaigntracker.campaigns.models import Campaign, Role
from events_app.models import Event
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Goal, Session
from sessions_app.models.goal import GoalQuerySet
from tests.exchange.helpers import event, export, load, salt_road
from tests.exchange.rich_campaign import rich_campaign
from tests.exchange.rich_words import GM_EVENT, GM_GOAL, SECRETS

pytestmark = pytest.mark.django_db


def printed(*arguments: str) -> str:
    out = io.StringIO()
    call_command("export_campaign", *arguments, stdout=out)
    return out.getvalue()


def test_gm_reads_every_secret_and_players_none() -> None:
    campaign = rich_campaign()
    whole, for_players = printed(campaign.slug), printed(campaign.slug, "--player")
    assert [secret for secret in SECRETS if secret not in whole] == []
    assert [secret for secret in SECRETS if secret in for_players] == []
    first = json.loads(for_players)["sessions"][0]
    shown = [one for one in json.loads(for_players)["events"] if one["sessionId"] == first["id"]]
    assert first["stats"]["eventCount"] == len(shown)
    # The gaps in the numbers would count what is hidden.
    assert all("seq" not in one for one in shown)


def test_secrets_would_be_noticed_without_the_safeguard(monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = rich_campaign()
    monkeypatch.setattr(EventQuerySet, "visible_to", lambda self, viewer: self.filter(campaign=viewer.campaign))
    assert GM_EVENT in export(campaign, Role.PLAYER)


def test_session_speaks_the_shape_that_everything_shares() -> None:
    document = salt_road()
    document["campaign"]["epoch"] = {"day": 0, "hour": 9}
    document["sessions"][0]["gameTime"] = {"startTime": {"total": 1_296_000}, "endTime": {"total": 1_328_400}}
    written = json.loads(export(load(document)))["sessions"][0]
    assert written["realTime"]["durationMinutes"] == 215
    assert written["gameTime"] == {
        "startTime": {"days": 15, "hours": 9, "total": 1_296_000, "formatted": "Day 15, 9:00 AM"},
        "endTime": {"days": 15, "hours": 18, "total": 1_328_400, "formatted": "Day 15, 6:00 PM"},
        "elapsed": {"hours": 9},
    }
    assert written["participants"]["characters"] == ["orm", "wick"]


def test_our_own_id_of_an_imported_character_is_written_as_the_senders() -> None:
    campaign = load(salt_road(events=[event(sessionId="salt-1", type="damage", amount=1)]))
    hero = campaign.characters.get(name="Wick")
    campaign.events.update(actor=str(hero.pk))
    assert json.loads(export(campaign))["events"][0]["event"]["participants"] == {"actor": "wick"}


def test_file_is_written_whole_and_replaces_the_old_one(tmp_path: Path) -> None:
    campaign = load(salt_road())
    target = tmp_path / "salt.json"
    target.write_text("old")
    assert printed(campaign.slug, "-o", str(target)) == ""
    assert target.read_text(encoding="utf-8") == export(campaign)
    assert target.read_bytes().endswith(b"}\n")
    assert list(tmp_path.iterdir()) == [target]


def test_what_cannot_be_written_or_found_is_said_in_one_line(tmp_path: Path) -> None:
    load(salt_road())
    with pytest.raises(CommandError, match=r"^.*none/salt\.json: No such file or directory$"):
        printed("the-salt-road", "-o", str(tmp_path / "none" / "salt.json"))
    with pytest.raises(CommandError, match=r"^there is no campaign “x\\u000a”$"):
        printed("x\n")


def test_players_export_does_not_even_read_the_gms_notes() -> None:
    campaign = rich_campaign()
    assert "gmNotes" not in export(campaign, Role.PLAYER)
    assert Session.objects.of(campaign).exclude(gm_notes="").exists()
    assert Campaign.objects.get(pk=campaign.pk).slug in export(campaign, Role.PLAYER)


def test_players_read_nothing_that_refers_to_a_goal_of_the_gms() -> None:
    campaign = rich_campaign()
    whole, for_players = json.loads(export(campaign)), json.loads(export(campaign, Role.PLAYER))
    by_title = {goal["title"]: goal for goal in for_players["goals"]}
    assert set(by_title) == {"See every room", "Find the key", "Get in"}
    assert len(whole["goals"]) == 4
    assert "parentId" not in by_title["See every room"]
    assert by_title["Get in"]["parentId"] == by_title["See every room"]["id"]
    assert [len(session.get("goals", [])) for session in whole["sessions"]] == [2, 1, 0, 0]
    assert [len(session.get("goals", [])) for session in for_players["sessions"]] == [1, 1, 0, 0]
    assert not [session for session in for_players["sessions"] if {"prep", "recapDraft"} & set(session)]
    told = [one["event"].get("data", {}) for one in for_players["events"] if one["event"]["type"] == "goal_progress"]
    assert [data.get("goalId") for data in told] == [by_title["See every room"]["id"], "key", "unheard of"]


def test_players_read_no_id_of_a_goal_of_the_gms_in_what_was_imported() -> None:
    progress = event(sessionId="salt-1", type="goal_progress", name="Onwards", data={"goalId": GM_GOAL, "of": 3})
    plot = {"id": GM_GOAL, "title": "The plot", "visibility": "gm"}
    campaign = load(salt_road(events=[progress], goals=[plot]))
    assert json.loads(export(campaign))["events"][0]["event"]["data"] == {"goalId": GM_GOAL, "of": 3}
    assert json.loads(export(campaign, Role.PLAYER))["events"][0]["event"]["data"] == {"of": 3}


def test_a_goal_of_the_gms_would_be_noticed_without_the_safeguard(monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = rich_campaign()
    monkeypatch.setattr(GoalQuerySet, "visible_to", lambda self, viewer: self.filter(campaign=viewer.campaign))
    assert GM_GOAL in export(campaign, Role.PLAYER)


def test_events_go_on_naming_their_goals_after_an_import() -> None:
    text = export(rich_campaign())
    again = load(text, slug="again")
    ids = [goal["id"] for goal in json.loads(text)["goals"]]
    assert sorted(goal.public_id for goal in Goal.objects.of(again)) == sorted(ids)
    named = [event.data["goalId"] for event in Event.objects.of(again).filter(type="goal_progress")]
    assert len([goal_id for goal_id in named if goal_id in ids]) == 3


def test_our_own_id_of_an_imported_goal_is_written_as_the_senders() -> None:
    progress = event(sessionId="salt-1", type="goal_progress", amount=1)
    campaign = load(salt_road(events=[progress], goals=[{"id": "cross", "title": "Cross the salt"}]))
    campaign.events.update(data={"goalId": str(Goal.objects.of(campaign).get().pk)})
    assert json.loads(export(campaign))["events"][0]["event"]["data"] == {"goalId": "cross"}


def test_what_holds_nothing_new_is_written_as_before() -> None:
    document = json.loads(export(load(salt_road())))
    assert list(document) == ["format", "campaign", "members", "characters", "goals", "sessions", "events"]
    assert document["goals"] == []
    assert not {"goals", "prep", "dates", "recapDraft"} & {key for one in document["sessions"] for key in one}
    [player, *_others] = document["sessions"][0]["participants"]["players"]
    assert set(player) == {"userId", "characterIds", "attended", "arrivedLate", "leftEarly"}
