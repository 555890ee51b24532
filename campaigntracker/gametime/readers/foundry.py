"""Foundry VTT's own calendars, as its core and game systems write them. World time 0 is second 0.

``years.firstWeekday`` is the weekday of that first day, ``leapStart`` counts from that first year. Days of the year
and days of festivals count from 1. A system's file may hold the calendar twice, with its names in English or as keys.
"""

from __future__ import annotations

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import MOST_DAYS, NEVER, LeapRule
from campaigntracker.gametime.months import Month, NamedDay
from campaigntracker.gametime.readers import foundryshape as shape
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.leaprules import first_match, interval
from campaigntracker.gametime.readers.names import listed
from campaigntracker.gametime.readers.result import Notes, ReadResult, at_place
from campaigntracker.gametime.readers.seasonicons import icon_of
from campaigntracker.gametime.readers.shaping import COSMETIC, DESCRIPTIONS
from campaigntracker.gametime.seasons import Season

FORMAT = "Foundry VTT"


def recognises(document: object) -> bool:
    return shape.looks_like_one(_unwrapped(document))


def read(document: object) -> ReadResult:
    notes = Notes()
    calendar = Part(_unwrapped(document), notes)
    years, days = calendar.part("years"), calendar.part("days")
    begins = shape.year_zero(years)
    leap_rule = _leap_rule(years, begins)
    months = shape.months(calendar, days, leap_rule, one_more=False)
    calendar.skip("id", "description")
    try:
        definition = CalendarDefinition(
            **shape.common(calendar, months, leap_rule),
            named_days=_festivals(calendar, months),
            seasons=_seasons(calendar, months),
        )
        definition = definition.with_epoch(definition.first_date(begins))
    except GameTimeError as error:
        raise at_place(error) from None
    return notes.result(definition, FORMAT)


def _unwrapped(document: object) -> object:
    if isinstance(document, dict) and isinstance(document.get("localized_en"), dict):
        return document["localized_en"]
    return document


def _leap_rule(years: Part, begins: int) -> LeapRule:
    if not years.has("leapYear"):
        years.skip("leapYear")
        return NEVER
    part = years.part("leapYear")
    every = part.whole("leapInterval", 0)
    start = part.whole("leapStart", 0, -(10**9), 10**9)
    if every == 0:
        return NEVER
    years.notes.add(f"that no year before {begins + start} is a leap year")
    return first_match([interval(every, begins + start, excludes=False, path=part.place("leapInterval"))], part.path)


def _festivals(calendar: Part, months: tuple[Month, ...]) -> tuple[NamedDay, ...]:
    found, elsewhere = [], []
    for position, part in enumerate(shape.collection(calendar, "festivals"), start=1):
        name = shape.name_of(part) or f"Festival {position}"
        month, day = part.whole("month", 0), part.whole("day", 0)
        part.not_honoured(COSMETIC, "color", "icon")
        part.not_honoured(DESCRIPTIONS, "description")
        if 1 <= month <= len(months) and months[0].name and 1 <= day <= MOST_DAYS:
            found.append(NamedDay(name, month, day))
        else:
            elsewhere.append(name)
    if elsewhere:
        calendar.notes.add(f"festivals that name no day of a month: {listed(elsewhere)}")
    return tuple(found)


def _seasons(calendar: Part, months: tuple[Month, ...]) -> tuple[Season, ...]:
    """Days of the year, where a season has them, are looked at before months, as Foundry does."""
    ordinals = shape.ordinals(calendar) if months[0].name else []
    found: list[Season] = []
    by_day: list[tuple[int, int]] = []
    by_month: list[tuple[int, int]] = []
    values = shape.collection(calendar.part("seasons"), "values") if calendar.has("seasons") else []
    for position, part in enumerate(values, start=1):
        name = shape.name_of(part) or f"Season {position}"
        part.skip("abbreviation", "ordinal", "id")
        part.not_honoured(COSMETIC, "color", "icon")
        part.not_honoured(DESCRIPTIONS, "description")
        first, last = (part.whole(key, None, 0, MOST_DAYS) for key in ("dayStart", "dayEnd"))
        first_month, last_month = (part.whole(key, None, 0, MOST_DAYS) for key in ("monthStart", "monthEnd"))
        if first is not None and last is not None:
            found.append(Season(name, 0, max(first, 1), icon=icon_of(name)))
            by_day.append((max(first, 1), last))
        elif first_month is not None and first_month in ordinals:
            found.append(Season(name, ordinals.index(first_month) + 1, 1, icon=icon_of(name)))
            by_month.append((first_month, first_month if last_month is None else last_month))
        else:
            calendar.notes.add(f"the season “{name}”, which does not say when it begins")
    shape.tell_gaps(calendar.notes, by_day, sum(month.days for month in months))
    shape.tell_gaps(calendar.notes, by_month, max(ordinals, default=1))
    return tuple(found)
