"""Laying out a year: months and intercalary days in their order, cut wherever the week stops or goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from campaigntracker.gametime.leap import LeapRule
from campaigntracker.gametime.months import IntercalaryDays, Month
from campaigntracker.gametime.yearplan import Stretch, YearPlan


class YearLayout:
    """``outside``: by the position of a month, its days that do not move the weekday on."""

    def __init__(
        self,
        months: Sequence[Month],
        runs: Sequence[IntercalaryDays],
        leap_rule: LeapRule,
        outside: Mapping[int, set[int]],
    ) -> None:
        self._months, self._runs, self._leap_rule, self._outside = months, runs, leap_rule, outside
        self._runs_by_month: dict[int, list[int]] = {}
        for index, run in enumerate(runs):
            self._runs_by_month.setdefault(run.after_month, []).append(index)

    def plan(self, applies: dict[LeapRule, bool]) -> YearPlan:
        """The year in which these rules apply and those do not."""
        lengths = [self._length(month, applies) for month in self._months]
        stretches: list[Stretch] = []
        position = week_days = 0
        forced: int | None = None
        for month, first_day, length, run, in_week in self._pieces(lengths, applies):
            starts_month = run < 0 and first_day == 1
            if starts_month and self._months[month - 1].first_weekday is not None:
                forced, week_days = self._months[month - 1].first_weekday, 0
            stretches.append(Stretch(position, length, month, first_day, run, in_week, week_days, forced))
            position += length
            week_days += length if in_week else 0
        return YearPlan(stretches, lengths)

    def _length(self, part: Month | IntercalaryDays, applies: dict[LeapRule, bool]) -> int:
        return part.days + sum(leap.days for leap in part.leap if applies[leap.rule or self._leap_rule])

    def _pieces(self, lengths: list[int], applies: dict[LeapRule, bool]) -> Iterator[tuple[int, int, int, int, bool]]:
        """Month, first day, length, run (-1: none), in the week; in the order of the year, none of them empty."""
        yield from self._runs_after(0, 0, applies)
        for month, length in enumerate(lengths, start=1):
            after = (self._runs[index].after_day for index in self._runs_by_month.get(month, ()))
            inside = sorted({day for day in after if day is not None})
            done = 0
            for cut in inside:
                until = min(cut, length)
                yield from self._month_pieces(month, done + 1, until)
                yield from self._runs_after(month, cut, applies)
                done = max(done, until)
            yield from self._month_pieces(month, done + 1, length)
            yield from self._runs_after(month, None, applies)

    def _runs_after(
        self, month: int, day: int | None, applies: dict[LeapRule, bool]
    ) -> Iterator[tuple[int, int, int, int, bool]]:
        for index in self._runs_by_month.get(month, ()):
            run = self._runs[index]
            if month == 0 or run.after_day == day:
                length = self._length(run, applies)
                if length:
                    yield month, 1, length, index, run.in_week

    def _month_pieces(self, month: int, first: int, last: int) -> Iterator[tuple[int, int, int, int, bool]]:
        """The days from first to last, cut where days inside and outside the week meet."""
        in_week, outside = self._months[month - 1].in_week, self._outside.get(month, set())
        while first <= last:
            inside = in_week and first not in outside
            until = first
            while until < last and (in_week and until + 1 not in outside) == inside:
                # A long month without such days is one piece: nothing to look for.
                until = last if not outside or not in_week else until + 1
            yield month, first, until - first + 1, -1, inside
            first = until + 1
