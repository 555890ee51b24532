"""Correcting the log: nothing is lost, every earlier version is kept by the database."""

import datetime as dt

from django.db import transaction

from campaigntracker.campaigns.models import Campaign
from events_app.domain.checking import check_item
from events_app.domain.errors import EventConflictError
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.domain.projection import refresh_projection
from events_app.models import Event
from sessions_app.models import Session


@transaction.atomic
def correct_event(event: Event, item: EventItem, *, now: dt.datetime, base_version: int | None = None) -> Event:
    """Replace what the event says. Times left out stay as they are.

    Raise BadItemError when it cannot stand, and EventConflictError when `base_version`, the version that the editor
    saw, is no longer the last one.
    """
    category = check_item(item)
    event = _lock(event)
    if base_version is not None and event.version != base_version:
        raise EventConflictError(event)
    was_seen = event.is_seen_by_party
    for name in ITEM_COLUMNS:
        value = getattr(item, name)
        if name in ("real_time", "game_time") and value is None:
            continue
        setattr(event, name, value)
    event.category = category
    return _save(event, now, was_seen=was_seen)


@transaction.atomic
def void_event(event: Event, *, now: dt.datetime) -> Event:
    """Take the event out of every count and page but the GM's log."""
    event = _lock(event)
    if event.voided_at is None:
        was_seen = event.is_seen_by_party
        event.voided_at = now
        return _save(event, now, was_seen=was_seen)
    return event


@transaction.atomic
def restore_event(event: Event, *, now: dt.datetime) -> Event:
    """Take a voided event back in."""
    event = _lock(event)
    if event.voided_at is not None:
        event.voided_at = None
        return _save(event, now, was_seen=False)
    return event


@transaction.atomic
def move_event(event: Event, *, session: Session | None, now: dt.datetime) -> Event:
    """Move the event to another session of its campaign, or to downtime; there it gets the next number."""
    event = _lock(event)
    source = event.session
    if (session and session.pk) == event.session_id:
        return event
    if session is not None:
        session = Session.objects.select_for_update().get(campaign_id=event.campaign_id, pk=session.pk)
        session.campaign = event.campaign
        session.last_seq += 1
        session.save(update_fields=["last_seq"])
    event.session, event.seq = session, session.last_seq if session else None
    moved = _save(event, now, was_seen=event.is_seen_by_party)
    if source is not None:
        refresh_projection(source, party_sees=event.is_seen_by_party)
    return moved


def _lock(event: Event) -> Event:
    """Lock campaign, session and event, in the order in which recording does."""
    campaign = Campaign.objects.select_for_update().get(pk=event.campaign_id)
    event = Event.objects.of(campaign).select_for_update().get(pk=event.pk)
    if event.session_id:
        event.session = Session.objects.of(campaign).select_for_update().get(pk=event.session_id)
        event.session.campaign = campaign
    event.campaign = campaign
    return event


def _save(event: Event, now: dt.datetime, *, was_seen: bool) -> Event:
    """`was_seen`: whether the party could see the event before the change."""
    event.version += 1
    event.updated_at = now
    event.save()
    if event.session is not None:
        refresh_projection(event.session, party_sees=was_seen or event.is_seen_by_party)
    return event
