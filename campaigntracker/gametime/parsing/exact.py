"""The inverse of writing: the moment whose text by a pattern is exactly this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.formatting import clock_pattern, day_patterns, format_clock, format_day
from campaigntracker.gametime.formatting import format as format_moment
from campaigntracker.gametime.parsing.clock import clock_values
from campaigntracker.gametime.parsing.folding import fold, folded
from campaigntracker.gametime.parsing.help import Help
from campaigntracker.gametime.parsing.matching import Found, matches
from campaigntracker.gametime.patterns import CLOCK_FIELDS, DAY_FIELDS, MONTH_FIELDS
from campaigntracker.gametime.places import Place, places


def parse_exactly(text: str, pattern: str, definition: CalendarDefinition, now: int | None) -> int:
    """The total whose text by the pattern this is; what the pattern does not tell is the first, the year that of now.

    Raises GameTimeError: when it does not follow the pattern, contradicts itself, or could be several moments.
    """
    totals, seen = dict[int, None](), dict[int, None]()
    problem = GameTimeError("")
    for values in matches(pattern, text, definition):
        try:
            for total in _totals(values, definition, now):
                written = folded(format_moment(total, definition, pattern)) == folded(text)
                (totals if written else seen)[total] = None
        except GameTimeError as error:
            problem = error
    helping = Help(text, definition, now)
    if len(totals) > 1:
        raise helping.ambiguous([format_moment(total, definition) for total in totals])
    if totals:
        return helping.kept(next(iter(totals)))
    if seen:
        raise helping.contradiction(format_moment(next(iter(seen)), definition, pattern))
    if problem.problem:
        raise helping.because(problem)
    raise helping.not_by(pattern)


def as_written(text: str, definition: CalendarDefinition, now: int | None) -> int | None:
    """The moment of a text that ``format``, ``format_day`` or ``format_clock`` wrote; None for any other text."""
    totals = set[int]()
    for day in day_patterns(definition):
        totals |= _written(text, f"{day}, {clock_pattern(definition)}", definition, format_moment)
        totals |= _written(text, day, definition, format_day)
    if not totals and now is not None and definition.clock_pattern:
        totals = _written(text, definition.clock_pattern, definition, format_clock, now)
    return totals.pop() if len(totals) == 1 else None


def _written(
    text: str,
    pattern: str,
    definition: CalendarDefinition,
    write: Callable[[int, CalendarDefinition], str],
    now: int | None = None,
) -> set[int]:
    totals = set[int]()
    for values in matches(pattern, text, definition):
        try:
            candidates = list(_totals(values, definition, now))
        except GameTimeError:
            continue
        totals.update(total for total in candidates if folded(write(total, definition)) == folded(text))
    return totals


def _totals(values: Found, definition: CalendarDefinition, now: int | None) -> Iterator[int]:
    """The moments that the values allow. Raises GameTimeError for a date or a clock that there is not."""
    time_of_day = definition.time_of_day(*clock_values(values))
    for day_start in _days(values, definition, now):
        yield day_start + time_of_day


def _days(values: Found, definition: CalendarDefinition, now: int | None) -> Iterator[int]:
    """The first seconds of the days that the values allow."""
    day = int(values.get("day", 1))
    if isinstance(ordinal := values.get("day_ordinal"), str):
        day = int(ordinal[:-2])
    if not definition.has_years and values.keys() & {*DAY_FIELDS}:
        yield definition.day_start(day)
    elif not definition.has_years or not values.keys() - {*CLOCK_FIELDS}:
        yield definition.day_start(definition.day_number(_needed(now)))
    else:
        year = int(values["year"]) if "year" in values else definition.date_at(_needed(now)).year
        if values.keys() & {"day_of_year", *DAY_FIELDS, *MONTH_FIELDS}:
            yield from _days_of_year(year, day, values, definition)
        else:
            yield definition.total_at(definition.first_date(year))


def _days_of_year(year: int, day: int, values: Found, definition: CalendarDefinition) -> Iterator[int]:
    if "day_of_year" in values:
        first = definition.total_at(definition.first_date(year))
        yield first + (int(values["day_of_year"]) - 1) * definition.seconds_per_day
        return
    problem = None
    named = [place for place in places(definition) if _fits(place, values)]
    for place in named:
        try:
            yield definition.total_at(GameDate(year, place.month, day, intercalary=place.intercalary))
        except GameTimeError as error:
            problem = error
    if problem and len(named) == 1:
        raise problem


def _fits(place: Place, values: Found) -> bool:
    written = place.written if isinstance(place.written, int) else fold(place.written)
    return (
        values.get("month", written) == written
        and values.get("month_name", fold(place.name)) == fold(place.name)
        and values.get("month_abbr", fold(place.abbreviation)) == fold(place.abbreviation)
    )


def _needed(now: int | None) -> int:
    if now is None:
        raise GameTimeError("needs a moment to count from")
    return now
