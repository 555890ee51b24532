"""What an import makes of a document."""

import datetime as dt
import io
import json
import sys
from typing import Any

import pytest
from django.core.management import call_command
from pghistory.models import Events

from campaigntracker.campaigns.models import Campaign, Character, Member, Viewer
from events_app.domain.projection import session_digest
from events_app.models import Event
from sessions_app.models import Session
from tests.exchange.helpers import MIGHTY_NEIN, SALT_ROAD, event, export, load, salt_road
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db


def session(campaign: Campaign, number: int) -> Session:
    return Session.objects.of(campaign).with_played_characters().get(number=number)


def roster(session: Session) -> list[tuple[str, list[str]]]:
    players = session.roster  # type: ignore[attr-defined]
    return [(str(row.member), [str(played.character) for played in row.played.all()]) for row in players]


def test_people_sessions_and_rosters_are_as_the_document_says() -> None:
    campaign = load(salt_road())
    assert (campaign.slug, campaign.time_zone, campaign.clock) == ("the-salt-road", "America/Los_Angeles", 0)
    assert [str(member) for member in Member.objects.of(campaign).as_they_came()] == ["Ada", "Ben", "Cléo", "A guest"]
    assert Character.objects.of(campaign).get(name="Tallow").member.display_name == "Cléo"  # type: ignore[union-attr]
    first, second, third = (session(campaign, number) for number in (1, 2, 3))
    assert (first.duration_minutes, str(first.gm)) == (215, "Ada")
    assert roster(first) == [("Ben", ["Orm Ströndson"]), ("Cléo", ["Wick"])]
    assert roster(second) == [("Cléo", ["Tallow", "Wick"]), ("A guest", [])]
    assert second.real_start_time == dt.datetime(2018, 3, 17, 3, tzinfo=dt.UTC)
    assert (second.status, second.real_end_time, second.duration_minutes) == ("completed", None, None)
    assert (third.status, third.real_start_time) == ("planned", None)


def test_real_campaign_of_46_sessions() -> None:
    if not MIGHTY_NEIN.exists():
        pytest.skip(f"the real file is not beside this checkout ({MIGHTY_NEIN}); our own sample has the same shape")
    campaign = load(MIGHTY_NEIN.read_bytes())
    sessions = Session.objects.of(campaign)
    assert sessions.played().count() == 46
    assert [one.number for one in sessions.in_order() if one.real_end_time is None] == [2]
    first = session(campaign, 1)
    assert first.real_start_time == dt.datetime(2018, 1, 12, 3, tzinfo=dt.UTC)
    assert first.duration_minutes == 215
    assert ("Sam Riegel", ["Nott"]) in roster(first)
    assert len(roster(first)) == 7
    sent = json.loads(MIGHTY_NEIN.read_bytes())["sessions"]
    players = {one.number: [name for name, _characters in roster(session(campaign, one.number))] for one in sessions}
    names = {member.external_id: member.display_name for member in Member.objects.of(campaign)}
    assert players == {
        one["number"]: [names[player["userId"]] for player in one["participants"]["players"]] for one in sent
    }


def test_command_reads_a_file_and_seats_the_owner(capsys: pytest.CaptureFixture[str]) -> None:
    user = UserFactory(username="ada")
    call_command("import_campaign", str(SALT_ROAD), owner="ada", slug="salt")
    campaign = Campaign.objects.run_by(user).get()
    assert Member.objects.of(campaign).get(user=user).display_name == "Ada"
    output = capsys.readouterr()
    assert output.out == "Imported “The Salt Road”: 3 sessions, 4 members, 0 events. See /c/salt/\n"
    assert output.err == ""


def test_command_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + SALT_ROAD.read_bytes())))
    call_command("import_campaign", "-", stdout=io.StringIO())
    assert Campaign.objects.get().name == "The Salt Road"


def test_owner_of_a_campaign_without_a_gm_gets_a_seat_of_their_own() -> None:
    document = salt_road()
    document["members"][0]["role"] = "spectator"
    user = UserFactory(name="Somebody else")
    campaign = load(document, owner=user)
    assert [(str(member), member.user) for member in Member.objects.of(campaign).gms()] == [("Somebody else", user)]


