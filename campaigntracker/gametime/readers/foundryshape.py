"""What Foundry's calendars and those of its modules have in common: the clock, the week, the months.

Collections are lists, or objects whose entries carry their place as ``ordinal``.
"""

from __future__ import annotations

from typing import Any

from campaigntracker.gametime.checks import json_object
from campaigntracker.gametime.leap import MOST_DAYS, LeapDays, LeapRule
from campaigntracker.gametime.months import Month
from campaigntracker.gametime.readers.access import MOST_ITEMS, Part
from campaigntracker.gametime.readers.names import readable
from campaigntracker.gametime.readers.result import Notes
from campaigntracker.gametime.readers.shaping import clock, distinct
from campaigntracker.gametime.weekdays import Weekday


def looks_like_one(document: object) -> bool:
    """Whether this has the years, months and days of Foundry's calendars."""
    if not isinstance(document, dict) or "static" in document:
        return False
    years, days = document.get("years"), document.get("days")
    return isinstance(years, dict) and isinstance(days, dict) and ("months" in document or "daysPerYear" in days)


def collection(part: Part, key: str) -> list[Part]:
    """The objects of a list, or of an object, there in the order of their ordinals where all have one."""
    value = part.raw(key)
    if not isinstance(value, dict):
        return part.parts(key)
    if len(value) > MOST_ITEMS:
        raise part.error(f"has {len(value)} entries; {MOST_ITEMS} is the most", key)
    items = [json_object(item, f"{part.place(key)}[{position}]") for position, item in enumerate(value.values())]
    if all(_is_number(item.get("ordinal")) for item in items):
        items.sort(key=lambda item: item["ordinal"])
    return [Part(item, part.notes, f"{part.place(key)}[{position}]") for position, item in enumerate(items)]


def name_of(part: Part, key: str = "name") -> str:
    return readable(part.text(key))


def weekdays(days: Part) -> tuple[Weekday, ...]:
    found = []
    for position, day in enumerate(collection(days, "values"), start=1):
        day.skip("ordinal", "id")
        if day.truth("isRestDay"):
            day.notes.add("which weekdays are days of rest")
        found.append(Weekday(name_of(day) or f"Day {position}", name_of(day, "abbreviation")))
    return tuple(found)


def months(document: Part, days: Part, leap_rule: LeapRule, *, one_more: bool) -> tuple[Month, ...]:
    """The months, or the one month of a year without months, which leap years make longer where ``one_more``."""
    values = collection(document.part("months"), "values") if document.has("months") else []
    whole_year = days.whole("daysPerYear", None, 1, MOST_DAYS)
    if not values or (len(values) == 1 and not values[0].text("name")):
        if whole_year is None:
            raise days.error("is missing, and there are no months", "daysPerYear")
        return (Month("", whole_year, leap=(LeapDays(1),) if one_more and leap_rule.conditions else ()),)
    numbers = [part.whole("ordinal", None, 0, 1000) for part in values]
    told_apart = None not in numbers and len(set(numbers)) == len(numbers)
    if not told_apart and None not in numbers:
        document.notes.add("month numbers that two months share")
    names = distinct([name_of(part) for part in values], "Month", document.notes)
    found = []
    for position, (part, number, name) in enumerate(zip(values, numbers, names, strict=True), start=1):
        length = part.whole("days", low=0, high=MOST_DAYS)
        in_leap_years = part.whole("leapDays", length, 0, MOST_DAYS)
        part.skip("id")
        intercalary = part.text("type") == "intercalary"
        found.append(
            Month(
                name,
                length,
                name_of(part, "abbreviation"),
                (LeapDays(in_leap_years - length),) if in_leap_years != length and leap_rule.conditions else (),
                intercalary=intercalary,
                in_week=not intercalary,
                first_weekday=part.whole("startingWeekday", None, 0, 10_000),
                number=number if told_apart and number != position else None,
            )
        )
        part.not_honoured("months with a week of their own", "weekdays")
    forced = [month.first_weekday is not None for month in found]
    if any(forced) and not all(forced):
        document.notes.add("weekdays by the count of days in some months, and starting anew in others")
    total = sum(month.days for month in found)
    if whole_year is not None and whole_year != total:
        document.notes.add(f"a year of {whole_year} days: its months have {total}")
    return tuple(found)


def ordinals(document: Part) -> list[int]:
    """What the months call themselves, by their places; their places where they do not say."""
    values = unwatched(document, "months").part("months")
    return [part.whole("ordinal", place) for place, part in enumerate(collection(values, "values"), start=1)]


def unwatched(document: Part, key: str) -> Part:
    """A copy of one key, for a look at it beforehand: nothing is told of what is left unread there."""
    return Part({key: document.raw(key)}, Notes(), document.path)


def tell_gaps(notes: Notes, spans: list[tuple[int, int]], length: int) -> None:
    """Seasons here last until the next begins: tells when a file has stretches of the year without any."""
    ordered = sorted(spans)
    following = [begin for begin, _ in ordered[1:]] + [begin + length for begin, _ in ordered[:1]]
    ends = [end if end >= begin else end + length for begin, end in ordered]
    if any(end + 1 != begin for end, begin in zip(ends, following, strict=True)):
        notes.add("days without a season, or in two: each season lasts until the next begins")


def common(calendar: Part, months: tuple[Month, ...], leap_rule: LeapRule) -> dict[str, Any]:
    """The fields of the definition that both kinds of file tell in the same way."""
    years, days = calendar.part("years"), calendar.part("days")
    hours, minutes, seconds = clock(days, "hoursPerDay", "minutesPerHour", "secondsPerMinute")
    week = weekdays(days)
    return {
        "hours_per_day": hours,
        "minutes_per_hour": minutes,
        "seconds_per_minute": seconds,
        "name": name_of(calendar),
        "months": months,
        "leap_rule": leap_rule,
        "weekdays": week,
        "first_weekday": _first_weekday(years, week),
        "first_weekday_year": year_zero(years),
    }


def year_zero(years: Part) -> int:
    return years.whole("yearZero", 0, -(10**9), 10**9)


def _first_weekday(years: Part, week: tuple[Weekday, ...]) -> int:
    index = years.whole("firstWeekday", 0, 0, 10_000)
    return index % len(week) if week else 0


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
