"""From planned through in progress to completed, and the ways back."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.lifecycle import (
    SessionEnding,
    cancel_session,
    end_session,
    game_time_to_start_at,
    reinstate_session,
    reopen_session,
    start_session,
    story_before_flashback,
)
from sessions_app.models import Session, SessionPlayer
from tests.factories import NOON, CampaignFactory, SessionFactory, SessionPlayerFactory

HOUR = dt.timedelta(hours=1)


def end(session: Session, *, now: dt.datetime) -> Session:
    return end_session(session, SessionEnding(real_end_time=now, game_end_time=None), now=now)


ACTS: dict[str, Callable[..., Session]] = {
    "start": start_session,
    "end": end,
    "cancel": cancel_session,
    "reinstate": reinstate_session,
    "reopen": reopen_session,
}
ALLOWED = {
    ("planned", "start"): "in_progress",
    ("planned", "cancel"): "cancelled",
    ("cancelled", "reinstate"): "planned",
    ("in_progress", "end"): "completed",
    ("completed", "reopen"): "in_progress",
}


@pytest.fixture
def campaign(db: None) -> Campaign:
    return CampaignFactory(clock=5_000)


@pytest.mark.parametrize("status", ["planned", "in_progress", "completed", "cancelled"])
@pytest.mark.parametrize("verb", sorted(ACTS))
def test_each_step_is_taken_from_its_own_status_only(campaign: Campaign, status: str, verb: str) -> None:
    begun = status in ("in_progress", "completed")
    session = SessionFactory(campaign=campaign, status=status, real_start_time=NOON if begun else None)
    expected = ALLOWED.get((status, verb))
    if expected is None:
        with pytest.raises(RuleError):
            ACTS[verb](session, now=NOON + HOUR)
        expected = status
    else:
        ACTS[verb](session, now=NOON + HOUR)
    session.refresh_from_db()
    assert session.status == expected


def test_starting_takes_both_clocks_and_the_attendance(campaign: Campaign) -> None:
    SessionFactory(campaign=campaign, number=1, completed=True, game_end_time=9_000)
    session = SessionFactory(campaign=campaign, number=2)
    for rsvp in ("yes", "no", "none", "late"):
        SessionPlayerFactory(session=session, rsvp=rsvp)
    started = start_session(session, now=NOON)
    assert (started.real_start_time, started.game_start_time) == (NOON, 9_000)
    attended = dict(SessionPlayer.objects.of(session).values_list("rsvp", "attended"))
    assert attended == {"yes": True, "no": False, "none": True, "late": True}
    campaign.refresh_from_db()
    assert campaign.clock == 9_000


def test_starting_believes_who_is_said_to_be_there(campaign: Campaign) -> None:
    session = SessionFactory(campaign=campaign)
    here, away = SessionPlayerFactory(session=session), SessionPlayerFactory(session=session, attended=True)
    start_session(session, now=NOON, game_start_time=-60, attended=[here.member_id])
    here.refresh_from_db()
    away.refresh_from_db()
    assert (here.attended, away.attended) == (True, False)
    campaign.refresh_from_db()
    assert campaign.clock == -60


def test_play_goes_on_where_the_last_played_session_before_ended(campaign: Campaign) -> None:
    SessionFactory(campaign=campaign, number=1, completed=True, game_end_time=100)
    SessionFactory(campaign=campaign, number=2, completed=True, game_start_time=100, game_end_time=200)
    SessionFactory(campaign=campaign, number=3, completed=True, game_end_time=None)
    SessionFactory(campaign=campaign, number=4, status="cancelled", game_end_time=400)
    SessionFactory(campaign=campaign, number=9, completed=True, game_end_time=900)
    assert game_time_to_start_at(SessionFactory(campaign=campaign, number=5)) == 200


@pytest.mark.parametrize(("goes_back", "clock"), [(True, 900), (False, 300)])
def test_after_a_flashback_the_story_goes_on_where_it_stood(campaign: Campaign, goes_back: bool, clock: int) -> None:
    SessionFactory(campaign=campaign, number=1, completed=True, game_start_time=0, game_end_time=900)
    flashback = SessionFactory(
        campaign=campaign, number=2, in_progress=True, real_start_time=NOON + HOUR, game_start_time=100
    )
    assert story_before_flashback(flashback) == 900
    ending = SessionEnding(real_end_time=flashback.real_start_time, game_end_time=300, goes_back=goes_back)
    end_session(flashback, ending, now=NOON)
    campaign.refresh_from_db()
    assert campaign.clock == clock
    assert game_time_to_start_at(SessionFactory(campaign=campaign, number=3)) == clock


def test_a_flashback_that_catches_up_is_where_the_story_stands(campaign: Campaign) -> None:
    SessionFactory(campaign=campaign, number=1, completed=True, game_start_time=0, game_end_time=900)
    flashback = SessionFactory(
        campaign=campaign, number=2, in_progress=True, real_start_time=NOON + HOUR, game_start_time=100
    )
    end_session(flashback, SessionEnding(real_end_time=flashback.real_start_time, game_end_time=1_000), now=NOON)
    campaign.refresh_from_db()
    assert campaign.clock == 1_000


def test_the_first_session_starts_at_the_campaigns_clock(campaign: Campaign) -> None:
    SessionFactory(completed=True, number=1)  # another campaign's
    assert game_time_to_start_at(SessionFactory(campaign=campaign, number=5)) == 5_000


def test_one_session_at_a_time(campaign: Campaign) -> None:
    SessionFactory(campaign=campaign, number=1, title="", in_progress=True)
    planned = SessionFactory(campaign=campaign, number=2)
    played = SessionFactory(campaign=campaign, number=3, completed=True)
    with pytest.raises(RuleError, match="Session 1 is still in progress"):
        start_session(planned, now=NOON)
    with pytest.raises(RuleError, match="Session 1 is still in progress"):
        reopen_session(played, now=NOON)
    elsewhere = SessionFactory()
    assert start_session(elsewhere, now=NOON).is_in_progress


def test_the_database_would_refuse_a_second_one_too(campaign: Campaign) -> None:
    """The twin of the test above: the rule stands without the domain's check."""
    SessionFactory(campaign=campaign, in_progress=True)
    with pytest.raises(IntegrityError, match="session_one_in_progress"), transaction.atomic():
        SessionFactory(campaign=campaign, in_progress=True)


