"""Correcting the log: nothing is lost, every earlier version is kept by the database.

The figures of the sessions concerned follow in the same transaction, and the game clock as `clockwork` says.
Each verb takes `base_version`, the version that the editor saw: when it is no longer the last one, nothing is changed
and EventConflictError is raised. Without it nothing is compared.
"""

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Final, Self

from django.db import transaction

from campaigntracker.campaigns.models import Campaign
from events_app.domain.checking import check_item
from events_app.domain.clockwork import ClockStep, StepChange, is_in_play, move_clock_along, step_of
from events_app.domain.codex.births import note_names
from events_app.domain.errors import EventConflictError
from events_app.domain.goals.secrecy import names_secret_goal
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.domain.projection import refresh_projection
from events_app.domain.reaching import check_reach
from events_app.models import Event, Visibility
from events_app.models.vocabulary import PROGRESS
from sessions_app.models import Goal, Session


class Place(Enum):
    STAYS = "stays"


# In place of a session: the event stays in its own. None stands for downtime.
STAYS: Final = Place.STAYS


@transaction.atomic
def correct_event(
    event: Event,
    item: EventItem,
    *,
    now: dt.datetime,
    base_version: int | None = None,
    session: Session | Place | None = STAYS,
    voided: bool | None = None,
    said_before: bool = False,
) -> Event:
    """Replace what the event says. Times left out stay as they are; so does the event when nothing differs.

    `session`: where it belongs now. `voided`: whether it counts no more; None leaves that as it is.
    `said_before`: it said all this at some time, and no bound that is newer forbids it to say so again.
    What it says anew of a goal that only GMs know of, it says to GMs alone.
    Raise BadItemError when it cannot stand.
    """
    event, before = _lock(event, base_version)
    category = check_item(item, kept=item.description if said_before else event.description)
    if not said_before:
        check_reach(item, event.campaign.definition, kept=event)
    told_before = _goal_told_by(event)
    for name in ITEM_COLUMNS:
        value = getattr(item, name)
        if name in ("real_time", "game_time") and value is None:
            continue
        setattr(event, name, value)
    event.category = category
    told = _goal_told_by(event)
    if told and told != told_before and names_secret_goal(event, Goal.objects.of(event.campaign)):
        event.visibility = Visibility.GM
    if voided is not None and voided != event.is_voided:
        event.voided_at = now if voided else None
    if session is not STAYS:
        _put_into(event, session)
    return _save(event, before, now)


@transaction.atomic
def void_event(event: Event, *, now: dt.datetime, base_version: int | None = None) -> Event:
    """Take the event out of every count and page but the GM's log."""
    event, before = _lock(event, base_version)
    event.voided_at = event.voided_at or now
    return _save(event, before, now)


@transaction.atomic
def restore_event(event: Event, *, now: dt.datetime, base_version: int | None = None) -> Event:
    """Take a voided event back in."""
    event, before = _lock(event, base_version)
    event.voided_at = None
    return _save(event, before, now)


@transaction.atomic
def show_event_to(visibility: str, event: Event, *, now: dt.datetime, base_version: int | None = None) -> Event:
    """Show the event to the party, or to GMs only."""
    event, before = _lock(event, base_version)
    event.visibility = visibility
    return _save(event, before, now)


@dataclass(frozen=True, slots=True)
class _Before:
    """The event as it stood before the change."""

    session: Session | None
    is_seen: bool
    step: ClockStep | None
    content: tuple[object, ...]

    @classmethod
    def of(cls, event: Event) -> Self:
        return cls(event.session, event.is_seen_by_party, step_of(event), _content(event))


def _content(event: Event) -> tuple[object, ...]:
    return (*(getattr(event, name) for name in ITEM_COLUMNS), event.session_id, event.voided_at)


def _lock(event: Event, base_version: int | None) -> tuple[Event, _Before]:
    """Lock campaign, session and event, in the order in which recording does; return the event as it stands now."""
    campaign = Campaign.objects.select_for_update().get(pk=event.campaign_id)
    event = Event.objects.of(campaign).select_for_update().get(pk=event.pk)
    if event.session_id:
        event.session = Session.objects.of(campaign).select_for_update().get(pk=event.session_id)
        event.session.campaign = campaign
    event.campaign = campaign
    if base_version is not None and event.version != base_version:
        raise EventConflictError(event)
    return event, _Before.of(event)


def _goal_told_by(event: Event) -> tuple[object, ...]:
    """By what the event names a goal; empty for one that names none."""
    return (event.name, event.data.get("goalId")) if event.type == PROGRESS else ()


def _put_into(event: Event, session: Session | None) -> None:
    if (session and session.pk) == event.session_id:
        return
    if session is not None:
        session = Session.objects.of(event.campaign).select_for_update().get(pk=session.pk)
        session.campaign = event.campaign
        session.last_seq += 1
        session.save(update_fields=["last_seq"])
    event.session, event.seq = session, session.last_seq if session else None


def _save(event: Event, before: _Before, now: dt.datetime) -> Event:
    if _content(event) == before.content:
        return event
    event.version += 1
    event.updated_at = now
    event.save()
    if not event.is_voided:
        note_names(event.campaign, [event], now=now)
    move_clock_along(event.campaign, [StepChange(before.step, step_of(event), is_in_play(event))])
    has_moved = (before.session and before.session.pk) != event.session_id
    if event.session is not None:
        was_seen_here = before.is_seen and not has_moved
        refresh_projection(event.session, party_sees=was_seen_here or event.is_seen_by_party)
    if before.session is not None and has_moved:
        refresh_projection(before.session, party_sees=before.is_seen)
    return event
