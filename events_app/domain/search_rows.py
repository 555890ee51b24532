"""What a search found, as plain records: a model instance for each costs more than the search."""

import datetime as dt
from typing import Any, NamedTuple, cast
from uuid import UUID

from events_app.models import Visibility
from events_app.models.event_queryset import EventQuerySet


class FoundEvent(NamedTuple):
    """One event and its session, whose number and title are None for what happened between sessions."""

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
    session_number: int | None
    session_title: str | None

    @property
    def is_secret(self) -> bool:
        return self.visibility == Visibility.GM

    @property
    def is_voided(self) -> bool:
        return self.voided_at is not None


OF_SESSION = ("session__number", "session__title")
OF_EVENT = FoundEvent._fields[: -len(OF_SESSION)]


def load_found(events: EventQuerySet) -> list[FoundEvent]:
    return [FoundEvent._make(cast(Any, row)) for row in events.values_list(*OF_EVENT, *OF_SESSION)]
