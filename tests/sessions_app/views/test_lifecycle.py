"""The buttons that start, end, cancel, reinstate and reopen a session."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.models import Session, SessionPlayer
from tests.conftest import Table
from tests.factories import MemberFactory, SessionFactory, SessionPlayerFactory
from tests.sessions_app.views.forms import open_form, typed_into


def address(session: Session, verb: str) -> str:
    return reverse(f"session_{verb}", args=[session.campaign.slug, session.number])


@pytest.fixture
def planned(table: Table) -> Session:
    SessionFactory(campaign=table.campaign, number=1, completed=True, game_end_time=86_400)
    session = SessionFactory(campaign=table.campaign, number=2, planned_objectives=["Cross", "Hide"])
    SessionPlayerFactory(session=session, member=table.player.member)
    SessionPlayerFactory(session=session, member=MemberFactory(campaign=table.campaign), rsvp="no")
    return session


@pytest.fixture
def playing(table: Table) -> Session:
    table.campaign.clock = 7_200
    table.campaign.save()
    start = timezone.now() - dt.timedelta(hours=3)
    return SessionFactory(
        campaign=table.campaign, number=3, in_progress=True, real_start_time=start, planned_objectives=["Cross", "Hide"]
    )


def attendance(session: Session) -> list[bool]:
    return list(SessionPlayer.objects.of(session).in_order().values_list("attended", flat=True))


def test_one_click_starts_with_what_is_likely(table: Table, planned: Session) -> None:
    response = table.gm.client.post(address(planned, "start"), {"quick": "1"})
    assert response.headers["Location"] == f"{planned.get_absolute_url()}play/"
    planned.refresh_from_db()
    assert (planned.status, planned.game_start_time) == ("in_progress", 86_400)
    assert attendance(planned) == [True, False]


def test_the_start_form_is_filled_with_what_is_likely(table: Table, planned: Session) -> None:
    form = open_form(table.gm.client, address(planned, "start"))
    assert form == {
        "attended": [str(table.player.member.id)],
        "game_start_time": ["Day 1, 9:00 AM"],
        "goals_seen": [""],
        "new_goal": [""],
    }


def test_the_start_form_is_believed(table: Table, planned: Session) -> None:
    table.gm.client.post(address(planned, "start"), {"attended": [], "game_start_time": "+8h"})
    planned.refresh_from_db()
    assert planned.game_start_time == 86_400 + 8 * 3_600
    assert attendance(planned) == [False, False]


@pytest.mark.parametrize("text", ["", "soon", "Day " + "9" * 99, "second 9" + "9" * 20])
def test_a_start_that_is_no_game_time_is_asked_again(table: Table, planned: Session, text: str) -> None:
    form = {"attended": [str(table.player.member.id), "x"], "game_start_time": text}
    response = table.gm.client.post(address(planned, "start"), form)
    assert response.status_code == 200
    assert typed_into(response.content.decode())["game_start_time"] == [text]
    planned.refresh_from_db()
    assert planned.is_planned


@pytest.mark.parametrize(
    ("verb", "status", "data"),
    [
        ("start", "planned", {"quick": "1"}),
        ("start", "planned", {"game_start_time": "Day 3, 9:00 AM"}),
        ("cancel", "planned", {}),
        ("reinstate", "cancelled", {}),
        ("reopen", "completed", {}),
    ],
)
def test_pressed_twice_is_as_good_as_once(table: Table, verb: str, status: str, data: dict) -> None:
    session = SessionFactory(campaign=table.campaign, status=status)
    table.gm.client.post(address(session, verb), data)
    once = Session.objects.filter(pk=session.pk).values().get()
    page = table.gm.client.post(address(session, verb), data, follow=True)
    assert Session.objects.filter(pk=session.pk).values().get() == once
    assert "message-error" not in page.content.decode()


@pytest.mark.parametrize(
    ("status", "verb"),
    [
        ("planned", "end"),
        ("planned", "reopen"),
        ("in_progress", "cancel"),
        ("in_progress", "reinstate"),
        ("completed", "start"),
        ("completed", "cancel"),
        ("completed", "reinstate"),
        ("cancelled", "start"),
        ("cancelled", "end"),
        ("cancelled", "reopen"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(table: Table, verb: str, status: str) -> None:
    session = SessionFactory(campaign=table.campaign, status=status)
    data = {"quick": "1", "real_end_time": "2025-01-20T20:00"}
    page = table.gm.client.post(address(session, verb), data, follow=True)
    assert "message-error" in page.content.decode()
    session.refresh_from_db()
    assert session.status == status


def test_a_second_session_does_not_start(table: Table, planned: Session, playing: Session) -> None:
    page = table.gm.client.post(address(planned, "start"), {"quick": "1"}, follow=True)
    assert "is still in progress. End it first." in page.content.decode()


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        ("planned", {"start", "cancel"}),
        ("in_progress", {"end"}),
        ("completed", {"reopen", "end"}),
        ("cancelled", {"reinstate"}),
    ],
)
def test_only_what_is_possible_is_offered_and_to_gms_alone(table: Table, status: str, offered: set[str]) -> None:
    session = SessionFactory(campaign=table.campaign, status=status)
    for persona, expected in ((table.gm, offered), (table.player, set())):
        html = persona.client.get(session.get_absolute_url()).content.decode()
        verbs = ["start", "end", "cancel", "reinstate", "reopen"]
        assert {verb for verb in verbs if address(session, verb) in html} == expected
        assert (address(session, "edit") in html) == (persona is table.gm)


def test_the_end_form_sent_off_untouched_ends_the_evening(table: Table, playing: Session) -> None:
    form = open_form(table.gm.client, address(playing, "end"))
    assert form["game_end_time"] == ["Day 0, 11:00 AM"]
    table.gm.client.post(address(playing, "end"), form)
    playing.refresh_from_db()
    assert (playing.status, playing.game_end_time, playing.actual_objectives) == ("completed", 7_200, [])
    assert playing.duration_minutes in (179, 180)
    assert playing.projection["gm"]["figures"]["eventCount"] == 0


def test_the_end_form_keeps_what_came_of_the_evening(table: Table, playing: Session) -> None:
    form = open_form(table.gm.client, address(playing, "end")) | {
        "ticked": ["Hide"],
        "improvised": "Sang\r\nHide",
        "highlights": "The fall",
        "gm_summary": "It was **dark**.",
        "game_end_time": "+1h",
    }
    table.gm.client.post(address(playing, "end"), form)
    playing.refresh_from_db()
    assert playing.actual_objectives == ["Hide", "Sang"]
    assert playing.summary == {"gm": "It was **dark**.", "highlights": ["The fall"]}
    table.campaign.refresh_from_db()
    assert table.campaign.clock == playing.game_end_time == 10_800


def test_a_session_may_end_in_the_minute_it_began(table: Table, playing: Session) -> None:
    start = timezone.now().replace(second=41, microsecond=7)
    Session.objects.filter(pk=playing.pk).update(real_start_time=start)
    form = open_form(table.gm.client, address(playing, "end")) | {"real_end_time": start.strftime("%Y-%m-%dT%H:%M")}
    assert table.gm.client.post(address(playing, "end"), form).status_code == 302
    playing.refresh_from_db()
    assert (playing.real_end_time, playing.duration_minutes) == (start, 0)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"real_end_time": "2025-01-01T00:00"}, "The session cannot end before it starts."),
        ({"real_end_time": ""}, "This field is required."),
        ({"real_end_time": "0001-01-01T00:00"}, "The year must be"),
        ({"game_end_time": "Day -5, 9:00 AM"}, "Game time cannot end before it starts."),
        ({"game_end_time": "x"}, "is not a game time"),
        ({"highlights": "x" * 501}, "is longer than 500 characters"),
    ],
)
def test_a_bad_end_is_asked_again_with_all_that_was_typed(
    table: Table, playing: Session, changes: dict, message: str
) -> None:
    form = open_form(table.gm.client, address(playing, "end")) | {"gm_summary": "Precious"} | changes
    html = table.gm.client.post(address(playing, "end"), form).content.decode()
    assert message in html
    assert typed_into(html)["gm_summary"] == ["Precious"]
    playing.refresh_from_db()
    assert playing.is_in_progress


def test_ended_twice_with_the_same_form_is_no_news(table: Table, playing: Session) -> None:
    form = open_form(table.gm.client, address(playing, "end")) | {"gm_summary": "Once."}
    table.gm.client.post(address(playing, "end"), form)
    page = table.gm.client.post(address(playing, "end"), form, follow=True)
    assert page.redirect_chain
    assert "message-error" not in page.content.decode()


def test_ended_by_somebody_else_in_the_meantime_loses_no_words(table: Table, playing: Session) -> None:
    form = open_form(table.gm.client, address(playing, "end"))
    table.gm.client.post(address(playing, "end"), form | {"gm_summary": "Theirs."})
    html = table.gm.client.post(address(playing, "end"), form | {"gm_summary": "Mine."}).content.decode()
    assert "cannot be ended" in html
    assert typed_into(html)["gm_summary"] == ["Mine."]


def test_a_session_reopened_long_after_proposes_the_ends_it_had(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True, actual_objectives=["Sang"])
    table.gm.client.post(address(session, "reopen"))
    form = open_form(table.gm.client, address(session, "end"))
    assert (form["real_end_time"], form["game_end_time"]) == (["2025-01-20T16:00"], ["Day 0, 6:00 PM"])
    assert form["improvised"] == ["Sang"]


def test_a_reopened_session_is_suggested_to_end_as_it_did(table: Table, playing: Session) -> None:
    ended = playing.real_start_time + dt.timedelta(hours=2)
    Session.objects.filter(pk=playing.pk).update(real_end_time=ended, game_end_time=3_600)
    form = open_form(table.gm.client, address(playing, "end"))
    assert form["real_end_time"] == [timezone.localtime(ended).strftime("%Y-%m-%dT%H:%M")]
    assert form["game_end_time"] == ["Day 0, 10:00 AM"]


def test_a_reopened_session_is_shown_as_going_on(table: Table, playing: Session) -> None:
    start = playing.real_start_time
    Session.objects.filter(pk=playing.pk).update(
        real_end_time=start + dt.timedelta(minutes=97), game_start_time=0, game_end_time=3_600
    )
    html = table.gm.client.get(playing.get_absolute_url()).content.decode()
    assert "1 h 37 min" not in html
    assert "Day 0, 10:00 AM" not in html
    assert html.count('<span class="clock-open">open</span>') == 2


@pytest.mark.parametrize(("hours", "is_taken"), [(11, True), (13, False)])
def test_an_end_far_ahead_is_asked_about(table: Table, playing: Session, hours: int, is_taken: bool) -> None:
    form = open_form(table.gm.client, address(playing, "end"))
    ahead = timezone.localtime(timezone.now() + dt.timedelta(hours=hours))
    response = table.gm.client.post(
        address(playing, "end"), form | {"real_end_time": ahead.strftime("%Y-%m-%dT%H:%M"), "gm_summary": "Kept."}
    )
    assert (response.status_code == 302) is is_taken
    if not is_taken:
        html = response.content.decode()
        assert "That is still to come." in html
        assert typed_into(html)["gm_summary"] == ["Kept."]
    playing.refresh_from_db()
    assert playing.is_completed is is_taken


def test_a_form_that_asks_for_a_time_names_the_zone(table: Table, playing: Session) -> None:
    html = table.gm.client.get(address(playing, "end")).content.decode()
    assert f"Time in {timezone.get_current_timezone_name()}." in html
