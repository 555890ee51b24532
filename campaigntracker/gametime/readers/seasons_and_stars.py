"""Calendars of the Foundry module Seasons & Stars.

It counts months and days from 1. Its world time 0 is the first second of the year ``epoch``, which begins with the
weekday ``startDay``; where it is read as real time, that of the current year.
"""

from __future__ import annotations

from campaigntracker.gametime.checks import json_object
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.leap import GREGORIAN, LONGEST_CYCLE, NEVER, LeapDays, LeapRule
from campaigntracker.gametime.months import MOST_DAYS, Month
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.result import Notes, ReadResult
from campaigntracker.gametime.readers.seasons_and_stars_days import intercalary_days, named_days
from campaigntracker.gametime.readers.seasons_and_stars_sky import moons, seasons, year_names
from campaigntracker.gametime.readers.seasons_and_stars_variants import is_variants_file, variants, with_variant
from campaigntracker.gametime.readers.shaping import (
    COSMETIC,
    DESCRIPTIONS,
    SUN_TIMES,
    clock,
    distinct,
    position_of,
    prefix,
    refuse_nothing,
    suffix,
)
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import FARTHEST_YEAR

__all__ = ["FORMAT", "read", "recognises", "variants"]

FORMAT = "Seasons & Stars"
NAME_PARTS = "parts of names for combined date formats"


def recognises(document: object) -> bool:
    if not isinstance(document, dict) or "properties" in document:
        return False
    if is_variants_file(document) and "variants" in document:
        return True
    year = document.get("year")
    return any(key in document for key in ("months", "weekdays", "leapYear")) and (
        "translations" in document or (isinstance(year, dict) and ("epoch" in year or "startDay" in year))
    )


