"""The events that hold records."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from campaigntracker.campaigns.models import Viewer
from events_app.models import Event


@dataclass(frozen=True, slots=True)
class Holder:
    """An event as a record tells of it."""

    id: UUID
    name: str
    actor: str
    target: str


def read_holders(viewer: Viewer, places: Iterable[tuple[UUID, int]]) -> dict[tuple[UUID, int], Holder]:
    """Events by session and number, in one query; none that the viewer may not see."""
    wanted = set(places)
    if not wanted:
        return {}
    which = reduce(or_, (Q(session=session, seq=seq) for session, seq in wanted))
    rows = Event.objects.visible_to(viewer).filter(which).order_by()
    values = rows.values_list("session", "seq", "id", "name", "actor", "target")
    return {(session, seq): Holder(*rest) for session, seq, *rest in values}
