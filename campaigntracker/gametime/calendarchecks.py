"""What must hold of a calendar as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from campaigntracker.gametime.checks import exact, name, not_too_many, truth, whole_number
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.months import IntercalaryDays, Month
from campaigntracker.gametime.patternchecks import check_patterns
from campaigntracker.gametime.yearnames import FARTHEST_YEAR

if TYPE_CHECKING:
    from campaigntracker.gametime.definition import CalendarDefinition

MOST_PER_UNIT = 10_000
MOST_MONTHS = 200
MOST_WEEKDAYS = 100
MOST_NAMED_DAYS = 500
MOST_FEAST_DAYS = 2_000
MOST_ERAS = 50
MOST_IN_THE_SKY = 24
MOST_RULES = 10
MOST_LEAPS_IN_A_YEAR = 100
# Of all leap rules together: what counting the years before one of them is a sum of.
MOST_TERMS = 100
LONGEST_AFFIX = 30
UNIT_KEYS = {
    "hoursPerDay": "hours_per_day",
    "minutesPerHour": "minutes_per_hour",
    "secondsPerMinute": "seconds_per_minute",
}


def check(calendar: CalendarDefinition) -> None:
    """Raises GameTimeError with the place (``calendar.hoursPerDay``)."""
    try:
        _check_clock_and_words(calendar)
        _check_counts(calendar)
        _check_months(calendar)
        _check_year(calendar)
        _check_rules(calendar)
        _check_week(calendar)
        _check_places(calendar)
        check_patterns(calendar)
    except GameTimeError as error:
        raise error.under("calendar") from None


def _check_clock_and_words(calendar: CalendarDefinition) -> None:
    for key, unit in UNIT_KEYS.items():
        whole_number(getattr(calendar, unit), key, 1, MOST_PER_UNIT)
    name(calendar.name, "name", empty=True)
    for key, text in (("yearPrefix", calendar.year_prefix), ("yearSuffix", calendar.year_suffix)):
        name(text.strip(" "), key, longest=LONGEST_AFFIX, empty=True)
    exact(calendar.season_shift, "seasonShift")
    truth(calendar.has_year_zero, "yearZero")


def _check_counts(calendar: CalendarDefinition) -> None:
    """First of all that there is not too much of anything, so that no other check takes long."""
    for key, items, most in (
        ("namedDays", calendar.named_days, MOST_NAMED_DAYS),
        ("eras", calendar.eras, MOST_ERAS),
        ("moons", calendar.moons, MOST_IN_THE_SKY),
        ("seasons", calendar.seasons, MOST_IN_THE_SKY),
    ):
        not_too_many(items, key, most)


def _check_months(calendar: CalendarDefinition) -> None:
    months = calendar.months
    if len(months) + len(calendar.intercalary) > MOST_MONTHS:
        raise GameTimeError(f"has more than {MOST_MONTHS} months and intercalary days", "months")
    if not months and (calendar.intercalary or calendar.named_days or calendar.leap_rule.conditions):
        raise GameTimeError("must not be empty where there are intercalary days, named days or a leap rule", "months")
    if len(months) > 1 and not all(month.name for month in months):
        raise GameTimeError("must all have names", "months")
    _different([*(month.name for month in months), *(run.name for run in calendar.intercalary)], "months")
    _different((str(month.number) for month in months if month.number is not None), "months")


def _check_year(calendar: CalendarDefinition) -> None:
    """That a year is no longer than what pages and people can go through."""
    parts: list[Month | IntercalaryDays] = [*calendar.months, *calendar.intercalary]
    days = sum(part.days + sum(abs(leap.days) for leap in part.leap) for part in parts)
    if days > MOST_DAYS:
        path = "months" if calendar.has_months else "daysPerYear"
        raise GameTimeError(f"have {days} days in a year, with leap days; {MOST_DAYS} is the most", path)
    leaps = sum(len(part.leap) for part in parts)
    if leaps > MOST_LEAPS_IN_A_YEAR:
        raise GameTimeError(f"have leap days {leaps} times in a year; {MOST_LEAPS_IN_A_YEAR} is the most", "months")
    feasts = sum(day.days for day in calendar.named_days)
    if feasts > MOST_FEAST_DAYS:
        raise GameTimeError(f"fall on {feasts} days in all; {MOST_FEAST_DAYS} is the most", "namedDays")


def _check_rules(calendar: CalendarDefinition) -> None:
    """That counting leap years costs little: each rule is a sum of terms, up to 255 where its conditions overlap."""
    parts: list[Month | IntercalaryDays] = [*calendar.months, *calendar.intercalary]
    rules = {leap.rule or calendar.leap_rule for part in parts for leap in part.leap}
    if len(rules) > MOST_RULES:
        raise GameTimeError(f"has {len(rules)} different leap rules; {MOST_RULES} is the most", "months")
    resets = {moon.resets for moon in calendar.moons if moon.resets is not None}
    terms = sum(rule.weight for rule in {calendar.leap_rule, *rules, *resets})
    if terms > MOST_TERMS:
        problem = f"has leap rules whose conditions overlap in {terms} ways; {MOST_TERMS} is the most"
        raise GameTimeError(problem, "leapRule" if calendar.leap_rule.weight > MOST_TERMS else "")


def _check_week(calendar: CalendarDefinition) -> None:
    if len(calendar.weekdays) > MOST_WEEKDAYS:
        raise GameTimeError(f"has more than {MOST_WEEKDAYS} days", "weekdays")
    highest = max(len(calendar.weekdays) - 1, 0)
    whole_number(calendar.first_weekday, "firstWeekday", 0, highest)
    whole_number(calendar.first_weekday_year, "firstWeekdayYear", -FARTHEST_YEAR, FARTHEST_YEAR)
    if calendar.first_weekday_year == 0 and not calendar.has_year_zero:
        raise GameTimeError("must not be 0: this calendar has no year 0", "firstWeekdayYear")
    for position, month in enumerate(calendar.months):
        if month.first_weekday is not None:
            whole_number(month.first_weekday, f"months[{position}].firstWeekday", 0, highest)
            if month.days + sum(min(leap.days, 0) for leap in month.leap) < 1:
                raise GameTimeError("needs a month that every year has", f"months[{position}].firstWeekday")


def _check_places(calendar: CalendarDefinition) -> None:
    """That everything which names a month names one that there is."""
    months = len(calendar.months) if calendar.months and calendar.months[0].name else 0
    least = 1 if months else 0
    for position, run in enumerate(calendar.intercalary):
        whole_number(run.after_month, f"intercalary[{position}].afterMonth", 0, months)
    for position, day in enumerate(calendar.named_days):
        whole_number(day.month, f"namedDays[{position}].month", least, months)
    for position, moon in enumerate(calendar.moons):
        whole_number(moon.month, f"moons[{position}].newMoon.month", 0, months)
    lengths = [season.length is not None for season in calendar.seasons]
    if any(lengths) and not all(lengths):
        raise GameTimeError("must all have a length, or none", "seasons")
    exact(sum((season.length or Fraction(0) for season in calendar.seasons), Fraction(0)), "seasons")
    for position, season in enumerate(calendar.seasons):
        if season.length is None and not calendar.months:
            raise GameTimeError("must have a length: a day count has no dates to begin on", f"seasons[{position}]")
        whole_number(season.month, f"seasons[{position}].month", 0, months)


def check_sky(calendar: CalendarDefinition) -> None:
    """That each new moon falls on a day that there is. Raises GameTimeError with the place."""
    for position, moon in enumerate(calendar.moons):
        path = f"calendar.moons[{position}]"
        years = calendar.years
        if years is None:
            if moon.resets is not None:
                raise GameTimeError("must be left out: a day count has no years", f"{path}.resets")
            continue
        try:
            year = years.counted(moon.year)
            if moon.month:
                years.day_of(year, moon.month, moon.day)
            else:
                whole_number(moon.day, "day", 1, years.plan(year).length)
        except GameTimeError as error:
            raise error.under(f"{path}.newMoon") from None


def _different(names: Iterable[str], path: str) -> None:
    seen = set()
    for text in names:
        if text.casefold() in seen:
            raise GameTimeError(f"has “{text}” twice; each needs a name of its own", path)
        seen.add(text.casefold())