def read(document: object, variant: str | None = None, base: object = None) -> ReadResult:
    """``variant``: the id of one of :func:`variants`, else the file's own default. ``base``: the document of the
    calendar to which a file of variants alone belongs.
    """
    notes = Notes()
    calendar = Part(with_variant(json_object(document, ""), notes, variant, base), notes)
    refuse_nothing(calendar, "months", "month")
    refuse_nothing(calendar, "weekdays", "day of the week")
    _tell_what_is_not_arithmetic(calendar)
    year = calendar.part("year")
    year.not_honoured("the current year", "currentYear")
    epoch = year.whole("epoch", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
    weekdays = _weekdays(calendar)
    names = [part.text("name") for part in calendar.parts("months")]
    months = _months(calendar, distinct(names, "Month", notes))
    time = calendar.part("time")
    _tell_words_for_noon(time)
    definition = CalendarDefinition(
        *clock(time, "hoursInDay", "minutesInHour", "secondsInMinute"),
        name=_name(calendar),
        months=months,
        intercalary=intercalary_days(calendar, months),
        leap_rule=_leap_rule(calendar.part("leapYear")),
        weekdays=weekdays,
        first_weekday=year.whole("startDay", 0) % len(weekdays),
        first_weekday_year=epoch,
        year_prefix=prefix(year.text("prefix")),
        year_suffix=suffix(year.text("suffix")),
        year_names=year_names(calendar),
        named_days=named_days(calendar, months),
        moons=moons(calendar, len(months)),
        seasons=seasons(calendar, months),
    )
    return notes.result(_with_epoch(definition, epoch, calendar.part("worldTime")), FORMAT)


def _months(calendar: Part, names: list[str]) -> tuple[Month, ...]:
    leap_year = calendar.part("leapYear")
    extra = leap_year.whole("extraDays", 1, -MOST_DAYS, MOST_DAYS)
    leap_month = leap_year.text("month")
    leap_position = position_of(leap_month, names, leap_year, "month") if leap_month else 0
    months = []
    for position, (part, name) in enumerate(zip(calendar.parts("months"), names, strict=True), start=1):
        part.skip("id", "name")
        part.not_honoured(DESCRIPTIONS, "description", "translations")
        part.not_honoured(NAME_PARTS, "prefix", "suffix")
        days = part.whole("days" if part.has("days") or not part.has("length") else "length", low=1)
        # A leap year leaves a month one day at least.
        leap = (LeapDays(max(extra, 1 - days)),) if position == leap_position and extra else ()
        months.append(Month(name, days, part.text("abbreviation"), leap))
    return tuple(months)


def _weekdays(calendar: Part) -> tuple[Weekday, ...]:
    weekdays = []
    for position, part in enumerate(calendar.parts("weekdays"), start=1):
        part.skip("id")
        part.not_honoured(DESCRIPTIONS, "description", "translations")
        part.not_honoured(NAME_PARTS, "prefix", "suffix")
        weekdays.append(Weekday(part.text("name") or f"Day {position}", part.text("abbreviation")))
    return tuple(weekdays)


def _leap_rule(leap_year: Part) -> LeapRule:
    rule = leap_year.text("rule", "none")
    every = leap_year.whole("interval", 0, 0, LONGEST_CYCLE)
    offset = leap_year.whole("offset", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
    if rule not in ("none", "gregorian", "custom"):
        raise leap_year.error("must be none, gregorian or custom", "rule")
    if rule == "gregorian":
        return GREGORIAN
    return LeapRule.every(every, offset) if rule == "custom" and every else NEVER


def _with_epoch(definition: CalendarDefinition, epoch: int, world_time: Part) -> CalendarDefinition:
    definition = definition.with_epoch(definition.first_date(epoch))
    reading = world_time.text("interpretation", "epoch-based")
    epoch_year = world_time.whole("epochYear", epoch, -FARTHEST_YEAR, FARTHEST_YEAR)
    current_year = world_time.whole("currentYear", epoch_year, -FARTHEST_YEAR, FARTHEST_YEAR)
    world_time.not_honoured("a formula for the time of the virtual tabletop", "transform")
    if reading == "real-time-based":
        days = definition.absolute_day(definition.first_date(current_year))
        days -= definition.absolute_day(definition.first_date(epoch_year))
        return definition.with_epoch(definition.date_of_day(days))
    if reading != "epoch-based":
        world_time.notes.add("a special reading of the time of the virtual tabletop")
    return definition


def _name(calendar: Part) -> str:
    translations = calendar.part("translations")
    languages = list(translations.document)
    language = "en" if "en" in languages or not languages else languages[0]
    if len(languages) > 1:
        calendar.notes.add("names in other languages")
    translations.skip(*languages)
    words = translations.part(language)
    words.not_honoured(DESCRIPTIONS, "description", "setting")
    words.not_honoured("the word for a year", "yearName")
    name = words.text("label") or calendar.text("name") or calendar.text("label")
    calendar.skip("name", "label")
    variant = calendar.text("_variant")
    return f"{name} ({variant})" if name and variant else name or variant


def _tell_what_is_not_arithmetic(calendar: Part) -> None:
    calendar.skip("id", "author", "version", "metadata", "$schema")
    calendar.not_honoured(DESCRIPTIONS, "description", "setting", "sources")
    calendar.not_honoured(SUN_TIMES, "solarAnchors")
    calendar.not_honoured("canonical hours", "canonicalHours")
    calendar.notes.counted(calendar.count("dateFormats"), "date format")
    weeks = calendar.part("weeks")
    weeks.not_honoured("names and numbers of the weeks", *weeks.document)
    for system, settings in calendar.part("compatibility").document.items():
        calendar.part("compatibility").skip(system)
        if isinstance(settings, dict) and settings.get("weekdayOffset"):
            calendar.notes.add(f"weekdays moved on in the game system {system}")


def _tell_words_for_noon(time: Part) -> None:
    words = time.part("amPmNotation")
    if (words.text("am", "AM"), words.text("pm", "PM")) != ("AM", "PM"):
        words.notes.add("the words for before and after noon")
    time.not_honoured(COSMETIC, "display")
