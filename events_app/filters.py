"""What part of the timeline an address asks for, and the addresses of the other parts."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from events_app.domain.reading import TimelineReading
from events_app.models import Category


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
    """Categories to show (none: all of them) and the clock that orders them."""

    categories: tuple[str, ...] = ()
    in_game_order: bool = False

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        """Read `?category=combat&category=note&order=game`; what is not understood asks for nothing."""
        wanted = set(query.getlist("category"))
        return cls(tuple(name for name in Category.values if name in wanted), query.get("order") == "game")

    @property
    def query(self) -> str:
        """The query string with its question mark, or nothing."""
        pairs = [("category", category) for category in self.categories]
        if self.in_game_order:
            pairs.append(("order", "game"))
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def everything_query(self) -> str:
        return type(self)((), self.in_game_order).query

    @property
    def real_order_query(self) -> str:
        return type(self)(self.categories, in_game_order=False).query

    @property
    def game_order_query(self) -> str:
        return type(self)(self.categories, in_game_order=True).query

    def choices(self, reading: TimelineReading) -> list[Choice]:
        """The categories that occur, and those switched on, with the address that toggles each."""
        return [
            Choice(category.value, str(category.label), count, category in self.categories, self._toggled(category))
            for category in Category
            if (count := reading.counts.get(category, 0)) or category in self.categories
        ]

    def _toggled(self, category: str) -> str:
        on = set(self.categories) ^ {category}
        return type(self)(tuple(name for name in Category.values if name in on), self.in_game_order).query
