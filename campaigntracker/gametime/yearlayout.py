"""Laying out a year: months and intercalary days in their order, cut wherever the week stops or goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from campaigntracker.gametime.leap import LeapRule
from campaigntracker.gametime.months import IntercalaryDays, Month, NamedDay
from campaigntracker.gametime.yearplan import Stretch, YearPlan

# The first and the last of days that follow each other.
Days = tuple[int, int]


def outside_days(named: Iterable[NamedDay]) -> dict[int, list[Days]]:
    """By the position of a month: the stretches of its days that these names cover, in order, none touching another."""
    found: dict[int, list[Days]] = {}
    for first, last, month in sorted((feast.day, feast.day + feast.days - 1, feast.month) for feast in named):
        stretches = found.setdefault(month, [])
        if stretches and first <= stretches[-1][1] + 1:
            stretches[-1] = stretches[-1][0], max(stretches[-1][1], last)
        else:
            stretches.append((first, last))
    return found


def days_until(day: int, stretches: Iterable[Days]) -> int:
    """How many days of the stretches there are up to and with this one."""
    return sum([min(last, day) - first + 1 for first, last in stretches if first <= day])


class YearLayout:
    """``outside``: by the position of a month, its days that do not move the weekday on, as ``outside_days`` tells.

    ``rules``: all leap rules of months and runs. ``most_stretches``: no year has more.
    """

    def __init__(
        self,
        months: Sequence[Month],
        runs: Sequence[IntercalaryDays],
        leap_rule: LeapRule,
        outside: Mapping[int, Sequence[Days]],
        rules: Sequence[LeapRule],
    ) -> None:
        self._months, self._runs, self._outside = months, runs, outside
        places = {rule: index for index, rule in enumerate(rules)}
        # Days, and what each rule adds to them, told by its index.
        self._month_lengths, self._run_lengths = (
            [(part.days, [(places[leap.rule or leap_rule], leap.days) for leap in part.leap]) for part in parts]
            for parts in (months, runs)
        )
        self._runs_by_month: dict[int, list[int]] = {}
        for index, run in enumerate(runs):
            self._runs_by_month.setdefault(run.after_month, []).append(index)
        self.most_stretches = len(months) + 2 * len(runs) + 2 * sum(map(len, outside.values()))

    def plan(self, applies: tuple[bool, ...]) -> YearPlan:
        """The year in which the rules apply of which this is True."""
        lengths, run_lengths = (
            [days + sum([more for rule, more in leaps if applies[rule]]) for days, leaps in parts]
            for parts in (self._month_lengths, self._run_lengths)
        )
        stretches: list[Stretch] = []
        position = week_days = 0
        forced: int | None = None
        for month, first_day, length, run, in_week in self._pieces(lengths, run_lengths):
            starts_month = run < 0 and first_day == 1
            if starts_month and self._months[month - 1].first_weekday is not None:
                forced, week_days = self._months[month - 1].first_weekday, 0
            stretches.append(Stretch(position, length, month, first_day, run, in_week, week_days, forced))
            position += length
            week_days += length if in_week else 0
        return YearPlan(stretches, lengths)

    def _pieces(self, lengths: list[int], run_lengths: list[int]) -> Iterator[tuple[int, int, int, int, bool]]:
        """Month, first day, length, run (-1: none), in the week; in the order of the year, none of them empty."""
        yield from self._runs_after(0, 0, run_lengths)
        for month, length in enumerate(lengths, start=1):
            after = (self._runs[index].after_day for index in self._runs_by_month.get(month, ()))
            inside = sorted({day for day in after if day is not None})
            done = 0
            for cut in inside:
                until = min(cut, length)
                yield from self._month_pieces(month, done + 1, until)
                yield from self._runs_after(month, cut, run_lengths)
                done = max(done, until)
            yield from self._month_pieces(month, done + 1, length)
            yield from self._runs_after(month, None, run_lengths)

    def _runs_after(
        self, month: int, day: int | None, run_lengths: list[int]
    ) -> Iterator[tuple[int, int, int, int, bool]]:
        for index in self._runs_by_month.get(month, ()):
            run = self._runs[index]
            if (month == 0 or run.after_day == day) and run_lengths[index]:
                yield month, 1, run_lengths[index], index, run.in_week

    def _month_pieces(self, month: int, first: int, last: int) -> Iterator[tuple[int, int, int, int, bool]]:
        """The days from first to last, cut where days inside and outside the week meet."""
        in_week = self._months[month - 1].in_week
        for start, end in self._outside.get(month, ()) if in_week else ():
            if end < first or start > last:
                continue
            if first < start:
                yield month, first, start - first, -1, True
                first = start
            until = min(end, last)
            yield month, first, until - first + 1, -1, False
            first = until + 1
        if first <= last:
            yield month, first, last - first + 1, -1, in_week
