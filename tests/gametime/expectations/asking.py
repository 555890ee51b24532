"""What can be asked of a calendar; each function makes the question for an expectation."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition, GameDate, GameDuration, GameTimeError, LeapRule
from tests.gametime.expectations.row import Question


def every(*questions: Question) -> Question:
    """Several answers in one, for expectations about several things."""
    return lambda calendar: tuple(question(calendar) for question in questions)


def date_at(total: int) -> Question:
    return lambda calendar: calendar.date_at(total)


def total_at(date: GameDate) -> Question:
    return lambda calendar: calendar.total_at(date)


def there_and_back(date: GameDate) -> Question:
    """The date of the total of the date."""
    return lambda calendar: calendar.date_at(calendar.total_at(date))


def weekday_at(date: GameDate) -> Question:
    """Its index, from 0."""
    return lambda calendar: calendar.weekday_of(date)


def weekday_name(date: GameDate) -> Question:
    def ask(calendar: CalendarDefinition) -> str | None:
        index = calendar.weekday_of(date)
        return None if index is None else calendar.weekdays[index].name

    return ask


def is_leap_year(year: int) -> Question:
    return lambda calendar: calendar.is_leap_year(year)


def days_in_year(year: int) -> Question:
    return lambda calendar: calendar.days_in_year(year)


def days_in_month(year: int, month: int) -> Question:
    return lambda calendar: calendar.days_in_month(year, month)


def day_of_year(date: GameDate) -> Question:
    """Counted from 1."""
    return lambda calendar: calendar.day_of_year(date)


def days_between(start: GameDate, end: GameDate) -> Question:
    return lambda calendar: calendar.absolute_day(end) - calendar.absolute_day(start)


def days_later(date: GameDate, days: int) -> Question:
    return lambda calendar: _later(calendar, date, days)


def weekday_days_later(date: GameDate, days: int) -> Question:
    return lambda calendar: calendar.weekday_of(_later(calendar, date, days))


def leap_years_before(year: int) -> Question:
    """Leap years from year 1 up to and without this one; none for years before."""

    def ask(calendar: CalendarDefinition) -> int:
        rule = _only_rule(calendar)
        return rule.count_before(year) - rule.count_before(min(year, 1))

    return ask


def mean_length(calendar: CalendarDefinition) -> Fraction:
    """Of a year, from the days of a stretch that every leap rule divides."""
    stretch = 400
    return Fraction(
        calendar.absolute_day(GameDate(stretch + 1, 1, 1)) - calendar.absolute_day(GameDate(1, 1, 1)), stretch
    )


def text_of(date: GameDate, pattern: str) -> Question:
    return lambda calendar: gametime.format(calendar.total_at(date), calendar, pattern)


def phase_on(date: GameDate, moon: int = 0) -> Question:
    """The index of the phase, from 0, and its name."""

    def ask(calendar: CalendarDefinition) -> tuple[int, str]:
        reading = gametime.moon_phase(calendar.moons[moon], calendar.total_at(date), calendar)
        return reading.index, reading.phase.name

    return ask


def interval(seconds: int) -> Question:
    """Years, months, days, hours, minutes and seconds from second 0, those that are not zero."""

    def ask(calendar: CalendarDefinition) -> dict[str, int]:
        apart = gametime.difference(0, seconds, calendar)
        dates = {"years": apart.years, "months": apart.months, "days": apart.days}
        return {unit: count for unit, count in dates.items() if count} | GameDuration(apart.seconds).to_json(calendar)

    return ask


def units(calendar: CalendarDefinition) -> tuple[int, int, int]:
    return calendar.hours_per_day, calendar.minutes_per_hour, calendar.seconds_per_minute


def seconds_in_days(days: int) -> Question:
    return lambda calendar: GameDuration.from_json({"days": days}, calendar).seconds


def place_refused(date: GameDate) -> Question:
    """The part of a date which the calendar refuses; None where it takes the date."""

    def ask(calendar: CalendarDefinition) -> str | None:
        try:
            calendar.total_at(date)
        except GameTimeError as error:
            return error.path
        return None

    return ask


def _only_rule(calendar: CalendarDefinition) -> LeapRule:
    leaps = [part.leap for part in calendar.months] + [part.leap for part in calendar.intercalary]
    (rule,) = {leap.rule or calendar.leap_rule for leap in chain.from_iterable(leaps)}
    return rule


def _later(calendar: CalendarDefinition, date: GameDate, days: int) -> GameDate:
    return calendar.date_at(gametime.add(calendar.total_at(date), calendar, days=days))
