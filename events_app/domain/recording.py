"""Recording events: the only way into the log."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from campaigntracker.campaigns.domain.clock import set_clock
from campaigntracker.campaigns.models import Campaign, Member
from events_app.domain.checking import check_item
from events_app.domain.codex.births import note_names
from events_app.domain.errors import DuplicateIdError
from events_app.domain.goals.secrecy import keep_goals_secret
from events_app.domain.items import EventItem
from events_app.domain.projection import extend_projection, party_names
from events_app.domain.recorded import NewEvent, Recorded
from events_app.domain.retries import KnownEvents
from events_app.domain.stamping import Stamper
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
    What names a goal that only GMs know of is recorded for GMs alone.

    `campaign` and `session` are brought up to date with what has changed on them: clock, counter, figures.
    What it costs does not grow with the log: it reads no event but those that come again. Only what is earlier in real
    time than an event already there makes it read the session's others, once.
    """
    if not items:
        return []
    # All are checked before the database is asked about any: it does not even look for a text that it cannot hold.
    categories = [check_item(item, index) for index, item in enumerate(items)]
    # The campaign's row guards its clock, the session's row its counter; always locked in this order.
    started = Campaign.objects.lock_clock(campaign) if session is None else Session.objects.lock_log(campaign, session)
    known = KnownEvents(campaign, items)
    stamper = Stamper(campaign, session, by=by, clock=started, now=now)
    results: list[Recorded] = []
    fresh: list[NewEvent] = []
    for index, item in enumerate(keep_goals_secret(campaign, items)):
        earlier = known.find(item)
        if earlier is not None:
            if not known.is_retry(earlier, item):
                raise DuplicateIdError(index, item.external_id)
            results.append(Recorded(earlier.id, earlier.seq, created=False, source=earlier))
            continue
        new = stamper.stamp(item, categories[index], index)
        fresh.append(new)
        results.append(Recorded(new.id, new.seq, created=True, source=new))
        known.note(item, results[-1])
    if fresh:
        Event.objects.insert([new.columns for new in fresh], fresh[0].shared_columns)
        note_names(campaign, [new.item for new in fresh], now=now)
    if session is not None and fresh:
        session.last_seq = stamper.seq
        extend_projection(
            session,
            [new.row for new in fresh],
            party_sees=any(new.item.visibility == Visibility.PARTY for new in fresh),
            party=lambda: party_names(campaign),
        )
        # Play drives the clock; what is filed later about a finished session does not.
        if session.is_in_progress and stamper.clock != started:
            set_clock(campaign, stamper.clock)
    return results
