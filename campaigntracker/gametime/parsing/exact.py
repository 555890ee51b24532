"""The inverse of writing: the moment whose text by a pattern is exactly this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from campaigntracker.gametime.checks import moment
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

# Moments that a text is compared with, at most.
MOST_CANDIDATES = 400


@dataclass(frozen=True, slots=True)
class _Named:
    """A place with what is written for it, folded."""

    place: Place
    month: int | str
    month_name: str
    month_abbr: str

    @classmethod
    def of(cls, place: Place) -> _Named:
        written = place.written if isinstance(place.written, int) else fold(place.written)
        return cls(place, written, fold(place.name), fold(place.abbreviation))

    def fits(self, values: Found) -> bool:
        return (
            values.get("month", self.month) == self.month
            and values.get("month_name", self.month_name) == self.month_name
            and values.get("month_abbr", self.month_abbr) == self.month_abbr
        )


def parse_exactly(pattern: str, helping: Help) -> int:
    """The total whose text by the pattern this is; what the pattern does not tell is the first, the year that of now.

    Raises GameTimeError: when it does not follow the pattern, contradicts itself, or could be several moments.
    """

    def write(total: int) -> str:
        return format_moment(total, helping.definition, pattern)

    totals, problem = _candidates(pattern, helping)
    written = _written_so(totals, write, helping)
    if len(written) > 1:
        raise helping.ambiguous(written)
    if written:
        return written[0]
    if totals:
        raise helping.contradiction(write(totals[0]))
    raise helping.because(problem) if problem else helping.not_by(pattern)


def as_written(helping: Help) -> int | None:
    """The moment of a text that ``format``, ``format_day`` or ``format_clock`` wrote; None for any other text."""
    definition, written = helping.definition, dict[int, None]()
    clock = clock_pattern(definition)
    for day in day_patterns(definition):
        for pattern, write in ((f"{day}, {clock}", format_moment), (day, format_day)):
            totals, _ = _candidates(pattern, helping)
            written |= dict.fromkeys(_written_so(totals, partial(write, definition=definition), helping))
    if not written and helping.now is not None and definition.clock_pattern:
        totals, _ = _candidates(clock, helping)
        written = dict.fromkeys(_written_so(totals, partial(format_clock, definition=definition), helping))
    if len(written) > 1:
        raise helping.ambiguous(written)
    return next(iter(written), None)


def _candidates(pattern: str, helping: Help) -> tuple[list[int], GameTimeError | None]:
    """Moments that the text could mean by the pattern, not all of them written so; and why others are none."""
    totals, problem = dict[int, None](), None
    named = [_Named.of(place) for place in places(helping.definition)]
    for values in matches(pattern, helping.text, helping.definition):
        try:
            for total in _totals(values, named, helping):
                totals[moment(total)] = None
        except GameTimeError as error:
            problem = error
        if len(totals) > MOST_CANDIDATES:
            raise GameTimeError(f"“{helping.shown}” can be read in too many ways")
    return list(totals), problem


def _written_so(totals: list[int], write: Callable[[int], str], helping: Help) -> list[int]:
    """Those that are written like the text: if there are any, with the same spaces."""
    alike = [(total, text) for total in totals if folded(text := write(total)) == folded(helping.text)]
    same = [total for total, text in alike if fold(text).strip() == fold(helping.text).strip()]
    return same or [total for total, _ in alike]


def _totals(values: Found, named: Sequence[_Named], helping: Help) -> Iterator[int]:
    """The moments that the values allow. Raises GameTimeError for a date or a clock that there is not."""
    time_of_day = helping.definition.time_of_day(*clock_values(values))
    for day_start in _days(values, named, helping):
        yield day_start + time_of_day


def _days(values: Found, named: Sequence[_Named], helping: Help) -> Iterator[int]:
    """The first seconds of the days that the values allow."""
    definition = helping.definition
    day = int(values.get("day", 1))
    if isinstance(ordinal := values.get("day_ordinal"), str):
        day = int(ordinal[:-2])
    if not definition.has_years and values.keys() & {*DAY_FIELDS}:
        yield definition.day_start(day)
    elif not definition.has_years or not values.keys() - {*CLOCK_FIELDS}:
        yield definition.day_start(definition.day_number(helping.from_now()))
    else:
        year = int(values["year"]) if "year" in values else definition.date_at(helping.from_now()).year
        if values.keys() & {"day_of_year", *DAY_FIELDS, *MONTH_FIELDS}:
            yield from _days_of_year(year, day, values, named, definition)
        else:
            yield definition.total_at(definition.first_date(year))


def _days_of_year(
    year: int, day: int, values: Found, named: Sequence[_Named], definition: CalendarDefinition
) -> Iterator[int]:
    if "day_of_year" in values:
        first = definition.total_at(definition.first_date(year))
        yield first + (int(values["day_of_year"]) - 1) * definition.seconds_per_day
        return
    problem = None
    fitting = [folded_place.place for folded_place in named if folded_place.fits(values)]
    for place in fitting:
        try:
            yield definition.total_at(GameDate(year, place.month, day, intercalary=place.intercalary))
        except GameTimeError as error:
            problem = error
    if problem and len(fitting) == 1:
        raise problem
