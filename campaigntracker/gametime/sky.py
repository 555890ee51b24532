"""What stands above a day: the phases of the moons, the season, its feasts, the era. Exact, whatever the year."""

from __future__ import annotations

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.moons import Moon
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.skycourse import MoonReading, moon_course, season_course
from campaigntracker.gametime.yearnames import Era


def moon_phase(moon: Moon, total: int, definition: CalendarDefinition) -> MoonReading:
    """The phase on the day of a moment: phases belong to whole days.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> selune = Moon("Selûne", 28, day=0)
    >>> moon_phase(selune, 14 * 86_400, DAY_COUNT).phase.name
    'Full Moon'
    """
    day = definition.absolute_day_at(total)
    return moon_course(moon, range(day, day + 1), definition)[0]


def moon_phases(total: int, definition: CalendarDefinition) -> tuple[MoonReading, ...]:
    return tuple(moon_phase(moon, total, definition) for moon in definition.moons)


def moon_phases_of(days: range, definition: CalendarDefinition) -> list[tuple[MoonReading, ...]]:
    """For each of these day numbers, which follow each other, what :func:`moon_phases` says of that day."""
    if not definition.moons:
        return [()] * len(days)
    courses = [moon_course(moon, _absolute(days, definition), definition) for moon in definition.moons]
    return list(zip(*courses, strict=True))


def season_at(total: int, definition: CalendarDefinition) -> Season | None:
    """The season of a day; None in a calendar without seasons.

    A season that begins on a day which the year does not have begins on the next day that there is.
    """
    day = definition.absolute_day_at(total)
    return season_course(range(day, day + 1), definition)[0]


def seasons_of(days: range, definition: CalendarDefinition) -> list[Season | None]:
    """For each of these day numbers, which follow each other, what :func:`season_at` says of that day."""
    return season_course(_absolute(days, definition), definition)


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


def _absolute(days: range, definition: CalendarDefinition) -> range:
    shift = definition.absolute_day_at(0) - definition.day_number(0)
    return range(days.start + shift, days.stop + shift)
