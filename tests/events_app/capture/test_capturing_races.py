"""The same line arrives twice at once, as after a connection that broke off."""

import threading
from unittest import mock

import pytest
from django.db import models

from campaigntracker.campaigns.models import Campaign
from events_app.domain import capturing
from events_app.domain.capturing import Captured, capture
from events_app.models import Event
from sessions_app.models import Session
from tests.campaigns.test_claim_races import at_once
from tests.factories import NOON, CampaignFactory, SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)


def send_twice(session: Session, *, patience: float = 1) -> list[object]:
    """Both look for the line before either has recorded it, if that can be within `patience` seconds."""
    both_looked, look = threading.Barrier(2), capturing.line_events

    def look_and_wait(campaign: Campaign, external_id: str) -> list[Event]:
        found = look(campaign, external_id)
        try:
            both_looked.wait(timeout=patience)  # the other one waits for the lock
        except threading.BrokenBarrierError:
            return found
        return found

    with mock.patch.object(capturing, "line_events", look_and_wait):
        return at_once(*[lambda: capture(session, "rest long", by=None, now=NOON, external_id="x")] * 2)


def test_a_line_that_arrives_twice_at_once_is_recorded_once() -> None:
    session = SessionFactory(campaign=CampaignFactory(clock=0), in_progress=True)
    results = [result for result in send_twice(session) if isinstance(result, Captured)]
    assert sorted(result.repeated for result in results) == [False, True]
    assert results[0].events == results[1].events
    assert (Event.objects.count(), Campaign.objects.get().clock) == (2, 28_800)


def test_without_the_lock_neither_would_know_of_the_other() -> None:
    session = SessionFactory(campaign=CampaignFactory(clock=0), in_progress=True)
    with mock.patch.object(models.QuerySet, "select_for_update", lambda queryset, **options: queryset):
        results = send_twice(session, patience=30)
    assert len(results) == 2
    assert not any(isinstance(result, Captured) and result.repeated for result in results)
