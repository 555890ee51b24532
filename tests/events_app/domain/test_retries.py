"""A sender who asks again is told that the event is there, whatever a GM has made of it since."""

import dataclasses

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events_app.domain.bulk import move_events
from events_app.domain.correcting import correct_event, void_event
from events_app.domain.errors import DuplicateIdError
from events_app.domain.items import EventItem
from events_app.domain.recording import Recorded, record_events
from events_app.domain.retries import KnownEvents
from sessions_app.models import Session
from tests.factories import NOON, SessionFactory

SENT = EventItem(type="damage", amount=7, actor="Nim", source="vtt", external_id="hit-1")


@pytest.fixture
def session(db: None) -> Session:
    return SessionFactory(in_progress=True)


def send(session: Session, item: EventItem) -> Recorded:
    [result] = record_events(session.campaign, [item], session=session, by=None, now=NOON)
    return result


def test_a_retry_of_what_has_been_corrected_twice_is_a_duplicate(session: Session) -> None:
    event = send(session, SENT).event
    for amount in (8, 9):
        event = correct_event(event, dataclasses.replace(SENT, amount=amount), now=NOON)
    again = send(session, SENT)
    assert (again.created, again.event.amount) == (False, 9)
    assert not send(session, dataclasses.replace(SENT, amount=9)).created


def test_what_it_never_was_when_it_came_is_another_event(session: Session) -> None:
    event = correct_event(send(session, SENT).event, dataclasses.replace(SENT, amount=8), now=NOON)
    correct_event(event, dataclasses.replace(SENT, amount=9), now=NOON)
    with pytest.raises(DuplicateIdError):
        send(session, dataclasses.replace(SENT, amount=8))


def test_voided_or_moved_it_is_still_there(session: Session) -> None:
    event = send(session, SENT).event
    move_events([void_event(event, now=NOON)], session=None, now=NOON)
    again = send(session, SENT)
    assert (again.created, again.event.is_voided, again.event.session) == (False, True, None)


def test_without_the_first_version_a_correction_would_look_like_a_conflict(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct_event(send(session, SENT).event, dataclasses.replace(SENT, amount=8), now=NOON)
    monkeypatch.setattr(KnownEvents, "_first_versions", {})
    with pytest.raises(DuplicateIdError):
        send(session, SENT)


def test_earlier_versions_are_read_once_for_a_whole_batch(session: Session) -> None:
    def queries_to_retry(count: int) -> int:
        items = [dataclasses.replace(SENT, external_id=f"{count}-{i}") for i in range(count)]
        for result in record_events(session.campaign, items, session=session, by=None, now=NOON):
            correct_event(result.event, dataclasses.replace(SENT, amount=8), now=NOON)
        with CaptureQueriesContext(connection) as captured:
            record_events(session.campaign, items, session=session, by=None, now=NOON)
        return len(captured)

    assert queries_to_retry(2) == queries_to_retry(6)
