"""Calendaria, a calendar module for Foundry VTT: its own calendars, and exports of changed ones.

World time 0 is the first second of year ``yearZero``, which begins on ``firstWeekday``. Leap years go by the year that
people read. Festival months never move the weekday on.
"""

from __future__ import annotations

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import NEVER, LeapRule
from campaigntracker.gametime.readers import calendariasky as sky
from campaigntracker.gametime.readers import calendariayears as yearly
from campaigntracker.gametime.readers import foundryshape as shape
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.calendariafeasts import named_days
from campaigntracker.gametime.readers.calendariaformats import date_pattern
from campaigntracker.gametime.readers.leaprules import by_votes, interval, intervals
from campaigntracker.gametime.readers.result import Notes, ReadResult, at_place
from campaigntracker.gametime.readers.shaping import DESCRIPTIONS, SUN_TIMES

FORMAT = "Calendaria"
OWN_KEYS = {
    *("eras", "moons", "cycles", "leapYearConfig", "metadata", "daylight", "amPmNotation", "canonicalHours", "weeks"),
    *("dateFormats", "weather", "secondsPerRound", "currentDate"),
}
USUAL_HALVES = {"am": ("AM", "Ante Meridiem"), "pm": ("PM", "Post Meridiem"), "amAbbr": ("AM",), "pmAbbr": ("PM",)}


def recognises(document: object) -> bool:
    return isinstance(document, dict) and shape.looks_like_one(document) and bool(OWN_KEYS & document.keys())


def read(document: object) -> ReadResult:
    notes = Notes()
    calendar = Part(document, notes)
    years, days = calendar.part("years"), calendar.part("days")
    begins = shape.year_zero(years)
    leap_rule = _leap_rule(calendar, years)
    months = shape.months(calendar, days, leap_rule, one_more=True)
    from_one = _counts_from_one(calendar)
    _tell_the_rest(calendar)
    eras = yearly.eras(calendar)
    prefix, suffix = yearly.around_years(eras)
    try:
        definition = CalendarDefinition(
            **shape.common(calendar, months, leap_rule),
            year_prefix=prefix,
            year_suffix=suffix,
            year_names=yearly.names(calendar, years, eras),
            eras=tuple(era.era for era in eras),
            named_days=named_days(calendar, months, from_one=from_one),
            moons=sky.moons(calendar, months),
            seasons=sky.seasons(calendar, months, from_one=from_one),
            date_pattern=date_pattern(calendar, suffix=suffix, has_months=bool(months[0].name)),
        )
        definition = definition.with_epoch(definition.first_date(begins))
    except GameTimeError as error:
        raise at_place(error) from None
    return notes.result(definition, FORMAT)


def _leap_rule(calendar: Part, years: Part) -> LeapRule:
    """``leapYearConfig``, where it has a rule, goes before the plain rule."""
    config = calendar.part("leapYearConfig")
    rule = config.text("rule", "none")
    start = config.whole("start", 0, -(10**9), 10**9)
    every, pattern = config.whole("interval", None), config.text("pattern")
    plain = years.part("leapYear") if years.has("leapYear") else None
    if plain is not None:
        plain.skip("leapInterval", "leapStart")
    if rule == "gregorian":
        return by_votes(intervals("400,!100,4", start, config.path), config.path)
    if rule == "custom" and pattern:
        return by_votes(intervals(pattern, start, config.place("pattern")), config.place("pattern"))
    if rule == "simple" and every:
        return by_votes([interval(every, start, excludes=False, path=config.place("interval"))], config.path)
    if rule not in ("none", "simple", "custom", ""):
        raise config.error("is a leap rule that is not known here", "rule")
    if rule in ("simple", "custom") or plain is None:
        return NEVER
    every, start = plain.whole("leapInterval", 0), plain.whole("leapStart", 0, -(10**9), 10**9)
    if every == 0:
        return NEVER
    return by_votes([interval(every, start, excludes=False, path=plain.place("leapInterval"))], plain.path)


def _counts_from_one(calendar: Part) -> bool:
    """Whether this is an old file: its festivals have a day instead of a dayOfMonth, and count from 1."""
    festivals = shape.collection(shape.unwatched(calendar, "festivals"), "festivals")
    return any(part.has("day") and not part.has("dayOfMonth") for part in festivals)


def _tell_the_rest(calendar: Part) -> None:
    notes = calendar.notes
    calendar.skip("id", "description")
    calendar.not_honoured("weather", "weather")
    daylight = calendar.part("daylight")
    if daylight.truth("enabled"):
        notes.add(SUN_TIMES)
    daylight.skip("shortestDay", "longestDay", "winterSolstice", "summerSolstice")
    notes.counted(calendar.count("canonicalHours"), "named time of the day", "named times of the day")
    weeks = calendar.part("weeks")
    notes.counted(weeks.count("names"), "named week")
    weeks.skip("enabled", "type", "perMonth", "repeat")
    metadata = calendar.part("metadata")
    metadata.skip("id", "author", "system", "luxonSync")
    metadata.not_honoured(DESCRIPTIONS, "description")
    halves = calendar.part("amPmNotation")
    unusual = [key for key, usual in USUAL_HALVES.items() if halves.text(key, usual[0]) not in usual]
    if unusual:
        notes.add("its own words for AM and PM")
    if calendar.whole("secondsPerRound", 6) != 6:
        notes.add(f"combat rounds of {calendar.whole('secondsPerRound')} seconds")
    if calendar.has("currentDate"):
        today = calendar.part("currentDate")
        day = today.whole("dayOfMonth", None)
        day = today.whole("day", 1) if day is None else day + 1
        today.skip("hour", "minute")
        notes.today(GameDate(today.whole("year", 0), today.whole("month", 0) + 1, day))
