"""Telling a retry from another event under the same id."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from campaigntracker.campaigns.models import Campaign
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.domain.recorded import Recorded
from events_app.models import Event, Visibility
from events_app.models.vocabulary import PROGRESS


class KnownEvents:
    """The events of a campaign that bear one of the items' ids, in one query; none where no item has an id."""

    def __init__(self, campaign: Campaign, items: Sequence[EventItem]) -> None:
        ids = {item.external_id for item in items if item.external_id}
        rows = Event.objects.of(campaign).from_senders({item.source for item in items}, ids) if ids else ()
        self._events = {(event.source, event.external_id): event for event in rows}
        self._new: dict[tuple[str, str], Recorded] = {}

    def find(self, item: EventItem) -> Event | None:
        if not item.external_id:
            return None
        key = (item.source, item.external_id)
        new = self._new.get(key)
        return new.event if new else self._events.get(key)

    def note(self, item: EventItem, recorded: Recorded) -> None:
        """One more, recorded just now."""
        if item.external_id:
            self._new[item.source, item.external_id] = recorded

    def is_retry(self, event: Event, item: EventItem) -> bool:
        """Whether the item says what the event says now, or what it said when it first came: a sender who asks again
        does not know that a GM has corrected it since.
        """
        if says_the_same(event, item):
            return True
        first = self._first_versions.get(event.pk)
        return first is not None and says_the_same(first, item)

    @cached_property
    def _first_versions(self) -> dict[UUID, Any]:
        corrected = [event.pk for event in self._events.values() if event.version > 1]
        kept = Event.history.rel.related_model.objects.filter(pgh_obj_id__in=corrected)  # type: ignore[attr-defined]
        return {row.pgh_obj_id: row for row in kept.order_by("pgh_obj_id", "pgh_id").distinct("pgh_obj_id")}


def says_the_same(kept: Any, item: EventItem) -> bool:
    """Compare what the item states with an event, or an earlier version of one; what it leaves out was filled in when
    the event was first recorded.
    """
    stated = {name: getattr(item, name) for name in ITEM_COLUMNS}
    for optional in ("category", "real_time", "game_time"):
        if not stated[optional] and stated[optional] != 0:
            del stated[optional]
    if item.type == PROGRESS and kept.visibility == Visibility.GM:
        # What names a goal that only GMs know of is kept for them, whatever its sender said.
        del stated["visibility"]
    return all(getattr(kept, name) == value for name, value in stated.items())
