"""What must hold of a calendar's own patterns: that a date or a clock can be told from what they write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from campaigntracker.gametime.checks import name
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.patterns import (
    CLOCK_FIELDS,
    DAY_FIELDS,
    MONTH_FIELDS,
    NUMBER_FIELDS,
    TWELVE_HOUR_FIELDS,
    Token,
    compiled,
)
from campaigntracker.gametime.places import places

if TYPE_CHECKING:
    from campaigntracker.gametime.definition import CalendarDefinition

LONGEST_PATTERN = 200
# Letters that a date and a clock can come to: both together are less than the longest text that is read back.
LONGEST_DATE = 130
LONGEST_CLOCK = 40


TEXTS = {
    "month_name": "months",
    "month_abbr": "months",
    "weekday": "weekdays",
    "weekday_abbr": "weekdays",
    "era": "eras",
    "era_abbr": "eras",
    "season": "seasons",
}


def check_patterns(calendar: CalendarDefinition) -> None:
    """Raises GameTimeError at ``datePattern`` or ``clockPattern``; an empty pattern stands for the usual one."""
    for path, pattern, check, longest in (
        ("datePattern", calendar.date_pattern, _check_date, LONGEST_DATE),
        ("clockPattern", calendar.clock_pattern, _check_clock, LONGEST_CLOCK),
    ):
        name(pattern, path, longest=LONGEST_PATTERN, empty=True)
        if pattern:
            try:
                tokens = compiled(pattern)
                check({token.name for token in tokens if token.name}, tokens, calendar)
                _check_borders(tokens, calendar)
                _check_length(tokens, calendar, longest)
            except GameTimeError as error:
                raise GameTimeError(error.problem, path) from None


def _check_date(fields: set[str], tokens: tuple[Token, ...], calendar: CalendarDefinition) -> None:
    for field in fields & {*CLOCK_FIELDS}:
        raise GameTimeError(f"must not have {{{field}}}, which belongs in the clock's pattern")
    if not calendar.has_years:
        _need(fields, DAY_FIELDS, "day")
        return
    _need(fields, ("year",), "date")
    if "day_of_year" in fields:
        return
    _need(fields, DAY_FIELDS, "date")
    if not calendar.has_months and not calendar.intercalary:
        return
    _need(fields, MONTH_FIELDS, "date")
    for token in tokens:
        if token.name in MONTH_FIELDS and _all_differ(token, calendar):
            return
    raise GameTimeError("does not tell every month from the others: use {month_name}")


def _all_differ(token: Token, calendar: CalendarDefinition) -> bool:
    written = []
    for place in places(calendar):
        value = {"month": place.written, "month_name": place.name, "month_abbr": place.abbreviation}[token.name]
        written.append(f"{value:0{token.width}}" if isinstance(value, int) and token.width else str(value).casefold())
    return len(set(written)) == len(written)


def _check_clock(fields: set[str], tokens: tuple[Token, ...], calendar: CalendarDefinition) -> None:
    for field in fields - {*CLOCK_FIELDS}:
        raise GameTimeError(f"must not have {{{field}}}, which belongs in the date's pattern")
    if fields & {*TWELVE_HOUR_FIELDS} and not calendar.has_am_and_pm:
        raise GameTimeError("has {hour12} or {ampm}, which need days of 24 hours and hours of 60 minutes")
    if not fields >= {*TWELVE_HOUR_FIELDS} and calendar.hours_per_day > 1:
        _need(fields, ("hour",), "time of day")
    if calendar.minutes_per_hour > 1:
        _need(fields, ("minute",), "time of day")
    if calendar.seconds_per_minute > 1:
        _need(fields, ("second",), "time of day", "; [:{second:02}] shows it only where it is not 0")


def _need(fields: set[str], choice: tuple[str, ...], told: str, hint: str = "") -> None:
    if not fields & {*choice}:
        wanted = " or ".join(f"{{{field}}}" for field in choice)
        raise GameTimeError(f"does not tell the {told}: {wanted} is missing{hint}")


def _check_borders(tokens: tuple[Token, ...], calendar: CalendarDefinition) -> None:
    """Refuses fields that run into each other: “111” could be 1 and 11."""
    # What may end right here: "number", "text", or nothing that the next field could be taken for.
    ends, before_part, inside = set[str](), set[str](), False
    for token in tokens:
        if token.bracket:
            inside = token.bracket == "["
            ends, before_part = (ends, {*ends}) if inside else (ends | before_part, set())
        elif not token.name or token.name in ("year_prefix", "year_suffix", "ampm"):
            text = token.literal or (str(getattr(calendar, token.name)) if token.name != "ampm" else "AM")
            if text and not text.isdigit():
                ends = set()
        else:
            is_fixed = not inside and _is_fixed(token, calendar)
            starts, leaves = (set[str](), set[str]()) if is_fixed else _borders(token, calendar)
            if ends & starts:
                raise GameTimeError(f"needs something between {{{token.name}}} and the field before it")
            # Digits of which there are always equally many can be told from a number before them; what follows
            # runs into that number all the same.
            ends = ends if is_fixed else leaves


def _check_length(tokens: tuple[Token, ...], calendar: CalendarDefinition, most: int) -> None:
    """Refuses what would fill a page where a line is expected, and could not be typed back."""
    longest = sum(len(token.literal) + (_longest(token, calendar) if token.name else 0) for token in tokens)
    if longest > most:
        raise GameTimeError(f"can write {longest} characters; {most} is the most")


def _longest(token: Token, calendar: CalendarDefinition) -> int:
    """How many letters a field can write; of numbers, what is usual."""
    least = max(token.width, 4) if token.name in (*NUMBER_FIELDS, *DAY_FIELDS) else 2
    return max([least, *map(len, _texts(token.name, calendar))])


def _texts(field: str, calendar: CalendarDefinition) -> Iterator[str]:
    """All that a field can write besides numbers."""
    if field in ("year_prefix", "year_suffix"):
        yield getattr(calendar, field)
    elif field == "month":
        yield from (place.name for place in places(calendar) if place.number is None)
    elif field == "year_name":
        yield from calendar.year_names.names if calendar.year_names else ()
    elif field in TEXTS:
        parts = places(calendar) if field in MONTH_FIELDS else getattr(calendar, TEXTS[field])
        for part in parts:
            yield (part.abbreviation if field.endswith("_abbr") else "") or part.name


def _borders(token: Token, calendar: CalendarDefinition) -> tuple[set[str], set[str]]:
    """With what kinds of text before it a field can be mixed up, and as what it ends."""
    if token.name in NUMBER_FIELDS:
        return {"number"}, {"number"}
    if token.name == "day_ordinal":
        return {"number"}, set()
    names = list(_names(token, calendar))
    digits_first = any(text[:1].isdigit() or text[:1] == "-" for text in names)
    digits_last = any(text[-1:].isdigit() for text in names)
    return {"text"} | ({"number"} if digits_first else set()), {"text"} | ({"number"} if digits_last else set())


def _names(token: Token, calendar: CalendarDefinition) -> Iterator[str]:
    if token.name in MONTH_FIELDS:
        yield from (part for place in places(calendar) for part in (place.name, place.abbreviation))
    for parts in (calendar.weekdays, calendar.eras):
        yield from (text for part in parts for text in (part.name, part.abbreviation))
    yield from (season.name for season in calendar.seasons)
    yield from calendar.year_names.names if calendar.year_names else ()


def _is_fixed(token: Token, calendar: CalendarDefinition) -> bool:
    """Whether it always writes equally many digits, or the name of days outside the months, which has none."""
    highest = {
        "month": max((place.number or 0 for place in places(calendar)), default=0),
        "day": max((place.most_days for place in places(calendar)), default=10**9),
        "day_of_year": sum(place.most_days for place in places(calendar)),
        "weekday_number": len(calendar.weekdays),
        "hour": calendar.hours_per_day - 1,
        "hour12": 12,
        "minute": calendar.minutes_per_hour - 1,
        "second": calendar.seconds_per_minute - 1,
    }
    if token.name not in highest:
        return False
    if token.name == "month" and any(run.name[0].isdigit() or run.name[-1].isdigit() for run in calendar.intercalary):
        return False
    return len(str(highest[token.name])) <= max(token.width, 1)
