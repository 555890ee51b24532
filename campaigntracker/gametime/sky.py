"""What stands above a day: the phases of the moons, the season, its feasts, the era. Exact, whatever the year."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.leap import LeapRule
from campaigntracker.gametime.moons import Moon, MoonPhase
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.yearnames import Era
from campaigntracker.gametime.years import Years


@dataclass(frozen=True, slots=True)
class MoonReading:
    """Where a moon stands on one day: its phase, the phase's index, and ``days`` since its cycle began."""

    moon: Moon
    phase: MoonPhase
    index: int
    days: Fraction


def moon_phase(moon: Moon, total: int, definition: CalendarDefinition) -> MoonReading:
    """The phase on the day of a moment: phases belong to whole days.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> selune = Moon("Selûne", Fraction(28), day=0)
    >>> moon_phase(selune, 14 * 86_400, DAY_COUNT).phase.name
    'Full Moon'
    """
    day = definition.absolute_day_at(total)
    days = (day - _new_moon(moon, day, definition) + moon.shift) % moon.cycle
    begins = Fraction(0)
    phases = moon.all_phases
    for index, phase in enumerate(phases):
        begins += phase.days
        if days < begins:
            return MoonReading(moon, phase, index, days)
    # Phases shorter than the cycle: the last one takes the rest.
    return MoonReading(moon, phases[-1], len(phases) - 1, days)


def moon_phases(total: int, definition: CalendarDefinition) -> tuple[MoonReading, ...]:
    return tuple(moon_phase(moon, total, definition) for moon in definition.moons)


def season_at(total: int, definition: CalendarDefinition) -> Season | None:
    """The season of a day; None in a calendar without seasons.

    A season that begins on a day which the year does not have begins on the next day that there is.
    """
    if not definition.seasons:
        return None
    day = definition.absolute_day_at(total)
    if definition.seasons[0].length is not None:
        return _season_by_length(day, definition)
    years = definition.years
    if years is None:
        return None
    year = years.year_of(day)
    begun = [
        (start, of_year, index)
        for of_year in (year - 1, year)
        for index, season in enumerate(definition.seasons)
        if (start := years.day_or_next(of_year, season.month, season.day)) <= day
    ]
    return definition.seasons[max(begun)[2]]


def named_days_on(date: GameDate, definition: CalendarDefinition) -> tuple[str, ...]:
    """The feasts that fall on a day. Intercalary days have only the name of their own."""
    if date.intercalary:
        return ()
    return tuple(
        named.name
        for named in definition.named_days
        if named.month == date.month and named.day <= date.day < named.day + named.days
    )


def era_of(year: int, definition: CalendarDefinition) -> Era | None:
    """The era that began last, up to and with this year.

    >>> from campaigntracker.gametime import Month
    >>> eras = (Era("Before"), Era("After", 100))
    >>> era_of(99, CalendarDefinition(months=(Month("Only", 30),), eras=eras)).name
    'Before'
    """
    begun: Era | None = None
    for era in definition.eras:
        if era.start is None:
            begun = begun or era
        elif era.start <= year and (begun is None or begun.start is None or begun.start <= era.start):
            begun = era
    return begun


def _new_moon(moon: Moon, day: int, definition: CalendarDefinition) -> int:
    """The absolute day from which the cycle of a moon is counted on this day."""
    years = definition.years
    if years is None:
        return moon.day
    if moon.resets is not None:
        reset = _latest_reset(moon, moon.resets, day, years)
        if reset is not None:
            return reset
    return years.day_or_next(years.counted(moon.year), moon.month, moon.day)


def _latest_reset(moon: Moon, rule: LeapRule, day: int, years: Years) -> int | None:
    year = rule.latest(years.year_of(day))
    if year is None:
        return None
    reset = years.day_or_next(year, moon.month, moon.day)
    if reset <= day:
        return reset
    earlier = rule.latest(year - 1)
    return None if earlier is None else years.day_or_next(earlier, moon.month, moon.day)


def _season_by_length(day: int, definition: CalendarDefinition) -> Season:
    lengths = [season.length or Fraction(0) for season in definition.seasons]
    first = definition.years.start(1) if definition.years else 0
    left = (day - first + definition.season_shift) % sum(lengths, Fraction(0))
    ends = accumulate(lengths)
    return next(season for season, end in zip(definition.seasons, ends, strict=True) if left < end)
