"""Dates without a name in them: 1492-1-15, day 15 of 1105."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.parsing.help import Help
from campaigntracker.gametime.parsing.years import this_year, year_regex
from campaigntracker.gametime.places import places

PART = "[0-9]{1,18}"
THREE = re.compile(rf"(-?{PART})\s*([-/.])\s*({PART})\s*\2\s*(-?{PART})")
TWO = re.compile(rf"(-?{PART})\s*[-/.]\s*(-?{PART})")
DAY = rf"day\s*(?P<day>{PART})"


def day_of_year(words: str, helping: Help) -> Iterator[GameDate | int]:
    """“day 15 of 1105”; without the year only where there are no months."""
    definition = helping.definition
    match = re.fullmatch(rf"{DAY}(?:(?:\s*,\s*|\s+)(?:(?:of|in)\s+)?{year_regex(definition)})?", words)
    if not match:
        return
    day, year = int(match["day"]), match["year"]
    if year is not None:
        yield _in_year(int(year), day, definition)
    elif definition.has_months:
        here = definition.date_at(helping.from_now())
        yield GameDate(here.year, here.month, day, intercalary=here.intercalary)
        yield _in_year(here.year, day, definition)
    else:
        yield GameDate(this_year(helping), 0, day)


def _in_year(year: int, day: int, definition: CalendarDefinition) -> int:
    """The first second of a day of the year. Raises GameTimeError when it is longer than that."""
    if not definition.has_months:
        return definition.total_at(GameDate(year, 0, day))
    most = definition.days_in_year(year)
    if not 1 <= day <= most:
        raise GameTimeError(f"must be 1 to {most} in that year", "day")
    return definition.total_at(definition.first_date(year)) + (day - 1) * definition.seconds_per_day


def numeric_dates(words: str, helping: Help) -> Iterator[GameDate | int]:
    """Year, month, day with dashes; any other order that makes a date where that one does not, or with / or ."""
    definition = helping.definition
    if not definition.has_months:
        if match := TWO.fullmatch(words):
            one, other = int(match[1]), int(match[2])
            yield from _valid([(other, 0, one), (one, 0, other)], definition)
        return
    match = THREE.fullmatch(words)
    if not match:
        return
    one, two, three = int(match[1]), int(match[3]), int(match[4])
    year_first = [(one, two, three)]
    others = [(three, two, one), (three, one, two)]
    readings = list(_valid(year_first, definition))
    if match[2] != "-" or not readings:
        readings += _valid(others, definition)
    if not readings:
        if (month := _month_numbered(two, definition)) is None:
            raise helping.because(f"This calendar has no month {two}")
        readings = [GameDate(one, month, three)]
    yield from readings


def _valid(readings: list[tuple[int, int, int]], definition: CalendarDefinition) -> Iterator[GameDate]:
    for year, number, day in readings:
        month = _month_numbered(number, definition) if definition.has_months else 0
        if month is None:
            continue
        try:
            definition.total_at(date := GameDate(year, month, day))
        except GameTimeError:
            continue
        yield date


def _month_numbered(number: int, definition: CalendarDefinition) -> int | None:
    """The position of the month that is written with this number."""
    return next((place.month for place in places(definition) if place.number == number), None)
