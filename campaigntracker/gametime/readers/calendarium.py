"""Calendarium, a plug-in for Obsidian, and its elder Fantasy Calendar: presets and stored calendars.

Months and seasons count months from 0, days from 1. ``firstWeekDay`` is the weekday of the first day of year 1;
without ``overflow`` each month begins with the first weekday. Intercalary months and leap days do not move the weekday.
Nothing there says when a campaign began, so second 0 is the first day of year 1.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import MOST_DAYS, LeapCondition, LeapRule
from campaigntracker.gametime.moons import Moon
from campaigntracker.gametime.readers import moonphases
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.calendariumevents import yearly_date
from campaigntracker.gametime.readers.leapdays import LeapDay, Timespan, year_of
from campaigntracker.gametime.readers.leaprules import first_match, interval
from campaigntracker.gametime.readers.masks import date_pattern
from campaigntracker.gametime.readers.quantities import quantity
from campaigntracker.gametime.readers.result import Notes, ReadResult, at_place
from campaigntracker.gametime.readers.seasonicons import icon_of
from campaigntracker.gametime.readers.shaping import COSMETIC, DESCRIPTIONS
from campaigntracker.gametime.readers.yearlyevents import feasts
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import FARTHEST_YEAR, Era, YearNames

FORMAT = "Calendarium"
STEPS = 24


def recognises(document: object) -> bool:
    calendars = _calendars(document)
    return bool(calendars) and all(isinstance(calendar.get("static"), dict) for calendar in calendars)


def read(document: object) -> ReadResult:
    calendars = _calendars(document)
    if len(calendars) != 1:
        raise GameTimeError(f"has {len(calendars)} calendars; give one", "calendars")
    notes = Notes()
    calendar = Part(calendars[0], notes)
    static = calendar.part("static")
    weekdays = _weekdays(static)
    parts = year_of(_months(static), _leap_days(static), notes, overflow=static.truth("overflow", True))
    seasons, shift = _seasons(calendar)
    first = static.whole("firstWeekDay", 0, 0, MOST_DAYS)
    try:
        definition = CalendarDefinition(
            name=calendar.text("name"),
            months=parts.months,
            intercalary=parts.runs,
            weekdays=weekdays,
            first_weekday=first % len(weekdays) if weekdays else 0,
            year_names=_year_names(static),
            eras=_eras(static),
            named_days=(*parts.named_days, *feasts(calendar, parts.months, yearly_date)),
            moons=_moons(static),
            seasons=seasons,
            season_shift=shift,
            date_pattern=_date_pattern(calendar),
        )
    except GameTimeError as error:
        raise at_place(error) from None
    _tell_the_rest(calendar, static, definition)
    return notes.result(definition, FORMAT)


def _calendars(document: object) -> list[dict[str, Any]]:
    """The calendars of a plug-in's data, or the one that this is."""
    if not isinstance(document, dict):
        return []
    calendars = document.get("calendars", [document])
    if not isinstance(calendars, list) or not all(isinstance(calendar, dict) for calendar in calendars):
        return []
    return calendars


def _weekdays(static: Part) -> tuple[Weekday, ...]:
    found = []
    for position, part in enumerate(static.parts("weekdays"), start=1):
        part.skip("id", "type")
        found.append(Weekday(part.text("name") or f"Day {position}", part.text("abbreviation")))
    return tuple(found)


