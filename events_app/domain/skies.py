"""Moons, seasons and feasts as the pages of the calendar tell them."""

from dataclasses import dataclass
from itertools import pairwise

from campaigntracker.gametime import CalendarDefinition, GameDate
from campaigntracker.gametime.sheets import Sheet
from campaigntracker.gametime.sky import moon_phases, moon_phases_of
from campaigntracker.gametime.sky import seasons_of as seasons_of_days

# Where more moons than this go round, a sheet tells of the new and the full ones alone.
FEW_MOONS = 2
TURNING_POINTS = frozenset({"new", "full"})


@dataclass(frozen=True, slots=True)
class MoonMark:
    """A moon in one of its phases; `icon` is one of PHASE_ICONS, or ""."""

    moon: str
    phase: str
    icon: str


def moons_on(total: int, definition: CalendarDefinition) -> tuple[MoonMark, ...]:
    """Every moon on the day of a moment."""
    return tuple(
        MoonMark(reading.moon.name, reading.phase.name, reading.phase.icon)
        for reading in moon_phases(total, definition)
    )


def days_with_moons(sheet: Sheet, definition: CalendarDefinition) -> dict[int, tuple[MoonMark, ...]]:
    """The phases that begin on each day of a sheet; days on which none begins are left out."""
    found: dict[int, tuple[MoonMark, ...]] = {}
    readings = moon_phases_of(range(sheet.first_day - 1, sheet.end_day), definition)
    for day, (before, now) in enumerate(pairwise(readings), start=sheet.first_day):
        marks = tuple(
            MoonMark(new.moon.name, new.phase.name, new.phase.icon)
            for new, old in zip(now, before, strict=True)
            if new.index != old.index and (len(now) <= FEW_MOONS or new.phase.icon in TURNING_POINTS)
        )
        if marks:
            found[day] = marks
    return found


def seasons_of(sheet: Sheet, definition: CalendarDefinition) -> tuple[str, ...]:
    """The seasons in which the days of a sheet lie, in their order."""
    seasons = seasons_of_days(range(sheet.first_day, sheet.end_day), definition)
    return tuple(dict.fromkeys(season.name for season in seasons if season))


def run_of(date: GameDate, definition: CalendarDefinition) -> str:
    """The name of the intercalary days, or of the festival among the months, that a day is one of."""
    if date.intercalary or not definition.has_months:
        return date.intercalary
    month = definition.months[date.month - 1]
    return month.name if month.intercalary else ""
