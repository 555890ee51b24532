"""Where a page of a search ended."""

import datetime as dt
import math
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last event seen; the page after it begins behind. `weight` matters only in the order of relevance."""

    real_time: dt.datetime
    event_id: UUID
    weight: float = 0.0

    def __str__(self) -> str:
        return f"{self.real_time.isoformat()}~{self.event_id.hex}~{self.weight!r}"


def read_cursor(text: str) -> Cursor | None:
    """The cursor that was written so; None for anything else: the first page."""
    moment, _, rest = text.partition("~")
    event_id, _, weight = rest.partition("~")
    try:
        cursor = Cursor(dt.datetime.fromisoformat(moment).astimezone(dt.UTC), UUID(event_id), float(weight))
    except (ValueError, OverflowError):
        return None
    return cursor if math.isfinite(cursor.weight) else None
