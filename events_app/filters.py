"""What part of the timeline an address asks for, and the addresses of the other parts."""

from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from events_app.domain.reading import TimelineReading, Wanted
from events_app.models import Category

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """A category that can be switched on or off; `query` is the query string that does it."""

    category: str
    label: str
    count: int
    is_on: bool
    query: str


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Says in addresses what `Wanted` says of a log."""

    wanted: Wanted = field(default_factory=Wanted)

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        """Read `?category=combat&category=note&who=Nim&q=door&order=game&after=…`; nonsense asks for nothing."""
        categories = set(query.getlist("category"))
        return cls(
            Wanted(
                categories=tuple(name for name in Category.values if name in categories),
                who=_text(query, "who"),
                text=_text(query, "q"),
                in_game_order=query.get("order") == "game",
                after=_id(query, "after"),
                at=_id(query, "at"),
                through=_id(query, "through"),
            )
        )

    @property
    def query(self) -> str:
        """The query string with its question mark, or nothing; of the first piece."""
        return _query(self.wanted)

    @property
    def everything_query(self) -> str:
        return _query(Wanted(in_game_order=self.wanted.in_game_order))

    @property
    def real_order_query(self) -> str:
        return _query(replace(self.wanted, in_game_order=False))

    @property
    def game_order_query(self) -> str:
        return _query(replace(self.wanted, in_game_order=True))

    def after_query(self, event: UUID) -> str:
        return _query(self.wanted, after=event)

    def at_query(self, event: UUID) -> str:
        return _query(self.wanted, at=event)

    def through_query(self, event: UUID) -> str:
        return _query(self.wanted, through=event)

    def choices(self, reading: TimelineReading) -> list[Choice]:
        """The categories that occur, and those switched on, with the address that toggles each."""
        chosen = self.wanted.categories
        return [
            Choice(category.value, str(category.label), count, category in chosen, self._toggled(category))
            for category in Category
            if (count := reading.counts.get(category, 0)) or category in chosen
        ]

    def _toggled(self, category: str) -> str:
        on = set(self.wanted.categories) ^ {category}
        return _query(replace(self.wanted, categories=tuple(name for name in Category.values if name in on)))


def _query(wanted: Wanted, **place: UUID) -> str:
    pairs = [("category", category) for category in wanted.categories]
    pairs += [(name, value) for name, value in (("who", wanted.who), ("q", wanted.text)) if value]
    if wanted.in_game_order:
        pairs.append(("order", "game"))
    pairs += [(name, str(event)) for name, event in place.items()]
    return f"?{urlencode(pairs)}" if pairs else ""


def _text(query: QueryDict, name: str) -> str:
    """What was typed; what no database can hold asks for nothing."""
    text = query.get(name, "").strip()[:LONGEST]
    return "" if "\x00" in text else text


def _id(query: QueryDict, name: str) -> UUID | None:
    try:
        return UUID(query.get(name, ""))
    except ValueError:
        return None
