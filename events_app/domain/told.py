"""Events as plain records: a page tells hundreds, and a model instance for each costs more than the rest of it."""

import datetime as dt
from typing import Any, NamedTuple
from uuid import UUID

from events_app.models import Visibility
from events_app.models.event_queryset import EventQuerySet


class ToldEvent(NamedTuple):
    """What the timeline reads of an event. The fields are columns."""

    id: UUID
    seq: int | None
    real_time: dt.datetime
    game_time: int
    category: str
    type: str
    name: str
    description: str
    actor: str
    target: str
    location: str
    amount: int | None
    data: dict[str, Any]
    visibility: str
    voided_at: dt.datetime | None

    @property
    def is_secret(self) -> bool:
        return self.visibility == Visibility.GM

    @property
    def is_voided(self) -> bool:
        return self.voided_at is not None


class OutlinedRow(NamedTuple):
    """What a log's shape depends on, and what it is filtered by. The fields are columns, `data` the encounter alone."""

    id: UUID
    seq: int | None
    real_time: dt.datetime
    game_time: int
    category: str
    type: str
    name: str
    actor: str
    target: str
    data: dict[str, Any]
    voided_at: dt.datetime | None

    @property
    def is_voided(self) -> bool:
        return self.voided_at is not None


def load_told(events: EventQuerySet) -> list[ToldEvent]:
    return [ToldEvent._make(row) for row in events.values_list(*ToldEvent._fields)]


def load_outlined(events: EventQuerySet) -> list[OutlinedRow]:
    columns = ["data__encounterId" if name == "data" else name for name in OutlinedRow._fields]
    place = OutlinedRow._fields.index("data")
    return [
        OutlinedRow._make((*row[:place], {"encounterId": row[place]}, *row[place + 1 :]))
        for row in events.values_list(*columns)
    ]
