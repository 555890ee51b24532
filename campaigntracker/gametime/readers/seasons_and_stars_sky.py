"""Moons, seasons and names of years of Seasons & Stars."""

from __future__ import annotations

from campaigntracker.gametime.leap import MOST_DAYS
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
from campaigntracker.gametime.yearnames import FARTHEST_YEAR, YearNames

EXTENSION = "seasons-and-stars"


def moons(calendar: Part, months: int) -> tuple[Moon, ...]:
    found = []
    for number, part in enumerate(calendar.parts("moons"), start=1):
        part.skip("id")
        part.not_honoured(DESCRIPTIONS, "description", "translations")
        first = part.part("firstNewMoon")
        found.append(
            Moon(
                part.text("name") or f"Moon {number}",
                positive(part, "cycleLength"),
                first.whole("year", 1, -FARTHEST_YEAR, FARTHEST_YEAR),
                first.whole("month", 1, 1, months),
                first.whole("day", 1, 1, MOST_DAYS),
                phases=phases(part),
                color=part.text("color"),
            )
        )
    return tuple(found)


def seasons(calendar: Part, months: tuple[Month, ...]) -> tuple[Season, ...]:
    """Those of the calendar, or of the module's own extension, which counts the days of the year."""
    found: list[Season] = []
    ends: list[tuple[int, int]] = []
    for number, part in enumerate(calendar.parts("seasons"), start=1):
        part.skip("id")
        part.not_honoured(DESCRIPTIONS, "description", "translations")
        part.not_honoured(COSMETIC, "color", "iconUrl")
        part.not_honoured(SUN_TIMES, "sunrise", "sunset")
        name = part.text("name") or f"Season {number}"
        month, day = part.whole("startMonth", 1, 1, MOST_DAYS), part.whole("startDay", 1, 1, MOST_DAYS)
        end_month = part.whole("endMonth", month, 1, MOST_DAYS)
        end_day = part.whole("endDay", None, 1, MOST_DAYS)
        icon = season_icon(part.text("icon"))
        if month > len(months):
            part.notes.add(f"the season “{name}”: it begins in month {month}, and there are {len(months)}")
            continue
        last = months[end_month - 1].days if end_month <= len(months) else 0
        ends.append((end_month % len(months) + 1, 1) if not end_day or end_day >= last else (end_month, end_day + 1))
        found.append(Season(name, month, day, icon=icon))
    extension = calendar.part("extensions").part(EXTENSION)
    extension.not_honoured("watches of the day", "watches")
    for part in extension.parts("seasons"):
        part.skip("monthStart", "monthEnd", "dayEnd")
        if not calendar.has("seasons"):
            found.append(Season(part.text("name"), 0, part.whole("dayStart", 1, 1, MOST_DAYS)))
    if ends and {(season.month, season.day) for season in found} != set(ends):
        calendar.notes.add("the ends of the seasons: each lasts here until the next one begins")
    return tuple(found)


def year_names(calendar: Part) -> YearNames | None:
    named = calendar.part("extensions").part(EXTENSION).part("namedYears")
    names = tuple(name or f"Year {number}" for number, name in enumerate(named.texts("names"), start=1))
    start = named.whole("startYear", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
    rule = named.text("rule", "repeat")
    if not names:
        return None
    if rule not in ("repeat", "default"):
        named.notes.add(f"names of years by the rule “{rule}”")
        return None
    return YearNames(names, start, repeat=rule == "repeat")
