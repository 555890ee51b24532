"""Somebody logs an event while somebody else changes the calendar."""

import threading
from collections.abc import Callable
from unittest import mock

import pytest
from django.db import IntegrityError, models

from campaigntracker.campaigns.models import Campaign
from events_app.domain import recalendar
from events_app.domain.calendar_change import CalendarChange, plan_calendar_change
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from tests.campaigns.test_claim_races import at_once
from tests.events_app.domain.test_recalendar import DAY, LONGER, THREE, campaign_in, past
from tests.factories import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def race(campaign: Campaign) -> list[object]:
    """Log an event once the change is planned and before it is written, if that can be."""
    planned, logged = threading.Event(), threading.Event()

    def plan_and_wait(*arguments: object) -> CalendarChange:
        change = plan_calendar_change(*arguments)  # type: ignore[arg-type]
        planned.set()
        logged.wait(timeout=1)  # the other one waits for the lock
        return change

    def log() -> object:
        planned.wait(timeout=10)
        item = EventItem(type="note", name="Meanwhile", game_time=11 * DAY)
        try:
            return record_events(campaign, [item], session=None, by=None, now=NOON)
        finally:
            logged.set()

    acts: list[Callable[[], object]] = [
        lambda: recalendar.change_calendar(campaign, LONGER, keep="dates", now=NOON),
        log,
    ]
    with mock.patch.object(recalendar, "plan_calendar_change", plan_and_wait):
        return at_once(*acts)


def begun() -> Campaign:
    campaign = campaign_in(THREE)
    past(campaign, 0, DAY, 30 * DAY)
    return campaign


def test_the_log_waits_for_the_calendar() -> None:
    campaign = begun()
    assert not [result for result in race(campaign) if isinstance(result, Exception)]
    assert Campaign.objects.get().definition == LONGER
    assert Event.objects.get(name="Meanwhile").game_time == 11 * DAY
    assert Event.objects.get(seq=2).game_time == 25 * 3600


def test_without_the_lock_the_change_would_miss_what_was_logged() -> None:
    campaign = begun()
    with mock.patch.object(models.QuerySet, "select_for_update", lambda queryset, **options: queryset):
        failed, _logged = race(campaign)
    assert isinstance(failed, IntegrityError)
    assert Campaign.objects.get().definition == THREE
