"""Many write to one session at once, and somebody follows: each event once, in order, without a gap.

`WRITERS=16 EVENTS_EACH=1000 pytest -s tests/events_app/domain/test_many_writers.py` is the full size.
"""

import os
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from sessions_app.models.session_queryset import SessionQuerySet
from tests.factories import SessionFactory

WRITERS = int(os.environ.get("WRITERS", "6"))
EACH = int(os.environ.get("EVENTS_EACH", "15"))

pytestmark = pytest.mark.django_db(transaction=True)


class Follower(threading.Thread):
    """Asks for what comes after the last event it has seen, until it is told that no more is written."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.seen, self.polls = session, [0], 0
        self.done = threading.Event()

    def run(self) -> None:
        is_last = False
        while not is_last:
            is_last = self.done.is_set()
            rows = Event.objects.of_session(self.session).after_seq(self.seen[-1])
            self.seen += [seq for seq in rows.values_list("seq", flat=True) if seq is not None]
            self.polls += 1
            time.sleep(0.002)
        connection.close()


def write(session: Session, writer: int) -> int:
    """How many of the writer's events were recorded."""
    recorded = 0
    try:
        for number in range(EACH):
            item = EventItem(type="damage", amount=1, source=f"writer-{writer}", external_id=str(number))
            try:
                own = Session.objects.select_related("campaign").get(pk=session.pk)
                record_events(own.campaign, [item], session=own, by=None, now=timezone.now())
            except IntegrityError:
                continue
            recorded += 1
    finally:
        connection.close()
    return recorded


@pytest.fixture
def session() -> Iterator[Session]:
    yield SessionFactory(in_progress=True)
    connection.close()


def let_all_write(session: Session) -> tuple[Follower, int]:
    follower = Follower(session)
    follower.start()
    with ThreadPoolExecutor(WRITERS) as pool:
        recorded = sum(pool.map(lambda writer: write(session, writer), range(WRITERS)))
    follower.done.set()
    follower.join()
    return follower, recorded


def test_who_follows_sees_each_event_once_and_in_order(session: Session) -> None:
    follower, recorded = let_all_write(session)
    sys.stdout.write(f"{recorded:,} events of {WRITERS} writers, read in {follower.polls:,} polls\n")
    assert recorded == WRITERS * EACH
    assert follower.seen == list(range(recorded + 1))
    session.refresh_from_db()
    assert (session.last_seq, session.log_version) == (recorded, recorded)
    assert session.projection["gm"]["figures"]["eventCount"] == recorded


def test_without_the_locks_of_the_rows_events_are_lost(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SessionQuerySet, "select_for_update", lambda sessions, **_of: sessions)
    _follower, recorded = let_all_write(session)
    assert recorded < WRITERS * EACH