@pytest.mark.parametrize(
    ("real", "start", "end"),
    [
        ({"startTime": "2020-01-01T10:00:00Z", "durationMinutes": 90}, 10, 11.5),
        ({"endTime": "2020-01-01T11:30:00Z", "durationMinutes": 90}, 10, 11.5),
        ({"startTime": "2020-01-01T10:00:30Z", "endTime": "2020-01-01T11:30:00Z", "durationMinutes": 90}, None, 11.5),
        ({"startTime": "2020-01-01T12:00:00+02:00"}, 10, None),
    ],
)
def test_two_of_start_end_and_duration_make_the_third(
    real: dict[str, Any], start: float | None, end: float | None
) -> None:
    document = salt_road()
    document["sessions"][2]["realTime"] = real
    third = session(load(document), 3)
    midnight = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    if start is not None:
        assert third.real_start_time == midnight + dt.timedelta(hours=start)
    assert third.real_end_time == (None if end is None else midnight + dt.timedelta(hours=end))


def test_game_times_are_read_with_the_campaigns_own_calendar() -> None:
    document = salt_road()
    document["campaign"] |= {"calendar": {"hoursPerDay": 20}, "epoch": {"day": 1, "hour": 10}}
    document["sessions"][2]["gameTime"] = {"startTime": {"days": 2}, "elapsed": {"days": 1}}
    campaign = load(document)
    third = session(campaign, 3)
    assert (third.game_start_time, third.game_end_time) == (36_000, 108_000)
    assert campaign.clock == 108_000


def test_event_that_leaves_things_out_gets_them_from_the_campaign() -> None:
    document = salt_road(events=[event(type="damage", amount=3), event(sessionId=None), event()])
    document["campaign"]["clock"] = {"total": 777}
    document["sessions"][2]["status"] = "in_progress"
    first, second, third = Event.objects.of(load(document)).order_by("id")
    assert (first.category, first.real_time, first.game_time, first.visibility) == ("combat", NOON, 777, "party")
    assert [one.session and one.session.number for one in (first, second, third)] == [3, None, 3]
    assert [one.seq for one in (first, second, third)] == [1, None, 2]
    assert first.session.last_seq == 2  # type: ignore[union-attr]


def test_left_out_session_is_downtime_where_none_is_in_progress() -> None:
    assert Event.objects.of(load(salt_road(events=[event()]))).downtime().count() == 1


def test_character_of_a_session_is_brought_by_its_own_player() -> None:
    document = salt_road()
    document["sessions"][2]["participants"]["characters"] = ["orm"]
    assert roster(session(load(document), 3)) == [("Ben", ["Orm Ströndson"])]


def test_only_what_the_events_do_not_give_counts_as_stated() -> None:
    events = [
        event(sessionId="salt-1", type="xp_awarded", amount=50),
        event(sessionId="salt-1", type="npc_killed", voidedAt="2020-01-01T00:00:00Z"),
        event(sessionId="salt-1", type="highlight", name="Seen by all"),
        event(sessionId="salt-1", type="highlight", name="The GM's", visibility="gm"),
    ]
    document = salt_road(events=events)
    document["sessions"][0] |= {
        "stats": {"xpEarned": 50, "npcsKilled": 4, "eventCount": 3},
        "summary": {"gm": "Told", "highlights": ["By hand", "Seen by all", "The GM's"]},
    }
    campaign = load(document)
    first = session(campaign, 1)
    assert first.stats == {"npcsKilled": 4}
    assert first.summary == {"gm": "Told", "highlights": ["By hand"]}
    players = session_digest(first, Viewer(campaign, None))
    assert players.highlights == ("By hand", "Seen by all")
    assert {figure.key: figure.value for figure in players.figures if figure.stated} == {"npcsKilled": 4}


def test_what_the_document_marks_as_stated_stays_stated() -> None:
    document = salt_road(events=[event(sessionId="salt-1", type="xp_awarded", amount=50)])
    document["sessions"][0] |= {"stats": {"xpEarned": 50}, "stated": {"stats": ["xpEarned"]}}
    assert session(load(document), 1).stats == {"xpEarned": 50}


def test_dates_of_writing_are_kept_and_an_import_leaves_no_history() -> None:
    document = salt_road(events=[event(sessionId="salt-1", createdAt="2019-01-01T00:00:00Z")])
    document["sessions"][0] |= {"createdAt": "2018-01-01T00:00:00.25Z", "updatedAt": "2018-02-01T00:00:00Z"}
    campaign = load(document)
    exported = json.loads(export(campaign))
    assert exported["sessions"][0]["createdAt"] == "2018-01-01T00:00:00.250Z"
    assert exported["sessions"][0]["updatedAt"] == "2018-02-01T00:00:00Z"
    assert exported["sessions"][1]["createdAt"] == "2025-01-20T12:00:00Z"
    assert exported["events"][0]["createdAt"] == "2019-01-01T00:00:00Z"
    assert not Events.objects.references(Session.objects.of(campaign)[0]).exists()
