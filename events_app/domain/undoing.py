"""Taking back the last line, and saying it again: with all its events, and the clock where it moved it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from campaigntracker.campaigns.models import Member
from events_app.domain.bulk import restore_events, void_events
from events_app.domain.capturing import SOURCE, line_events
from events_app.models import Event
from sessions_app.domain.locking import lock_session
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class Undone:
    """The events that were voided, or restored; `clock` is where the game clock went, None where it stayed."""

    events: tuple[Event, ...]
    clock: int | None = None


@transaction.atomic
def undo_last(session: Session, *, by: Member, now: dt.datetime, only: UUID | None = None) -> Undone | None:
    """Void the last entry that this member has typed in this session, and is not voided; None when there is none.

    The clock goes back where the entry moved it and nothing has moved it since, as for every correction. `only`: the
    event that was the last one when undo was asked for; where it no longer is, nothing happens.
    """
    session = lock_session(session)
    last = Event.objects.of_session(session).live().typed_by(by).order_by("-seq").first()
    if last is None or (only is not None and last.pk != only):
        return None
    events = [event for event in _line(session, last) if event.voided_at is None]
    return _turn(session, events, void_events, now)


@transaction.atomic
def undo_line(session: Session, line: str, *, by: Member, now: dt.datetime) -> Undone | None:
    """Void what this member's captured line with this id recorded, whatever came after; None when nothing is left."""
    session = lock_session(session)
    events = [
        event
        for event in line_events(session.campaign, line)
        if event.session_id == session.pk and event.author_id == by.pk and event.voided_at is None
    ]
    return _turn(session, events, void_events, now) if events else None


@transaction.atomic
def redo(session: Session, event: Event, *, now: dt.datetime) -> Undone | None:
    """Restore the entry to which this voided event belongs, and move the clock again if it stands where it did."""
    session = lock_session(session)
    current = Event.objects.of_session(session).filter(pk=event.pk).first()
    if current is None:
        return None
    events = [event for event in _line(session, current) if event.voided_at is not None]
    if not events:
        return None
    return _turn(session, events, restore_events, now)


def _line(session: Session, event: Event) -> list[Event]:
    if event.source != SOURCE or not event.external_id:
        return [event]
    return [other for other in line_events(session.campaign, event.external_id) if other.session_id == session.pk]


def _turn(session: Session, events: Sequence[Event], turn: Callable[..., int], now: dt.datetime) -> Undone:
    """Void or restore all of a line at once: the clock follows the line as a whole, as `clockwork` says."""
    campaign, before = session.campaign, session.campaign.clock
    turn(events, now=now)
    campaign.refresh_from_db(fields=["clock"])
    for event in events:
        event.refresh_from_db()
    return Undone(tuple(events), campaign.clock if campaign.clock != before else None)
