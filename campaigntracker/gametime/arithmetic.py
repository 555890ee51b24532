"""Adding years, months and days to a moment, and taking two moments apart again.

The rules, in this order:

1. Years first, then months, then days and the clock; each step begins where the one before it ended.
2. A day that the month does not have becomes its last day. In a year without the month, it becomes the last day of
   an ordinary month before it (the first one of the year if there is none before it).
3. Adding years leaves a date on intercalary days where it is if the year has them. Otherwise, and always when months
   are added, it counts as the last day of an ordinary month before them.
4. Months are counted without intercalary ones; a month that only some years have is counted in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from campaigntracker.gametime.checks import moment, whole_number
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.years import Years


@dataclass(frozen=True, slots=True)
class DateDifference:
    """What ``add`` takes to come from one moment to the other: no part is negative, or none is positive."""

    years: int
    months: int
    days: int
    seconds: int


def add(
    total: int,
    definition: CalendarDefinition,
    *,
    years: int = 0,
    months: int = 0,
    days: int = 0,
    hours: int = 0,
    minutes: int = 0,
    seconds: int = 0,
) -> int:
    """The total that lies so much later, or earlier where a part is negative. Raises GameTimeError in a calendar
    that has no years or months to add, and beyond what can be kept.

    >>> from campaigntracker.gametime import GameDate, LeapDays, LeapRule, Month
    >>> months = (Month("Thaw", 31), Month("Rain", 28, leap=(LeapDays(1, LeapRule.every(4)),)))
    >>> calendar = CalendarDefinition(months=months)
    >>> calendar.date_at(add(calendar.total_at(GameDate(3, 1, 31)), calendar, years=1, months=1)).day
    29
    """
    parts = {"years": years, "months": months, "days": days, "hours": hours, "minutes": minutes, "seconds": seconds}
    for unit, count in parts.items():
        whole_number(count, unit)
    day = old_day = definition.absolute_day_at(total)
    if years:
        day = _years_later(day, years, _years_of(definition))
    if months:
        day = _months_later(day, months, _years_with_months_of(definition))
    clock = (hours * definition.minutes_per_hour + minutes) * definition.seconds_per_minute + seconds
    return moment(total + (day - old_day + days) * definition.seconds_per_day + clock)


def difference(start: int, end: int, definition: CalendarDefinition) -> DateDifference:
    """The most whole years, then months, then days, then seconds that ``add`` takes from ``start`` to ``end`` exactly.

    Backwards in time no part is positive. Calendars without years or months have only days and seconds.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> difference(0, 200_000, DAY_COUNT)
    DateDifference(years=0, months=0, days=2, seconds=27200)
    >>> difference(200_000, 0, DAY_COUNT)
    DateDifference(years=0, months=0, days=-2, seconds=-27200)
    """
    per_day = definition.seconds_per_day
    sign = 1 if end >= start else -1
    day, last_day = definition.absolute_day_at(start), definition.absolute_day_at(end)
    # The clock decides whether the last day is reached: a step must not go past the end within it.
    if sign * ((end - start) - (last_day - day) * per_day) < 0:
        last_day -= sign
    whole_years = whole_months = 0
    years = definition.years
    if years is not None:
        whole_years = _most_years(day, last_day, sign, years)
        day = _years_later(day, whole_years, years) if whole_years else day
        if definition.has_months and years.ordinary:
            whole_months = _most_months(day, last_day, sign, years)
            day = _months_later(day, whole_months, years) if whole_months else day
    whole_days = last_day - day
    seconds = end - start - (last_day - definition.absolute_day_at(start)) * per_day
    return DateDifference(whole_years, whole_months, whole_days, seconds)


def _years_of(definition: CalendarDefinition) -> Years:
    if definition.years is None:
        raise GameTimeError("cannot be added: a day count has no years", "years")
    return definition.years


def _years_with_months_of(definition: CalendarDefinition) -> Years:
    years = definition.years
    if years is None or not definition.has_months or not years.ordinary:
        raise GameTimeError("cannot be added: this calendar has no months", "months")
    return years


def _years_later(day: int, count: int, years: Years) -> int:
    year, month, number, run = years.place_of(day)
    return years.start(year + count) + _nearest(years, year + count, month, number, run)


def _months_later(day: int, count: int, years: Years) -> int:
    year, month, number = _ordinary_place(day, years)
    ordinary = years.ordinary
    more_years, index = divmod(ordinary.index(month) + count, len(ordinary))
    return years.start(year + more_years) + _nearest(years, year + more_years, ordinary[index], number, -1)


def _most_years(day: int, last_day: int, sign: int, years: Years) -> int:
    """A date moved by years lies in the year meant, so the count of years is off by one at most."""
    count = years.year_of(last_day) - years.year_of(day)
    if count and sign * (last_day - _years_later(day, count, years)) < 0:
        count -= sign
    return count if sign * count > 0 else 0


def _most_months(day: int, last_day: int, sign: int, years: Years) -> int:
    """Near the count of months between the two; as far off as there are months without days in a row."""

    def later(count: int) -> int:
        return _months_later(day, count, years) if count else day

    def is_past(count: int) -> bool:
        return sign * (last_day - later(count)) < 0

    (year, month, _), (last_year, last_month, _) = _ordinary_place(day, years), _ordinary_place(last_day, years)
    ordinary = years.ordinary
    between = (last_year - year) * len(ordinary) + ordinary.index(last_month) - ordinary.index(month)
    count = max(sign * between, 0) * sign
    while count and is_past(count):
        count -= sign
    while not is_past(count + sign):
        count += sign
    # A month without days adds nothing.
    while count and later(count - sign) == later(count):
        count -= sign
    return count


def _ordinary_place(day: int, years: Years) -> tuple[int, int, int]:
    """Year, month and day; for intercalary days those of the last ordinary day before them."""
    year, month, number, run = years.place_of(day)
    if run >= 0:
        month, number = _ordinary_before_run(years, year, run)
    elif years.months[month - 1].intercalary:
        month, number = _ordinary_before(years, year, month)
    return year, month, number


def _nearest(years: Years, year: int, month: int, day: int, run: int) -> int:
    """The day of the year, from 0, of a date there, or of the one that stands for it."""
    plan = years.plan(year)
    length = plan.days_of(month, run)
    if length:
        day = min(day, length)
    else:
        month, day = _ordinary_before_run(years, year, run) if run >= 0 else _ordinary_before(years, year, month)
        run = -1
    found = plan.find(month, run, day)
    return found[1] if found else 0


def _ordinary_before_run(years: Years, year: int, run: int) -> tuple[int, int]:
    """The month and day after which intercalary days come, or would come."""
    days = years.runs[run]
    if days.after_month and not years.months[days.after_month - 1].intercalary:
        length = years.plan(year).month_lengths[days.after_month - 1]
        day = length if days.after_day is None else min(days.after_day, length)
        if day:
            return days.after_month, day
    return _ordinary_before(years, year, days.after_month)


def _ordinary_before(years: Years, year: int, month: int) -> tuple[int, int]:
    """The last day of the ordinary month before this one, or the first day of the first one."""
    lengths = years.plan(year).month_lengths
    there = [position for position in years.ordinary if lengths[position - 1]]
    before = [position for position in there if position < month]
    if before:
        return before[-1], lengths[before[-1] - 1]
    return (there or years.ordinary or [1])[0], 1
