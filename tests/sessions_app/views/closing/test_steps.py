"""Steps that are saved alone, now or later."""

import pytest
from django.urls import reverse

from campaigntracker.campaigns.models import Campaign, Member
from campaigntracker.gametime import GameDate
from campaigntracker.gametime.presets import PRESETS
from events_app.domain.items import EventItem
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import (
    GoalFactory,
    SessionFactory,
)
from tests.sessions_app.views.closing.pressing import address, came, log, press
from tests.sessions_app.views.forms import open_form, typed_into

STEPS = {
    "objectives": {"ticked": ["Hide"], "improvised": "Sang"},
    "highlights": {"highlights": "The fall"},
    "recap": {"gm_summary": "Written.", "recap_use": "publish"},
    "loot": {"treasure": "7"},
    "next": {"next_choice": "plan", "next_number": "12"},
    "attendance": {"guests": "Ada"},
    "times": {"game_start_time": "Day 0, 9:30 AM"},
}


@pytest.mark.parametrize("when", ["playing", "over"])
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_saved_alone(table: Table, request: pytest.FixtureRequest, step: str, when: str) -> None:
    session = request.getfixturevalue(when)
    status = session.status
    everything = {name: value for typed in STEPS.values() for name, value in typed.items()}
    html = press(table, session, f"save:{step}", **everything).content.decode()
    typed = typed_into(html)
    for other, values in STEPS.items():
        for name, value in values.items() if other != step else ():
            assert typed[name] == (value if isinstance(value, list) else [value]), f"{name} is lost"
    session.refresh_from_db()
    assert session.status == status
    done = {
        "objectives": session.actual_objectives == ["Hide", "Sang"],
        "highlights": session.summary.get("highlights") == ["The fall"],
        "recap": session.summary.get("gm") == "Written.",
        "loot": Event.objects.filter(type="treasure_gained", amount=7).exists(),
        "next": Session.objects.filter(number=12).exists(),
        "attendance": Member.objects.filter(display_name="Ada").exists(),
        "times": session.game_start_time == 1_800,
    }
    assert {name for name, is_so in done.items() if is_so} == {step}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_left_alone_changes_nothing(table: Table, over: Session, step: str) -> None:
    before = Session.objects.filter(pk=over.pk).values().get(), came(over)
    table.gm.client.post(address(over), open_form(table.gm.client, address(over)) | {"act": f"save:{step}"})
    after = Session.objects.filter(pk=over.pk).values().get(), came(over)
    kept = [{k: v for k, v in row.items() if k not in ("version", "updated_at")} for row in (before[0], after[0])]
    assert kept[0] == kept[1]
    assert before[1] == after[1]
    assert Session.objects.count() == 1


def test_enter_saves_what_was_typed_and_the_session_goes_on(table: Table, playing: Session) -> None:
    press(table, playing, "save", improvised="Sang")
    playing.refresh_from_db()
    assert (playing.status, playing.actual_objectives, playing.real_end_time) == ("in_progress", ["Sang"], None)


def test_a_secret_quest_ends_in_secret(table: Table, over: Session) -> None:
    log(over, EventItem(type="quest_started", name="The Hush", visibility="gm"))
    form = open_form(table.gm.client, address(over))
    quest = next(name for name in form if name.startswith("quest-"))
    table.gm.client.post(address(over), form | {quest: "failed", "act": "save:quests"})
    assert Event.objects.get(type="quest_failed").visibility == "gm"


def test_a_goal_that_has_reached_its_target_is_pointed_at(table: Table, over: Session) -> None:
    goal = GoalFactory(campaign=over.campaign, title="Find them all", target=3)
    hint = '<p class="closing-reached"'
    assert f"{hint} hidden>" in table.gm.client.get(address(over)).content.decode()
    press(table, over, "save", **{f"progress-{goal.pk.hex}": "3"})
    assert f"{hint}>" in table.gm.client.get(address(over)).content.decode()


def test_a_planned_next_session_is_shown_and_not_planned_again(table: Table, over: Session) -> None:
    following = SessionFactory(campaign=table.campaign, number=4, title="Onwards")
    html = table.gm.client.get(address(over)).content.decode()
    assert following.get_absolute_url() in html
    assert 'name="next_choice"' not in html
    press(table, over, "save:next", carries="on")
    following.refresh_from_db()
    assert following.planned_objectives == ["Cross", "Hide"]


def test_another_calendar_is_asked_in_its_words(table: Table, playing: Session) -> None:
    calendar = PRESETS["harptos"].definition.with_epoch(GameDate(1492, 1, 15, 9))
    Campaign.objects.update(calendar=calendar.to_json(), epoch=calendar.epoch_json())
    form = open_form(table.gm.client, address(playing))
    assert "Hammer" in form["game_end_time"][0]
    assert press(table, playing, "end").status_code == 302
    playing.refresh_from_db()
    assert playing.game_end_time == 7_200


@pytest.mark.parametrize("act", ["end", "save:next"])
def test_dates_are_proposed_for_a_session_that_has_none(table: Table, playing: Session, act: str) -> None:
    response = press(table, playing, act, next_choice="propose")
    following = Session.objects.get(number=4)
    assert following.real_start_time is None
    assert response.headers["Location"] == reverse("session_dates", args=[table.campaign.slug, 4])


def test_a_start_that_is_not_asked_stands_in_nobodys_way(table: Table, playing: Session) -> None:
    html = press(table, playing, "save:next", next_choice="plan", next_start="soon").content.decode()
    assert 'data-wrong="true"' in html
    press(table, playing, "save:next", next_choice="propose", next_start="soon")
    assert Session.objects.get(number=4).real_start_time is None
