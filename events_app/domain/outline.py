"""A log's shape, and where it can be cut into pieces: never within a combat. Pure.

The shape is that of the whole log, told by its light columns; the texts are loaded for the piece that is shown.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.combats import CombatSpan, find_combats
from events_app.domain.logged import OutlinedEvent


@dataclass(frozen=True, slots=True)
class Piece:
    """The positions `start` up to but without `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DayRun:
    """Neighbours on one day of the game, from `start` up to but without `end`. A combat is of its first day."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """`spans`: the combats. `ends`: behind which positions a piece may end. `runs`: what stands under one heading."""

    length: int
    spans: tuple[CombatSpan, ...]
    ends: tuple[int, ...]
    runs: tuple[DayRun, ...]

    def pieces(self, size: int) -> list[Piece]:
        """One after the other, each as long as `size` or longer, where a combat or a short rest goes with it."""
        pieces: list[Piece] = []
        start = 0
        while start < self.length:
            pieces.append(self.piece_from(start, size))
            start = pieces[-1].end
        return pieces

    def piece_from(self, position: int, size: int) -> Piece:
        """The piece that begins at a position, or at the next one that no combat holds."""
        start = 0 if position == 0 else self.ends[bisect_left(self.ends, position)]
        rest = self.length - start
        end = self.length if rest <= size * 3 // 2 else self.ends[bisect_left(self.ends, start + size)]
        return Piece(start, end)

    def piece_with(self, position: int, size: int) -> Piece:
        """Of all pieces the one that holds a position."""
        return next(piece for piece in self.pieces(size) if piece.start <= position < piece.end)

    def run_at(self, position: int) -> DayRun:
        return self.runs[bisect_right(self.runs, position, key=lambda run: run.start) - 1]


def outline(
    events: Sequence[OutlinedEvent], definition: CalendarDefinition, spans: Sequence[CombatSpan] | None = None
) -> Outline:
    """The shape of events in the order in which they are told. `spans`: their combats, where known already."""
    if spans is None:
        spans = find_combats(events)
    block_ends = {span.start: span.end + 1 for span in spans}
    days = day_numbers(events, definition)
    ends: list[int] = []
    runs: list[DayRun] = []
    position = run_start = 0
    while position < len(events):
        if days[position] != days[run_start]:
            runs.append(DayRun(run_start, position))
            run_start = position
        position = block_ends.get(position, position + 1)
        ends.append(position)
    if events:
        runs.append(DayRun(run_start, len(events)))
    return Outline(len(events), tuple(spans), tuple(ends), tuple(runs))


def day_numbers(events: Iterable[OutlinedEvent], definition: CalendarDefinition) -> list[int]:
    """The day of each. Neighbours are mostly of one, and reckoning it once for all of them is quick."""
    days: list[int] = []
    number = start = end = 0
    for event in events:
        if not start <= event.game_time < end:
            number = definition.day_number(event.game_time)
            start, end = definition.day_start(number), definition.day_start(number + 1)
        days.append(number)
    return days
