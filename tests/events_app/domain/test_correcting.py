"""Correcting the log."""

import datetime as dt

import pytest

from events_app.domain.closing import close_session
from events_app.domain.correcting import correct_event, restore_event, void_event
from events_app.domain.errors import BadItemError, EventConflictError
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.domain.lifecycle import SessionEnding
from sessions_app.models import Session
from tests.factories import NOON, CharacterFactory, SessionFactory

LATER = NOON + dt.timedelta(hours=1)
HIT = EventItem(type="damage", actor="Wren", target="Ghoul", amount=9, game_time=50, real_time=NOON)


@pytest.fixture
def session(db: None) -> Session:
    session = SessionFactory(in_progress=True)
    CharacterFactory(campaign=session.campaign, name="Wren")
    return session


@pytest.fixture
def event(session: Session) -> Event:
    return record_events(session.campaign, [HIT], session=session, by=None, now=NOON)[0].event


def dealt(session: Session) -> int:
    session.refresh_from_db()
    return session.projection["gm"]["figures"]["totalDamageDealt"]


def test_a_correction_replaces_what_was_said_and_the_figures_follow(session: Session, event: Event) -> None:
    item = EventItem(type="damage", actor="Wren", target="Ghoul", amount=4, description="Half.")
    corrected = correct_event(event, item, now=LATER)
    assert (corrected.amount, corrected.description, corrected.version) == (4, "Half.", 2)
    assert (corrected.real_time, corrected.game_time, corrected.updated_at) == (NOON, 50, LATER)
    assert dealt(session) == 4


def test_another_type_brings_its_category(event: Event) -> None:
    assert correct_event(event, EventItem(type="note"), now=LATER).category == "note"


def test_what_cannot_stand_changes_nothing(event: Event) -> None:
    with pytest.raises(BadItemError):
        correct_event(event, EventItem(type="damage", category="note"), now=LATER)
    event.refresh_from_db()
    assert (event.amount, event.version) == (9, 1)


def test_the_second_editor_is_told(event: Event) -> None:
    correct_event(event, EventItem(type="damage", amount=1), base_version=1, now=LATER)
    with pytest.raises(EventConflictError) as conflict:
        correct_event(event, EventItem(type="damage", amount=2), base_version=1, now=LATER)
    assert conflict.value.current.amount == 1
    event.refresh_from_db()
    assert event.amount == 1


def test_without_the_version_the_first_editor_would_lose(event: Event) -> None:
    """The twin: nobody says what they saw."""
    correct_event(event, EventItem(type="damage", amount=1), now=LATER)
    correct_event(event, EventItem(type="damage", amount=2), now=LATER)
    event.refresh_from_db()
    assert event.amount == 2


def test_striking_out_and_taking_back(session: Session, event: Event) -> None:
    assert void_event(event, now=LATER).voided_at == LATER
    assert dealt(session) == 0
    assert void_event(event, now=LATER + dt.timedelta(hours=1)).voided_at == LATER
    assert restore_event(event, now=LATER).voided_at is None
    assert dealt(session) == 9
    assert restore_event(event, now=LATER).version == 3


def test_a_moved_event_counts_where_it_went(session: Session, event: Event) -> None:
    other = SessionFactory(campaign=session.campaign, completed=True)
    record_events(session.campaign, [EventItem(type="note")], session=other, by=None, now=NOON)
    moved = correct_event(event, HIT, session=other, now=LATER)
    assert (moved.session, moved.seq) == (other, 2)
    assert (dealt(session), dealt(other)) == (0, 9)


def test_an_event_moves_to_downtime_and_back(session: Session, event: Event) -> None:
    away = correct_event(event, HIT, session=None, now=LATER)
    assert (away.session_id, away.seq, dealt(session)) == (None, None, 0)
    back = correct_event(away, HIT, session=session, now=LATER)
    assert (back.seq, dealt(session)) == (2, 9)


def test_an_event_does_not_leave_its_campaign(event: Event) -> None:
    elsewhere = SessionFactory()
    with pytest.raises(Session.DoesNotExist):
        correct_event(event, HIT, session=elsewhere, now=LATER)


def test_every_earlier_version_is_kept(event: Event) -> None:
    correct_event(event, EventItem(type="damage", amount=1), now=LATER)
    void_event(event, now=LATER)
    assert list(event.history.order_by("pgh_id").values_list("amount", flat=True)) == [9, 1]


def test_closing_a_session_brings_its_figures_up_to_date(session: Session, event: Event) -> None:
    Session.objects.filter(pk=session.pk).update(projection={})
    ending = SessionEnding(real_end_time=LATER, game_end_time=60)
    assert close_session(session, ending, now=LATER).is_completed
    assert dealt(session) == 9
