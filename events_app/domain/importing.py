"""Writing a whole log at once, for an import that has checked it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from campaigntracker.campaigns.models import Campaign
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.models import Event

BATCH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event with the past it had elsewhere. Its item leaves nothing out: category and both times are filled in."""

    item: EventItem
    session_id: UUID | None
    seq: int | None
    author_id: UUID | None
    voided_at: dt.datetime | None
    created_at: dt.datetime
    updated_at: dt.datetime


def insert_events(campaign: Campaign, rows: Iterable[NewEvent]) -> Iterator[int]:
    """Write the events in batches; yield the size of each. Sessions must carry their counter and figures already."""
    remaining = iter(rows)
    while batch := [_event(campaign, row) for row in islice(remaining, BATCH)]:
        Event.objects.bulk_create(batch)
        yield len(batch)


def _event(campaign: Campaign, row: NewEvent) -> Event:
    item = row.item
    return Event(
        campaign=campaign,
        session_id=row.session_id,
        seq=row.seq,
        author_id=row.author_id,
        source=item.source,
        external_id=item.external_id,
        voided_at=row.voided_at,
        created_at=row.created_at,
        updated_at=row.updated_at,
        **{name: getattr(item, name) for name in ITEM_COLUMNS},
    )
