"""Moons and seasons over days that follow each other: what a year decides is looked up once for each of its years."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm
from operator import itemgetter

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.leap import LeapRule
from campaigntracker.gametime.moons import Moon, MoonPhase
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.years import Years


@dataclass(frozen=True, slots=True)
class MoonReading:
    """Where a moon stands on one day: its phase, the phase's index, and ``days`` since its cycle began."""

    moon: Moon
    phase: MoonPhase
    index: int
    days: Fraction


def moon_course(moon: Moon, days: range, definition: CalendarDefinition) -> list[MoonReading]:
    """Where the moon stands on each of these absolute days."""
    phases = moon.all_phases
    # In whole parts of a day, of which all its lengths are multiples: adding up fractions takes many times as long.
    parts = lcm(moon.cycle.denominator, moon.shift.denominator, *(phase.days.denominator for phase in phases))
    cycle, shift = int(moon.cycle * parts), int(moon.shift * parts)
    ends = list(accumulate(int(phase.days * parts) for phase in phases))
    readings = []
    for day, new_moon in _new_moons(moon, days, definition):
        position = ((day - new_moon) * parts + shift) % cycle
        # Phases shorter than the cycle: the last one takes the rest.
        index = min(bisect_right(ends, position), len(phases) - 1)
        readings.append(MoonReading(moon, phases[index], index, Fraction(position, parts)))
    return readings


def season_course(days: range, definition: CalendarDefinition) -> list[Season | None]:
    """The season of each of these absolute days."""
    if not definition.seasons:
        return [None] * len(days)
    if definition.seasons[0].length is not None:
        return list(_seasons_by_length(days, definition))
    years = definition.years
    return [None] * len(days) if years is None else list(_seasons_by_date(days, definition.seasons, years))


def _new_moons(moon: Moon, days: range, definition: CalendarDefinition) -> Iterator[tuple[int, int]]:
    """Each day with the absolute day from which the moon's cycle is counted on it."""
    years = definition.years
    if years is None:
        yield from ((day, moon.day) for day in days)
        return
    usual = years.day_or_next(years.counted(moon.year), moon.month, moon.day)
    for year, of_year in _by_year(days, years):
        latest, earlier = (None, None) if moon.resets is None else _resets(moon, moon.resets, year, years)
        for day in of_year:
            reset = latest if latest is None or latest <= day else earlier
            yield day, usual if reset is None else reset


def _resets(moon: Moon, rule: LeapRule, year: int, years: Years) -> tuple[int | None, int | None]:
    """The last day up to the end of a year on which the cycle begins anew, and the one before."""
    latest = rule.latest(year)
    earlier = None if latest is None else rule.latest(latest - 1)

    def begins(of_year: int | None) -> int | None:
        return None if of_year is None else years.day_or_next(of_year, moon.month, moon.day)

    return begins(latest), begins(earlier)


def _seasons_by_date(days: range, seasons: tuple[Season, ...], years: Years) -> Iterator[Season]:
    for year, of_year in _by_year(days, years):
        begun = sorted(
            (years.day_or_next(begins_in, season.month, season.day), begins_in, index)
            for begins_in in (year - 1, year)
            for index, season in enumerate(seasons)
        )
        for day in of_year:
            yield seasons[begun[bisect_right(begun, day, key=itemgetter(0)) - 1][2]]


def _seasons_by_length(days: range, definition: CalendarDefinition) -> Iterator[Season]:
    lengths = [season.length or Fraction(0) for season in definition.seasons]
    shift = definition.season_shift
    parts = lcm(shift.denominator, *(length.denominator for length in lengths))
    ends = list(accumulate(int(length * parts) for length in lengths))
    first = definition.years.start(1) if definition.years else 0
    for day in days:
        left = ((day - first) * parts + int(shift * parts)) % ends[-1]
        yield definition.seasons[bisect_right(ends, left)]


def _by_year(days: range, years: Years) -> Iterator[tuple[int, range]]:
    """The days of each year among them."""
    first = days.start
    while first < days.stop:
        year = years.year_of(first)
        end = min(years.start(year + 1), days.stop)
        yield year, range(first, end)
        first = end