def test_ending_keeps_what_was_said_and_sets_the_clock(campaign: Campaign) -> None:
    session = SessionFactory(campaign=campaign, in_progress=True, summary={"auto": "It was dark."})
    ending = SessionEnding(
        real_end_time=NOON + 4 * HOUR,
        game_end_time=7_200,
        actual_objectives=["Fled"],
        highlights=["A fall"],
        gm_summary="We **fled**.",
    )
    end_session(session, ending, now=NOON + 5 * HOUR)
    session.refresh_from_db()
    assert (session.duration_minutes, session.game_time_elapsed_seconds) == (240, 7_200)
    assert session.actual_objectives == ["Fled"]
    assert session.summary == {"auto": "It was dark.", "gm": "We **fled**.", "highlights": ["A fall"]}
    assert (session.version, session.updated_at) == (2, NOON + 5 * HOUR)
    campaign.refresh_from_db()
    assert campaign.clock == 7_200


def test_an_unknown_end_in_the_game_leaves_the_clock_alone(campaign: Campaign) -> None:
    end(SessionFactory(campaign=campaign, in_progress=True), now=NOON + HOUR)
    campaign.refresh_from_db()
    assert campaign.clock == 5_000


@pytest.mark.parametrize(
    ("real_end", "game_end", "field"),
    [(NOON - HOUR, 10, "real_end_time"), (NOON + HOUR, -10, "game_end_time")],
)
def test_no_clock_runs_backwards(campaign: Campaign, real_end: dt.datetime, game_end: int, field: str) -> None:
    session = SessionFactory(campaign=campaign, in_progress=True)
    with pytest.raises(RuleError) as refused:
        end_session(session, SessionEnding(real_end_time=real_end, game_end_time=game_end), now=NOON)
    assert refused.value.field == field
    session.refresh_from_db()
    assert session.is_in_progress


def test_a_reopened_session_keeps_its_ends_until_it_is_ended_again(campaign: Campaign) -> None:
    session = SessionFactory(campaign=campaign, completed=True)
    reopened = reopen_session(session, now=NOON + 5 * HOUR)
    assert (reopened.real_end_time, reopened.game_end_time) == (session.real_end_time, session.game_end_time)


@pytest.mark.parametrize("start", [NOON, None])
def test_correcting_an_old_session_does_not_turn_the_campaigns_clock_back(
    campaign: Campaign, start: dt.datetime | None
) -> None:
    old = SessionFactory(campaign=campaign, number=1, completed=True, real_start_time=start, real_end_time=None)
    SessionFactory(
        campaign=campaign, number=2, completed=True, real_start_time=NOON + 100 * HOUR, real_end_time=NOON + 104 * HOUR
    )
    ending = SessionEnding(real_end_time=NOON + HOUR, game_end_time=600)
    end_session(reopen_session(old, now=NOON + 200 * HOUR), ending, now=NOON + 200 * HOUR)
    campaign.refresh_from_db()
    assert campaign.clock == 5_000


def test_a_flashback_played_last_does_set_the_clock(campaign: Campaign) -> None:
    SessionFactory(campaign=campaign, number=8, completed=True)
    flashback = SessionFactory(campaign=campaign, number=3)
    started = start_session(flashback, now=NOON + 100 * HOUR, game_start_time=-500)
    end_session(started, SessionEnding(real_end_time=NOON + 101 * HOUR, game_end_time=-400), now=NOON + 101 * HOUR)
    campaign.refresh_from_db()
    assert campaign.clock == -400
