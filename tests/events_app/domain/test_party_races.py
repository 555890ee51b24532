"""A character joins the party while somebody logs."""

import threading
import time
from collections.abc import Callable
from unittest import mock

import pytest
from django.db import OperationalError, connection

from campaigntracker.campaigns.models import Campaign, Character
from events_app.domain import party
from events_app.domain.items import EventItem
from events_app.domain.projection import refresh_campaign
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.campaigns.test_claim_races import at_once
from tests.factories import NOON, SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        [(count,)] = cursor.fetchall()
    return bool(count)


def race(session: Session) -> list[object]:
    """Log while the figures of all sessions are counted anew: whoever logs has to wait for that."""
    counted = threading.Event()

    def count_and_wait(campaign: Campaign) -> int:
        changed = refresh_campaign(campaign)
        counted.set()
        end = time.monotonic() + 30
        while not somebody_waits() and time.monotonic() < end:
            time.sleep(0.01)
        return changed

    def log() -> object:
        counted.wait(timeout=30)
        item = EventItem(type="damage", actor="Wren", target="Ghoul", amount=4)
        return record_events(session.campaign, [item], session=session, by=None, now=NOON)

    acts: list[Callable[[], object]] = [
        lambda: party.add_party_character(session.campaign, name="Wren", member=None),
        log,
    ]
    with mock.patch.object(party, "refresh_campaign", count_and_wait):
        return at_once(*acts)


def test_the_log_waits_for_the_figures() -> None:
    session = SessionFactory(in_progress=True)
    assert not [result for result in race(session) if isinstance(result, Exception)]
    assert (Character.objects.count(), Event.objects.count()) == (1, 1)
    session.refresh_from_db()
    assert session.projection["gm"]["figures"]["totalDamageDealt"] == 4


def test_without_the_lock_each_would_wait_for_the_other() -> None:
    session = SessionFactory(in_progress=True)
    with mock.patch.object(party, "lock_log", return_value=None):
        results = race(session)
    assert [result for result in results if isinstance(result, OperationalError)]
