"""What a run of sessions adds up to: the kept figures of its evenings, those that were stated among them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from events_app.domain.analytics.rows import Evening
from events_app.domain.figures import FIGURE_KEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Of the evenings that were played to their end. `minutes` at the table; the game's times in total seconds.

    `figures` by their names in documents. `timed`: how many of the evenings say how long they took.
    """

    evenings: int
    timed: int
    minutes: int
    figures: Mapping[str, int]
    start: dt.datetime | None
    end: dt.datetime | None
    game_start: int | None
    game_end: int | None

    @property
    def is_empty(self) -> bool:
        return not any(self.figures.values())


def add_up(evenings: Iterable[Evening]) -> Sums:
    """A figure is stated or counted on each evening by itself; the sum makes no difference."""
    known = list(evenings)
    minutes = [evening.minutes for evening in known if evening.minutes is not None]
    starts = [evening.start for evening in known if evening.start]
    game_starts = [evening.game_start for evening in known if evening.game_start is not None]
    game_ends = [evening.game_end for evening in known if evening.game_end is not None]
    return Sums(
        evenings=len(known),
        timed=len(minutes),
        minutes=sum(minutes),
        figures={key: sum(evening.figures[key] for evening in known) for key in FIGURE_KEYS},
        start=min(starts, default=None),
        end=max(starts, default=None),
        game_start=min(game_starts, default=None),
        game_end=max(game_ends, default=None),
    )
