"""Years made of months: from an absolute day to a date and back, in a time that does not grow with the year.

Absolute day 0 is the first day of year 0. Years are counted with a year 0 here; what a calendar without one calls
them is the definition's business. The day on which a year begins is a sum of as many terms as there are leap
rules, so no loop ever runs over years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache, partial

from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import LeapRule
from campaigntracker.gametime.months import IntercalaryDays, Month, NamedDay
from campaigntracker.gametime.yearlayout import YearLayout, days_until, outside_days
from campaigntracker.gametime.yearplan import YearPlan

# Kept of one calendar, those asked for last: what describes many years asks for few of them again.
MOST_PLANS = 64
MOST_STRETCHES = 4_000
MOST_STARTS = 64


class Years:
    """``runs`` are the intercalary days that belong to no month; ``outside`` the days of months outside the week."""

    def __init__(
        self,
        months: Sequence[Month],
        runs: Sequence[IntercalaryDays],
        leap_rule: LeapRule,
        outside: Sequence[NamedDay] = (),
        *,
        has_year_zero: bool = True,
    ) -> None:
        self.has_year_zero = has_year_zero
        self.months, self.runs, self.leap_rule = tuple(months), tuple(runs), leap_rule
        # The positions of the months that count when months are added.
        self.ordinary = [position for position, month in enumerate(self.months, start=1) if not month.intercalary]
        self._outside = outside_days(outside)
        self.has_forced_weekdays = any(month.first_weekday is not None for month in self.months)
        self._measure()
        layout = YearLayout(self.months, self.runs, self.leap_rule, self._outside, self._rules)
        kept = MOST_STRETCHES // layout.most_stretches
        self._planned = lru_cache(max(1, min(MOST_PLANS, kept)))(layout.plan)
        all_days = [(rule, more) for rule, more, _ in self._effects]
        of_the_week = [(rule, more) for rule, _, more in self._effects]
        self._started = lru_cache(MOST_STARTS)(partial(_days_before, self._days, all_days))
        self._week_started = lru_cache(MOST_STARTS)(partial(_days_before, self._week_days_a_year, of_the_week))

    def _measure(self) -> None:
        """The days of an ordinary year and what each rule adds, all days and those of the week apart."""
        days = week_days = 0
        effects: dict[LeapRule, tuple[int, int]] = {}
        for part, place in self._parts():
            base = self._week_days(place, part.in_week, part.days)
            days, week_days = days + part.days, week_days + base
            shortest = part.days + sum(min(leap.days, 0) for leap in part.leap)
            if shortest < 0:
                raise GameTimeError("takes more days than there are", f"{self._path(part)}.leapDays")
            if len(part.leap) > 1 and place in self._outside:
                problem = "cannot have several leap rules beside named days outside the week"
                raise GameTimeError(problem, f"{self._path(part)}.leapDays")
            for leap in part.leap:
                rule = leap.rule or self.leap_rule
                more = self._week_days(place, part.in_week, part.days + leap.days) - base
                old = effects.get(rule, (0, 0))
                effects[rule] = (old[0] + leap.days, old[1] + more)
        self._rules = tuple(effects)
        self._days, self._week_days_a_year = days, week_days
        self._effects = [(rule, *effect) for rule, effect in effects.items()]
        if days + sum(min(effect[1], 0) for effect in self._effects) < 1:
            raise GameTimeError("leave a year without any day", "months")
        mean = days + sum((rule.share * more for rule, more, _ in self._effects), Fraction(0))
        self._mean = mean
        deviation = sum(rule.deviation * abs(more) for rule, more, _ in self._effects)
        self._slack = int(deviation / mean) + 1

    def _path(self, part: Month | IntercalaryDays) -> str:
        if isinstance(part, Month):
            return f"months[{self.months.index(part)}]"
        return f"intercalary[{self.runs.index(part)}]"

    def _parts(self) -> Iterator[tuple[Month | IntercalaryDays, int]]:
        """Months with their position, then runs with 0."""
        for position, month in enumerate(self.months, start=1):
            yield month, position
        for run in self.runs:
            yield run, 0

    def _week_days(self, place: int, in_week: bool, length: int) -> int:
        if not in_week:
            return 0
        return length - days_until(length, self._outside.get(place, ()))

    @property
    def mean_length(self) -> Fraction:
        return self._mean

    def start(self, year: int) -> int:
        """The absolute day on which a year begins."""
        return self._started(year)

    def length(self, year: int) -> int:
        """Its days, without laying it out."""
        return self._days + sum([days for rule, days, _ in self._effects if days and rule.matches(year)])

    def week_days_before(self, year: int) -> int:
        """Days that moved the weekday on, from year 0 up to this one."""
        return self._week_started(year)

    def located(self, day: int) -> tuple[int, int, YearPlan]:
        """The year of an absolute day, the day of the year (from 0), and how that year is laid out."""
        year = self.year_of(day)
        return year, day - self.start(year), self.plan(year)

    def year_of(self, day: int) -> int:
        year = guess = day * self._mean.denominator // self._mean.numerator
        if not self.start(year) <= day < self.start(year + 1):
            # Nearly always the year next to it.
            year += 1 if day >= self.start(year) else -1
            if not self.start(year) <= day < self.start(year + 1):
                year = self._year_near(guess, day)
        return year

    def _year_near(self, guess: int, day: int) -> int:
        low, high = guess - self._slack, guess + self._slack
        while low < high:
            middle = (low + high + 1) // 2
            if self.start(middle) <= day:
                low = middle
            else:
                high = middle - 1
        return low

    def is_leap_year(self, year: int) -> bool:
        """Whether the calendar's own rule, or that of any of its months or runs, matches."""
        return self.leap_rule.matches(year) or any(rule.matches(year) for rule in self._rules)

    def plan(self, year: int) -> YearPlan:
        return self._planned(tuple([rule.matches(year) for rule in self._rules]))

    def counted(self, year: int) -> int:
        """The year in a count that has a year 0. Raises GameTimeError for a year 0 that there is not."""
        if self.has_year_zero or year > 0:
            return year
        if year == 0:
            raise GameTimeError("must not be 0: this calendar has no year 0", "year")
        return year + 1

    def called(self, counted: int) -> int:
        """The inverse of :meth:`counted`: what the calendar calls a year."""
        return counted if self.has_year_zero or counted > 0 else counted - 1

    def day_or_next(self, year: int, month: int, day: int) -> int:
        """The absolute day of a date (month 0: a day of the year), or the next day where the year lacks it."""
        plan = self.plan(year)
        if not month:
            return self.start(year) + min(day - 1, plan.length)
        found = plan.find(month, -1, day)
        return self.start(year) + (found[1] if found else plan.ends[month - 1])

    def place_of(self, day: int) -> tuple[int, int, int, int]:
        """Year, month, day and the index of the run (-1: none), of an absolute day."""
        year, day, plan = self.located(day)
        stretch = plan.at(day)
        return year, stretch.month, stretch.first_day + day - stretch.start, stretch.run

    def day_named(self, day: int) -> tuple[int, int, int, str]:
        """The same with the name of the run, empty where there is none."""
        year, month, day, run = self.place_of(day)
        return year, month, day, self.runs[run].name if run >= 0 else ""

    def day_of(self, year: int, month: int, day: int, intercalary: str = "") -> int:
        """The inverse of :meth:`day_named`. Raises GameTimeError for a day that this year does not have."""
        run = self._run_named(intercalary, month) if intercalary else -1
        plan = self.plan(year)
        found = plan.find(month, run, day)
        if found is None:
            length = plan.days_of(month, run)
            name = intercalary or self.months[month - 1].name or "the year"
            if not length:
                raise GameTimeError(f"this year has no “{name}”", "intercalary" if intercalary else "month")
            raise GameTimeError(f"must be 1 to {length} in {name}", "day")
        return self.start(year) + found[1]

    def _run_named(self, name: str, month: int) -> int:
        for index, run in enumerate(self.runs):
            if run.name == name and (run.after_month == month or not self.months[0].name):
                return index
        raise GameTimeError(f"there are no days “{name}” after this month", "intercalary")

    def weekday_of(self, day: int, week: int, first_weekday: int, first_weekday_year: int) -> int | None:
        """The weekday of an absolute day, from 0 up to and without ``week``; None outside the week."""
        year, day, plan = self.located(day)
        stretch = plan.at(day)
        if not stretch.in_week:
            return None
        week_days = stretch.week_days + day - stretch.start
        if stretch.first_weekday is not None:
            return (stretch.first_weekday + week_days) % week
        if self.has_forced_weekdays:
            before = self.plan(year - 1)
            last = before.stretches[-1]
            return ((last.first_weekday or 0) + before.week_days + week_days) % week
        since = self.week_days_before(year) - self.week_days_before(first_weekday_year)
        return (first_weekday + since + week_days) % week

    def spans(self, year: int) -> list[tuple[str, int, str, int, int]]:
        """Name, month, name of the run (empty: a month), first day of the year from 0, days."""
        plan = self.plan(year)
        found: dict[tuple[int, int], tuple[str, int, str, int, int]] = {}
        for stretch in plan.stretches:
            place = (0, stretch.run) if stretch.run >= 0 else (stretch.month, -1)
            if place not in found:
                run = self.runs[stretch.run].name if stretch.run >= 0 else ""
                name = run or self.months[stretch.month - 1].name
                found[place] = (name, stretch.month, run, stretch.start, plan.days_of(*place))
        return list(found.values())


def _days_before(days: int, leaps: Sequence[tuple[LeapRule, int]], year: int) -> int:
    """So many days a year, and those that each rule adds, from year 0 up to this one."""
    return days * year + sum([more * rule.count_before(year) for rule, more in leaps if more])
