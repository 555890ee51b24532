"""Recording events: the only way into the log."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from campaigntracker.campaigns.domain.clock import set_clock
from campaigntracker.campaigns.models import Campaign, Member
from campaigntracker.ids import uuid7
from events_app.domain.checking import check_item
from events_app.domain.codex.births import note_names
from events_app.domain.errors import BadItemError, DuplicateIdError
from events_app.domain.items import EventItem
from events_app.domain.projection import extend_projection, party_names
from events_app.domain.reaching import check_reach, is_too_far, too_far
from events_app.domain.recorded import NewEvent, Recorded
from events_app.domain.retries import KnownEvents
from events_app.models import Event, Visibility
from sessions_app.models import Session

__all__ = ["Recorded", "record_events"]


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

    `campaign` and `session` are brought up to date with what has changed on them: clock, counter, figures.
    What it costs does not grow with the log: it reads no event but those that come again. Only what is earlier in real
    time than an event already there makes it read the session's others, once.
    """
    if not items:
        return []
    # All are checked before the database is asked about any: it does not even look for a text that it cannot hold.
    categories = [check_item(item, index) for index, item in enumerate(items)]
    # The campaign's row guards its clock, the session's row its counter; always locked in this order.
    started = clock = (
        Campaign.objects.lock_clock(campaign) if session is None else Session.objects.lock_log(campaign, session)
    )
    known = KnownEvents(campaign, items)
    seq = session.last_seq if session else 0
    results: list[Recorded] = []
    fresh: list[NewEvent] = []
    for index, item in enumerate(items):
        earlier = known.find(item)
        if earlier is not None:
            if not known.is_retry(earlier, item):
                raise DuplicateIdError(index, item.external_id)
            results.append(Recorded(earlier.id, earlier.seq, created=False, source=earlier))
            continue
        check_reach(item, campaign.definition, index)
        seq += 1
        new = NewEvent(
            id=uuid7(),
            seq=seq if session else None,
            campaign=campaign,
            session=session,
            author=by,
            item=item,
            category=categories[index],
            real_time=item.real_time or now,
            game_time=clock if item.game_time is None else item.game_time,
            now=now,
        )
        before, clock = clock, _clock_after(item, clock)
        if clock != before and is_too_far(clock, campaign.definition, before=before):
            raise BadItemError(index, "amount", too_far())
        fresh.append(new)
        results.append(Recorded(new.id, new.seq, created=True, source=new))
        known.note(item, results[-1])
    if fresh:
        Event.objects.insert([new.columns for new in fresh], fresh[0].shared_columns)
        note_names(campaign, [new.item for new in fresh], now=now)
    if session is not None and fresh:
        session.last_seq = seq
        extend_projection(
            session,
            [new.row for new in fresh],
            party_sees=any(new.item.visibility == Visibility.PARTY for new in fresh),
            party=lambda: party_names(campaign),
        )
        # Play drives the clock; what is filed later about a finished session does not.
        if session.is_in_progress and clock != started:
            set_clock(campaign, clock)
    return results


def _clock_after(item: EventItem, clock: int) -> int:
    """Where the clock stands after the event: time may be advanced or rewound, and a stated moment moves it forward.

    All read the clock, so what only the GM may see leaves it where it is.
    """
    if item.visibility == Visibility.GM:
        return clock
    if item.game_time is not None:
        return max(clock, item.game_time)
    if item.type == "time_advanced" and item.amount:
        return clock + item.amount
    return clock
