"""Moons and seasons of Simple Calendar."""

from __future__ import annotations

from fractions import Fraction

from campaigntracker.gametime.leap import LONGEST_CYCLE, MOST_DAYS, LeapRule
from campaigntracker.gametime.months import Month
from campaigntracker.gametime.moons import Moon
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.shaping import (
    COSMETIC,
    DESCRIPTIONS,
    SUN_TIMES,
    phases,
    positive,
    season_icon,
)
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.yearnames import FARTHEST_YEAR


def moons(calendar: Part, months: tuple[Month, ...], rule: LeapRule) -> tuple[Moon, ...]:
    return tuple(_moon(part, number, months, rule) for number, part in enumerate(calendar.parts("moons"), start=1))


def _moon(part: Part, number: int, months: tuple[Month, ...], rule: LeapRule) -> Moon:
    part.skip("id")
    name = part.text("name") or f"Moon {number}"
    first = part.part("firstNewMoon")
    every = first.whole("yearX", 0, -LONGEST_CYCLE, LONGEST_CYCLE)
    reset = first.text("yearReset", "none")
    resets = None
    if reset == "leap-year" and rule.conditions:
        resets = rule
        part.notes.add(f"the part of a day by which “{name}” is moved on between leap years")
    elif reset == "x-years" and every:
        resets = LeapRule.every(abs(every))
        part.notes.add(f"the part of a day by which “{name}” is moved on between the years in which it begins anew")
    elif reset not in ("none", "leap-year", "x-years"):
        raise first.error("must be none, leap-year or x-years", "yearReset")
    year, month, day = _new_moon(first, months, rule, every_leap_year=reset == "leap-year")
    return Moon(
        name,
        positive(part, "cycleLength"),
        year,
        month,
        day,
        part.number("cycleDayAdjust", Fraction(0)),
        phases(part),
        resets,
        part.text("color"),
    )


def _new_moon(first: Part, months: tuple[Month, ...], rule: LeapRule, *, every_leap_year: bool) -> tuple[int, int, int]:
    """Year, month and day, counted from 1. A month before the first or after the last means these; a day that the month
    does not have lies as many days after its start.
    """
    year = first.whole("year", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
    index = min(max(first.whole("month", 0), 0), len(months) - 1)
    day = max(first.whole("day", 0, high=MOST_DAYS), 0)
    is_leap = every_leap_year or rule.matches(year)
    lengths = [month.days + sum(leap.days for leap in month.leap if is_leap) for month in months]
    for position in range(index, len(months)):
        if day < lengths[position]:
            return year, position + 1, day + 1
        day -= lengths[position]
    raise first.error("lies after the end of the year", "day")


def seasons(calendar: Part, months: int) -> tuple[Season, ...]:
    found = []
    for number, part in enumerate(calendar.parts("seasons"), start=1):
        part.skip("id")
        part.not_honoured(COSMETIC, "color")
        part.not_honoured(DESCRIPTIONS, "description")
        part.not_honoured(SUN_TIMES, "sunriseTime", "sunsetTime")
        month = part.whole("startingMonth", 0, 0, months - 1)
        day = part.whole("startingDay", 0, 0, MOST_DAYS) + 1
        found.append(
            Season(part.text("name") or f"Season {number}", month + 1, day, icon=season_icon(part.text("icon")))
        )
    return tuple(found)
