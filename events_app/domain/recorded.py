"""What became of an item that was to be recorded."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from campaigntracker.campaigns.models import Campaign, Member
from events_app.domain.fold import Row
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.models import Event
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An item with all that it left out filled in."""

    id: UUID
    seq: int | None
    campaign: Campaign
    session: Session | None
    author: Member | None
    item: EventItem
    category: str
    real_time: dt.datetime
    game_time: int
    now: dt.datetime

    @property
    def columns(self) -> dict[str, Any]:
        """Its own, as plain JSON."""
        item = self.item
        return {
            "id": str(self.id),
            "external_id": item.external_id,
            "seq": self.seq,
            "real_time": self.real_time.isoformat(),
            "game_time": self.game_time,
            "category": self.category,
            "type": item.type,
            "name": item.name,
            "description": item.description,
            "actor": item.actor,
            "target": item.target,
            "location": item.location,
            "amount": item.amount,
            "data": item.data,
            "visibility": item.visibility,
            "source": item.source,
        }

    @property
    def shared_columns(self) -> dict[str, Any]:
        """Those in which all events recorded together are alike."""
        return {
            "campaign_id": self.campaign.pk,
            "session_id": self.session and self.session.pk,
            "author_id": self.author and self.author.pk,
            "voided_at": None,
            "version": 1,
            "created_at": self.now,
            "updated_at": self.now,
        }

    @property
    def row(self) -> Row:
        """What the fold reads of it."""
        item = self.item
        return Row(
            self.seq or 0,
            self.real_time,
            self.category,
            item.type,
            item.name,
            item.description,
            item.actor,
            item.target,
            item.location,
            item.amount,
            item.data,
            item.visibility,
        )

    def instance(self) -> Event:
        item = self.item
        event = Event(
            id=self.id,
            external_id=item.external_id,
            campaign=self.campaign,
            session=self.session,
            author=self.author,
            seq=self.seq,
            source=item.source,
            created_at=self.now,
            updated_at=self.now,
            **{name: getattr(item, name) for name in ITEM_COLUMNS},
        )
        event.category, event.real_time, event.game_time = self.category, self.real_time, self.game_time
        event._state.adding, event._state.db = False, "default"
        return event


@dataclass(frozen=True)
class Recorded:
    """One item's outcome: `created` is False for a retry of an event that was there already.

    `id` and `seq` are at hand; the event itself is made an instance when it is asked for.
    """

    id: UUID
    seq: int | None
    created: bool
    source: Event | NewEvent

    @cached_property
    def event(self) -> Event:
        return self.source if isinstance(self.source, Event) else self.source.instance()
