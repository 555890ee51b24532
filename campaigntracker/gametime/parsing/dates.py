"""Dates as people write them; the first second of the day they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.formatting import format_day
from campaigntracker.gametime.parsing.help import Help
from campaigntracker.gametime.parsing.named import named_dates
from campaigntracker.gametime.parsing.numeric import day_of_year, numeric_dates
from campaigntracker.gametime.parsing.weekday import without_weekday

COUNTED = re.compile(r"day\s*(-?[0-9]{1,25})")


def read_date(words: str, helping: Help) -> int | None:
    """None for what is no date at all. Raises GameTimeError for a date that there is not, or that could be several."""
    definition = helping.definition
    if not definition.has_years:
        match = COUNTED.fullmatch(words)
        return definition.day_start(int(match[1])) if match else None
    total = _read(words, helping)
    if total is not None:
        return total
    for weekday, rest in without_weekday(words, definition):
        total = _read(rest, helping)
        if total is not None:
            found = definition.weekday_of(definition.date_at(total))
            if found != weekday:
                day = definition.weekdays[found].name if found is not None else "outside the week"
                reads = f"{format_day(total, definition)} is {day}"
                raise helping.because(f"“{helping.shown}” contradicts itself: {reads}")
            return total
    return None


def _read(words: str, helping: Help) -> int | None:
    for readings in (day_of_year(words, helping), numeric_dates(words, helping), *named_dates(words, helping)):
        try:
            total = _only(readings, helping)
        except GameTimeError as error:
            raise helping.because(error) from None
        if total is not None:
            return total
    return None


def _only(readings: Iterator[GameDate | int], helping: Help) -> int | None:
    """The first second of the one day that is meant."""
    definition = helping.definition
    totals: dict[int, None] = {}
    problem = None
    for reading in readings:
        try:
            totals[reading if isinstance(reading, int) else definition.total_at(reading)] = None
        except GameTimeError as error:
            problem = problem or error
    if len(totals) > 1:
        raise helping.ambiguous(totals)
    if totals:
        return next(iter(totals))
    if problem:
        raise problem
    return None
