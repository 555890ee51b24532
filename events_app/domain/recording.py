"""Recording events: the only way into the log."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.clock import set_clock
from campaigntracker.campaigns.models import Campaign, Member
from events_app.domain.checking import BIGGEST, check_item
from events_app.domain.codex.births import note_names
from events_app.domain.errors import BadItemError, DuplicateIdError
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.domain.projection import extend_projection, party_names
from events_app.domain.retries import KnownEvents
from events_app.models import Event, Visibility
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one item: `created` is False for a retry of an event that was there already."""

    event: Event
    created: bool


@transaction.atomic
def record_events(
    campaign: Campaign,
    items: Sequence[EventItem],
    *,
    session: Session | None,
    by: Member | None,
    now: dt.datetime,
) -> list[Recorded]:
    """Record all items, or none; one result an item, in order.

    `session` None is downtime. Raise BadItemError for an item that cannot be kept, and DuplicateIdError when a
    sender's id comes again with other content than it first came with, or has now.
    """
    if not items:
        return []
    # All are checked before the database is asked about any: it does not even look for a text that it cannot hold.
    categories = [check_item(item, index) for index, item in enumerate(items)]
    # The campaign's row guards its clock, the session's row its counter; always locked in this order.
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if session is not None:
        session = Session.objects.select_for_update().get(campaign=campaign, pk=session.pk)
        session.campaign = campaign
    known = KnownEvents(campaign, items)
    clock, seq = campaign.clock, session.last_seq if session else 0
    results: list[Recorded] = []
    fresh: list[Event] = []
    for index, item in enumerate(items):
        earlier = known.find(item)
        if earlier is not None:
            if not known.is_retry(earlier, item):
                raise DuplicateIdError(index, item.external_id)
            results.append(Recorded(earlier, created=False))
            continue
        event = _new_event(campaign, item, category=categories[index], by=by, now=now, clock=clock)
        clock = _clock_after(event, item, clock)
        if abs(clock) > BIGGEST:
            raise BadItemError(index, "amount", _("The game clock cannot go that far."))
        if session is not None:
            seq += 1
            event.session, event.seq = session, seq
        fresh.append(event)
        results.append(Recorded(event, created=True))
        known.note(event)
    Event.objects.bulk_create(fresh, batch_size=1000)
    note_names(campaign, fresh, now=now)
    if session is not None and fresh:
        session.last_seq = seq
        extend_projection(
            session,
            fresh,
            party_sees=any(event.is_seen_by_party for event in fresh),
            party=lambda: party_names(campaign),
        )
        # Play drives the clock; what is filed later about a finished session does not.
        if session.is_in_progress and clock != campaign.clock:
            set_clock(campaign, clock)
    return results


def _new_event(
    campaign: Campaign, item: EventItem, *, category: str, by: Member | None, now: dt.datetime, clock: int
) -> Event:
    event = Event(campaign=campaign, author=by, source=item.source, external_id=item.external_id)
    for name in ITEM_COLUMNS:
        setattr(event, name, getattr(item, name))
    event.category = category
    event.real_time = item.real_time or now
    event.game_time = clock if item.game_time is None else item.game_time
    event.created_at = event.updated_at = now
    return event


def _clock_after(event: Event, item: EventItem, clock: int) -> int:
    """Where the clock stands after the event: time may be advanced or rewound, and a stated moment moves it forward.

    All read the clock, so what only the GM may see leaves it where it is.
    """
    if event.visibility == Visibility.GM:
        return clock
    if item.game_time is not None:
        return max(clock, item.game_time)
    if event.type == "time_advanced" and item.amount:
        return clock + item.amount
    return clock
