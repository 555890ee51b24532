"""Calendars of the Foundry module Simple Calendar: {"calendar": {…}, "notes": […]}, or a full export of several.

It counts months and days from 0, and its world time 0 is the first second of the year ``yearZero``, which begins
with the weekday ``firstWeekday``.
"""

from __future__ import annotations

from typing import Any

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import GREGORIAN, LONGEST_CYCLE, NEVER, LeapDays, LeapRule
from campaigntracker.gametime.months import MOST_NUMBER, Month
from campaigntracker.gametime.readers import masks
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.result import Notes, ReadResult
from campaigntracker.gametime.readers.shaping import (
    COSMETIC,
    DESCRIPTIONS,
    clock,
    distinct,
    prefix,
    refuse_nothing,
    suffix,
)
from campaigntracker.gametime.readers.simple_calendar_notes import named_days
from campaigntracker.gametime.readers.simple_calendar_sky import moons, seasons
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import FARTHEST_YEAR, YearNames

FORMAT = "Simple Calendar"
SECONDS_PER_ROUND = 6
WINDOW_SETTINGS = (
    "gameWorldTimeIntegration",
    "showClock",
    "noteDefaultVisibility",
    "postNoteRemindersOnFoundryLoad",
    "pf2eSync",
    "chatTime",
    "compactViewOptions",
    "playersAddNotes",
)


def recognises(document: object) -> bool:
    if not isinstance(document, dict):
        return False
    calendars = document.get("calendars")
    first = calendars[0] if isinstance(calendars, list) and calendars else None
    return any(_is_calendar(candidate) for candidate in (document.get("calendar"), first, document))


def _is_calendar(document: Any) -> bool:
    if not isinstance(document, dict):
        return False
    months = document.get("months")
    first = months[0] if isinstance(months, list) and months else None
    return "noteCategories" in document or (isinstance(first, dict) and "numberOfDays" in first)


