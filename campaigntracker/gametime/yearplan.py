"""How one year is laid out: its stretches of days in order, each within one month or one run of intercalary days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive days of a year that share a name and either all move the weekday on, or none does.

    ``start``: days of the year before it; ``first_day``: the number of its first day within month or run;
    ``run``: the index of its run of intercalary days, -1 in a month; ``month``: the position of its month, from 1, or
    of the month that the run follows; ``week_days``: days that moved the weekday on before it, since the year began or,
    where ``first_weekday`` is not None, since a month that always begins with that weekday.
    """

    start: int
    length: int
    month: int
    first_day: int
    run: int
    in_week: bool
    week_days: int
    first_weekday: int | None


class YearPlan:
    """The layout that all years share in which the same leap rules apply."""

    __slots__ = ("_places", "_starts", "ends", "length", "month_lengths", "stretches", "week_days")

    def __init__(self, stretches: list[Stretch], month_lengths: list[int]) -> None:
        self.stretches = stretches
        self.month_lengths = month_lengths
        self._starts = [stretch.start for stretch in stretches]
        self._places: dict[tuple[int, int], list[Stretch]] = {}
        for stretch in stretches:
            place = (0, stretch.run) if stretch.run >= 0 else (stretch.month, -1)
            self._places.setdefault(place, []).append(stretch)
        last = stretches[-1]
        self.length = last.start + last.length
        self.week_days = last.week_days + (last.length if last.in_week else 0)
        # Days of the year up to and with the last one of each month; a month of no days ends where it would begin.
        self.ends = [self._end_of(month) for month in range(1, len(month_lengths) + 1)]

    def at(self, day_of_year: int) -> Stretch:
        """The stretch that holds a day, counted from 0."""
        return self.stretches[bisect_right(self._starts, day_of_year) - 1]

    def find(self, month: int, run: int, day: int) -> tuple[Stretch, int] | None:
        """The stretch that holds a day of a month (or of a run), and the day of the year, counted from 0."""
        for stretch in self._places.get((0, run) if run >= 0 else (month, -1), ()):
            if stretch.first_day <= day < stretch.first_day + stretch.length:
                return stretch, stretch.start + day - stretch.first_day
        return None

    def days_of(self, month: int, run: int) -> int:
        return sum(stretch.length for stretch in self._places.get((0, run) if run >= 0 else (month, -1), ()))

    def _end_of(self, month: int) -> int:
        pieces = self._places.get((month, -1))
        if pieces:
            return pieces[-1].start + pieces[-1].length
        following = bisect_left(self.stretches, month, key=lambda stretch: stretch.month)
        return self._starts[following] if following < len(self._starts) else self.length
