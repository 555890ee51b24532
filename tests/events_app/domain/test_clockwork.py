"""The game clock follows a correction of its last move, and of nothing else."""

import datetime as dt

import pytest

from campaigntracker.campaigns.models import Campaign
from events_app.domain.bulk import move_events, restore_events, show_events_to, void_events
from events_app.domain.clockwork import clock_note
from events_app.domain.correcting import correct_event, restore_event, show_event_to, void_event
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.domain.undoing import redo, undo_last
from events_app.models import Event
from sessions_app.models import Session
from tests.factories import NOON, MemberFactory, SessionFactory

LATER = NOON + dt.timedelta(hours=1)


@pytest.fixture
def session(db: None) -> Session:
    return SessionFactory(in_progress=True)


def record(session: Session, *items: EventItem) -> list[Event]:
    recorded = record_events(session.campaign, items, session=session, by=None, now=NOON)
    return [Event.objects.select_related("campaign", "session__campaign").get(pk=one.event.pk) for one in recorded]


def passes(seconds: int, **more: object) -> EventItem:
    return EventItem(type="time_advanced", amount=seconds, **more)  # type: ignore[arg-type]


def clock(session: Session) -> int:
    return Campaign.objects.get(pk=session.campaign_id).clock


def test_taking_back_the_last_move_takes_the_clock_back(session: Session) -> None:
    [event] = record(session, passes(600))
    assert clock(session) == 600
    voided = void_event(event, now=LATER)
    assert clock(session) == 0
    assert clock_note(event, voided) == "The game clock follows: it shows Day 0, 9:00 AM."
    restore_event(event, now=LATER)
    assert clock(session) == 600


def test_an_earlier_move_leaves_the_clock_and_says_so(session: Session) -> None:
    first, _second = record(session, passes(600), passes(60))
    voided = void_event(first, now=LATER)
    assert clock(session) == 660
    assert clock_note(first, voided) == "The game clock stays at Day 0, 9:11 AM: this was not its last move."
    restore_event(first, now=LATER)
    assert clock(session) == 660


def test_another_length_moves_the_clock_along(session: Session) -> None:
    [event] = record(session, passes(600))
    corrected = correct_event(event, passes(900), now=LATER)
    assert clock(session) == 900
    correct_event(corrected, passes(900, game_time=100), now=LATER)
    assert clock(session) == 1000
    correct_event(corrected, EventItem(type="note"), now=LATER)
    assert clock(session) == 100


def test_a_rewind_is_taken_back_forwards(session: Session) -> None:
    _on, back = record(session, passes(600), passes(-500))
    assert clock(session) == 100
    void_event(back, now=LATER)
    assert clock(session) == 600


def test_hiding_the_last_move_takes_it_back_for_everybody_reads_the_clock(session: Session) -> None:
    [event] = record(session, passes(600))
    show_event_to("gm", event, now=LATER)
    assert clock(session) == 0
    void_event(event, now=LATER)
    assert clock(session) == 0
    restore_event(event, now=LATER)
    assert clock(session) == 0
    show_event_to("party", event, now=LATER)
    assert clock(session) == 600


def test_what_is_secret_never_moves_it(session: Session) -> None:
    [event] = record(session, passes(600, visibility="gm"))
    correct_event(event, passes(900, visibility="gm"), now=LATER)
    voided = void_event(event, now=LATER)
    assert clock(session) == 0
    assert clock_note(event, voided) == ""


def test_what_was_filed_later_does_not_move_it_when_it_is_taken_back_in(db: None) -> None:
    session = SessionFactory(completed=True)
    [event] = record(session, passes(600))
    void_event(event, now=LATER)
    restore_event(event, now=LATER)
    assert clock(session) == 0


def test_a_move_to_downtime_leaves_it(session: Session) -> None:
    [event] = record(session, passes(600))
    move_events([event], session=None, now=LATER)
    assert clock(session) == 600


def test_many_at_once_are_taken_back_from_the_last(session: Session) -> None:
    events = record(session, passes(600), passes(60), EventItem(type="note"), passes(6))
    void_events(events[1:], now=LATER)
    assert clock(session) == 600
    restore_events(events, now=LATER)
    assert clock(session) == 666
    show_events_to("gm", events, now=LATER)
    assert clock(session) == 0


def test_the_clock_cannot_go_too_far(session: Session) -> None:
    [event] = record(session, passes(600))
    with pytest.raises(BadItemError):
        correct_event(event, passes(2**63 - 1, game_time=10), now=LATER)
    assert clock(session) == 600


def test_nothing_changed_is_no_version(session: Session) -> None:
    [event] = record(session, passes(600))
    assert correct_event(event, passes(600), now=LATER).version == 1
    assert show_event_to("party", event, now=LATER).version == 1


def test_a_line_is_undone_and_said_again_as_a_whole(session: Session) -> None:
    """One by one its steps there and back could be taken for the clock's last move."""
    gm = MemberFactory(campaign=session.campaign, role="gm")
    items = [
        passes(seconds, source="table", external_id=f"line{part}")
        for seconds, part in ((60, ""), (-60, "#2"), (90, "#3"))
    ]
    record_events(session.campaign, items, session=session, by=gm, now=NOON)
    undone = undo_last(session, by=gm, now=LATER)
    assert undone is not None
    assert (len(undone.events), undone.clock, clock(session)) == (3, 0, 0)
    assert all(event.is_voided for event in undone.events)
    again = redo(session, undone.events[0], now=LATER)
    assert again is not None
    assert (again.clock, clock(session)) == (90, 90)
