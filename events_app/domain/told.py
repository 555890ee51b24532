"""Events as plain records: a page tells hundreds, and a model instance for each costs more than the rest of it."""

import datetime as dt
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from campaigntracker.campaigns.models import Viewer
from campaigntracker.postgres.compiled import Compiled, compiled
from events_app.models import Event, Visibility
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Session


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


OUTLINED = ("id", "seq", "game_time", "category", "type", "name", "actor", "target", "data__encounterId", "voided_at")


class OutlinedRow(NamedTuple):
    """What a log's shape depends on, and what it is filtered by: columns, of `data` the encounter alone.

    Thousands are read, and few of their ids and encounters asked for: those stay as the database says them.
    """

    key: str
    seq: int | None
    game_time: int
    category: str
    type: str
    name: str
    actor: str
    target: str
    encounter: Any
    voided_at: str | None

    @property
    def id(self) -> UUID:
        return UUID(self.key)

    @property
    def data(self) -> dict[str, Any]:
        return {"encounterId": self.encounter}

    @property
    def is_voided(self) -> bool:
        return self.voided_at is not None


def load_log(session: Session, viewer: Viewer, *, in_game_order: bool) -> list[ToldEvent]:
    """All of a session's log that the viewer may see."""
    rows = _log(is_gm=viewer.is_gm, in_game_order=in_game_order)(session.campaign_id, session.pk)
    return [ToldEvent._make(row) for row in rows]


@cache
def _log(*, is_gm: bool, in_game_order: bool) -> "Compiled[[Any, UUID], tuple[Any, ...]]":
    def log(campaign: Any, session: UUID) -> "QuerySet[Event, tuple[Any, ...]]":
        events = Event.objects.visible_to(Viewer.of_role(campaign, is_gm=is_gm)).filter(session=session)
        ordered = events.in_game_order() if in_game_order else events.in_real_order()
        return ordered.values_list(*ToldEvent._fields)

    return compiled(log)


def load_told(events: EventQuerySet) -> list[ToldEvent]:
    return [ToldEvent._make(row) for row in events.values_list(*ToldEvent._fields)]


def load_outlined(events: EventQuerySet) -> list[OutlinedRow]:
    """As one JSON text: reading thousands of rows one by one takes many times as long."""
    return [OutlinedRow._make(row) for row in events.as_arrays(OUTLINED)]