def read(document: object) -> ReadResult:
    notes = Notes()
    top = Part(document, notes)
    calendar = _choose(top)
    months = _months(calendar)
    leap_rule = _leap_rule(calendar)
    year = calendar.part("year" if calendar.has("year") else "years")
    year.skip("id", "showWeekdayHeadings", "numericRepresentation")
    year_zero = year.whole("yearZero", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
    weekdays = _weekdays(calendar)
    time = calendar.part("time")
    time.not_honoured(COSMETIC, "gameTimeRatio", "unifyGameAndClockPause", "updateFrequency")
    time.skip("id")
    hours, minutes, seconds = clock(time, "hoursInDay", "minutesInHour", "secondsInMinute")
    _tell_today(calendar)
    calendar.skip("id")
    notes.counted(calendar.count("noteCategories"), "category of notes", "categories of notes")
    date_pattern, clock_pattern = _patterns(calendar, has_am_and_pm=(hours, minutes) == (24, 60))
    definition = CalendarDefinition(
        hours,
        minutes,
        seconds,
        name=calendar.text("name"),
        months=months,
        leap_rule=leap_rule,
        weekdays=weekdays,
        first_weekday=year.whole("firstWeekday", 0) % len(weekdays),
        first_weekday_year=year_zero,
        year_prefix=prefix(year.text("prefix")),
        year_suffix=suffix(year.text("postfix")),
        year_names=_year_names(year),
        named_days=named_days(top, len(months)),
        moons=moons(calendar, months, leap_rule),
        seasons=seasons(calendar, len(months)),
        date_pattern=date_pattern,
        clock_pattern=clock_pattern,
    )
    return notes.result(definition.with_epoch(definition.first_date(year_zero)), FORMAT)


def _tell_today(calendar: Part) -> None:
    if calendar.has("currentDate"):
        today = calendar.part("currentDate")
        year, month, day = (today.whole(key, 0) for key in ("year", "month", "day"))
        today.skip("seconds")
        calendar.notes.today(GameDate(year, month + 1, day + 1))


def _choose(top: Part) -> Part:
    """The calendar of a file: the only one, or that of an export which is marked as the default, or its first."""
    top.skip("exportVersion", "permissions", "users")
    world = top.part("globalConfig")
    world.not_honoured(COSMETIC, "calendarsSameTimestamp", "syncCalendars", "showNotesFolder")
    if world.whole("secondsInCombatRound", SECONDS_PER_ROUND) != SECONDS_PER_ROUND:
        world.notes.add("the length of a combat round")
    if top.has("calendar"):
        return top.part("calendar")
    if not top.has("calendars"):
        return top
    documents = [document for document, _ in top.items("calendars")]
    chosen = next((n for n, item in enumerate(documents) if isinstance(item, dict) and item.get("id") == "default"), 0)
    for number, document in enumerate(documents):
        if number != chosen:
            name = Part(document, Notes(), f"calendars[{number}]").text("name")
            top.notes.add(f"another calendar of the file, “{name or number + 1}”")
    return Part(documents[chosen], top.notes, f"calendars[{chosen}]")


def _months(calendar: Part) -> tuple[Month, ...]:
    refuse_nothing(calendar, "months", "month")
    parts = calendar.parts("months")
    names = distinct((part.text("name") for part in parts), "Month", calendar.notes)
    numbers: list[int | None] = [part.whole("numericRepresentation", None, -MOST_NUMBER, MOST_NUMBER) for part in parts]
    if len(set(numbers)) < len(numbers):
        if any(number is not None for number in numbers):
            calendar.notes.add("the numbers of the months: some are missing or the same")
        numbers = [None] * len(parts)
    week = calendar.count("weekdays") or 1
    months = tuple(
        _month(part, name, number, position, week)
        for position, (part, name, number) in enumerate(zip(parts, names, numbers, strict=True), start=1)
    )
    forced = [month.first_weekday is not None for month in months if month.in_week]
    if any(forced) and not all(forced):
        calendar.notes.add("weekdays on which only some months begin: the others go on from the month before")
    return months


def _month(part: Part, name: str, number: int | None, position: int, week: int) -> Month:
    part.skip("id")
    part.not_honoured(DESCRIPTIONS, "description")
    if offset := part.whole("numericRepresentationOffset", 0):
        part.notes.add(f"that the days of “{name}” are numbered from {offset + 1}")
    days = part.whole("numberOfDays", low=0)
    in_leap_years = part.whole("numberOfLeapYearDays", days, low=0)
    intercalary = part.truth("intercalary")
    in_week = part.truth("intercalaryInclude") or not intercalary
    starting = part.whole("startingWeekday", None)
    forced = (starting - 1) % week if starting is not None and in_week and min(days, in_leap_years) else None
    return Month(
        name,
        days,
        part.text("abbreviation"),
        leap=(LeapDays(in_leap_years - days),) if in_leap_years != days else (),
        intercalary=intercalary,
        in_week=in_week,
        first_weekday=forced,
        number=None if number == position else number,
    )


def _weekdays(calendar: Part) -> tuple[Weekday, ...]:
    refuse_nothing(calendar, "weekdays", "day of the week")
    weekdays = []
    for position, part in enumerate(calendar.parts("weekdays"), start=1):
        part.skip("id")
        part.not_honoured(DESCRIPTIONS, "description")
        if part.whole("numericRepresentation", position) != position:
            part.notes.add("the numbers of the weekdays")
        if part.truth("restday"):
            part.notes.add("which weekdays are days of rest")
        weekdays.append(Weekday(part.text("name") or f"Day {position}", part.text("abbreviation")))
    return tuple(weekdays)


def _leap_rule(calendar: Part) -> LeapRule:
    leap_year = calendar.part("leapYear")
    leap_year.skip("id")
    rule = leap_year.text("rule", "none")
    every = abs(leap_year.whole("customMod", 0, -LONGEST_CYCLE, LONGEST_CYCLE))
    offset = leap_year.whole("startingYear", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
    if rule not in ("none", "gregorian", "custom"):
        raise GameTimeError("must be none, gregorian or custom", leap_year.place("rule"))
    if rule == "gregorian":
        return GREGORIAN
    return LeapRule.every(every, offset) if rule == "custom" and every else NEVER


def _year_names(year: Part) -> YearNames | None:
    names = tuple(name or f"Year {number}" for number, name in enumerate(year.texts("yearNames"), start=1))
    start = year.whole("yearNamesStart", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
    rule = year.text("yearNamingRule", "default")
    if not names:
        return None
    if rule == "random":
        year.notes.add("names of years drawn at random")
        return None
    if rule != "repeat":
        year.notes.add("the names of years after the last one that is listed, and before the first")
    return YearNames(names, start, repeat=rule == "repeat")


def _patterns(calendar: Part, *, has_am_and_pm: bool) -> tuple[str, str]:
    general = calendar.part("general")
    general.not_honoured(COSMETIC, *WINDOW_SETTINGS)
    formats = general.part("dateFormat")
    formats.not_honoured(COSMETIC, "monthYear", "chatTime")
    date_mask, clock_mask = formats.text("date"), formats.text("time")
    date_pattern = masks.date_pattern(date_mask)
    clock_pattern = masks.clock_pattern(clock_mask, has_am_and_pm=has_am_and_pm)
    for mask, pattern, kind in ((date_mask, date_pattern, "date"), (clock_mask, clock_pattern, "time")):
        if mask and pattern is None:
            general.notes.add(f"the {kind} format “{mask}”")
    return date_pattern or "", clock_pattern or ""