def _months(static: Part) -> list[Timespan]:
    found = []
    for position, part in enumerate(static.parts("months"), start=1):
        part.skip("id")
        part.not_honoured("subtitles of months", "subtitle")
        part.not_honoured("months with a week of their own", "week")
        every, offset = part.whole("interval", 1, 0), part.whole("offset", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
        rule = None if every <= 1 else _every(part, every, offset)
        found.append(
            Timespan(
                part.text("name") or f"Month {position}",
                part.text("short"),
                part.whole("length", low=0, high=MOST_DAYS),
                intercalary=part.text("type", "month") == "intercalary",
                rule=rule,
            )
        )
    if not found:
        raise static.error("must have at least one month", "months")
    return found


def _every(part: Part, every: int, offset: int) -> LeapRule:
    return first_match([interval(every, offset, excludes=False, path=part.place("interval"))], part.path)


def _leap_days(static: Part) -> list[LeapDay]:
    found = []
    for position, part in enumerate(static.parts("leapDays"), start=1):
        part.skip("id", "type", "short")
        found.append(
            LeapDay(
                part.text("name") or f"Leap day {position}",
                part.whole("timespan", 0, 0, MOST_DAYS),
                _leap_rule(part),
                intercalary=part.truth("intercalary"),
                after=part.whole("after", None, 0, MOST_DAYS),
                numbered=part.truth("numbered", True),
            )
        )
    return found


def _leap_rule(part: Part) -> LeapRule:
    """The longest interval that a year lies in decides; where the shortest one forbids, all other years are leap."""
    offset = part.whole("offset", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
    conditions = []
    for condition in part.parts("interval", 100):
        years = condition.whole("interval", 1, 1)
        own_offset = 0 if condition.truth("ignore") else offset
        excludes = condition.truth("exclusive")
        conditions.append(interval(years, own_offset, excludes=excludes, path=condition.place("interval")))
    conditions.sort(key=lambda condition: -condition.every)
    if conditions and conditions[-1].excludes:
        conditions.append(LeapCondition(1))
    return first_match(conditions, part.place("interval"))


def _moons(static: Part) -> tuple[Moon, ...]:
    """``offset`` days after the first day of year 1 a moon is new; a day takes the nearest of 24 phases."""
    found = []
    for position, part in enumerate(static.parts("moons"), start=1):
        part.skip("id", "shadowColor")
        cycle = quantity(part, "cycle", Fraction(0))
        if cycle <= 0:
            raise part.error("must be more than 0", "cycle")
        shift = -quantity(part, "offset", Fraction(0))
        name, color = part.text("name") or f"Moon {position}", part.text("faceColor")
        phases = moonphases.by_steps(cycle, STEPS)
        found.append(Moon(name, cycle, 1, 0, 1, shift, phases, color=color))
    return tuple(found)


def _seasons(calendar: Part) -> tuple[tuple[Season, ...], Fraction]:
    """The seasons, and by how many days those with lengths are shifted."""
    seasonal = calendar.part("seasonal")
    seasonal.skip("displayColors", "interpolateColors")
    weather = seasonal.part("weather")
    weather.skip("seed", "tempUnits", "windUnits", "primaryWindDirection", "freezingPoint")
    if weather.truth("enabled"):
        calendar.notes.add("weather")
    periodic = seasonal.text("type", "Periodic").lower() == "periodic"
    found = []
    for position, part in enumerate(seasonal.parts("seasons"), start=1):
        part.skip("id", "type")
        part.not_honoured(COSMETIC, "color", "icon")
        part.not_honoured(DESCRIPTIONS, "description")
        part.not_honoured("weather", "weatherOffset", "weatherPeak", "weather")
        name = part.text("name") or f"Season {position}"
        icon = icon_of(part.text("kind"), name)
        if periodic:
            length = quantity(part, "duration", Fraction(0)) + quantity(part, "peak", Fraction(0))
            found.append(Season(name, length=length, icon=icon))
        else:
            month, day = part.whole("month", 0, 0, MOST_DAYS) + 1, part.whole("day", 1, 1, MOST_DAYS)
            found.append(Season(name, month, day, icon=icon))
    shift = -quantity(seasonal, "offset", Fraction(0))
    return tuple(found), shift if periodic and found else Fraction(0)


def _eras(static: Part) -> tuple[Era, ...]:
    found = []
    for position, part in enumerate(static.parts("eras"), start=1):
        part.skip("id", "type", "category", "event", "isEvent", "description")
        part.not_honoured("how eras write the year", "format")
        date = part.part("date" if part.has("date") else "start")
        name = part.text("name") or f"Era {position}"
        year = date.whole("year", 1, -FARTHEST_YEAR, FARTHEST_YEAR)
        month, day = date.whole("month", 0, 0, MOST_DAYS), date.whole("day", 1, 0, MOST_DAYS)
        starting = part.truth("isStartingEra")
        if (month > 0 or day > 1) and not starting:
            part.notes.add("on which day of its first year an era begins")
        part.not_honoured("ends of eras: each lasts until the next begins", "end")
        if part.truth("endsYear"):
            part.notes.add(f"that the era “{name}” ends a year before its time")
        if part.truth("restart"):
            part.notes.add(f"that the era “{name}” counts its years from 1 again")
        found.append(Era(name, None if starting else year))
    return tuple(found)


def _year_names(static: Part) -> YearNames | None:
    names = []
    for position, part in enumerate(static.parts("years"), start=1):
        part.skip("id", "type")
        names.append(part.text("name") or str(position))
    return YearNames(tuple(names), 1, repeat=False) if static.truth("useCustomYears") and names else None


def _date_pattern(calendar: Part) -> str:
    """Upper and lower case mean the same there."""
    mask = re.sub("[ymd]", lambda letter: letter[0].upper(), calendar.text("dateFormat"))
    mask = re.sub("D{2,}", "DD", re.sub("M{4,}", "MMMM", re.sub("Y+", "YYYY", mask)))
    pattern = date_pattern(mask) if mask else None
    if mask and pattern is None:
        calendar.notes.add("date formats")
    return pattern or ""


def _tell_the_rest(calendar: Part, static: Part, definition: CalendarDefinition) -> None:
    notes = calendar.notes
    static.skip("displayDayNumber", "displayMoons", "incrementDay", "padDays", "padMonths")
    calendar.skip("id", "path", "supportInlineEvents", "inlineEventTag", "showIntercalarySeparately", "autoParse")
    calendar.skip(
        "supportTimelines", "syncTimelines", "timelineTag", "displayWeeks", "deleted", "deletedTimestamp", "date"
    )
    if static.whole("offset", 0):
        notes.add("a shift of the first weekday from year 2 on")
    calendar.not_honoured(DESCRIPTIONS, "description")
    locations = calendar.part("locations")
    notes.counted(locations.count("locations"), "place with a climate", "places with a climate")
    locations.skip("defaultLocation")
    notes.counted(calendar.count("categories"), "category of events", "categories of events")
    today = calendar.part("current")
    today.skip("hour", "minute")
    day, month = today.whole("day", None), today.whole("month", None)
    year = today.whole("year", None)
    if day is not None and month is not None and year is not None:
        notes.today(GameDate(year, month + 1 if definition.has_months else 0, day))
