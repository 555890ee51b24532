"""Intercalary days of Seasons & Stars, and those of its events that fall on the same date every year."""

from __future__ import annotations

import re

from campaigntracker.gametime.leap import LeapDays
from campaigntracker.gametime.months import MOST_DAYS, IntercalaryDays, Month, NamedDay
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.shaping import COSMETIC, DESCRIPTIONS, distinct, position_of

MOST_NAMED_DAYS = 1000
WHOLE_DAYS = re.compile(r"([1-9][0-9]{0,2})d")
MIDNIGHT = re.compile(r"0+(:0+)*")


def intercalary_days(calendar: Part, months: tuple[Month, ...]) -> tuple[IntercalaryDays, ...]:
    """Days after a month come before those that stand before the next one, each in the order of the file."""
    month_names = [month.name for month in months]
    parts = [part for part in calendar.parts("intercalary") if not _within_month(part, months)]
    names = distinct([*month_names, *(part.text("name") for part in parts)], "Festival", calendar.notes)
    after: list[IntercalaryDays] = []
    before: list[IntercalaryDays] = []
    for part, name in zip(parts, names[len(months) :], strict=True):
        part.not_honoured(DESCRIPTIONS, "description", "translations")
        part.skip("id", "month", "day")
        days = part.whole("days", 1, 0, MOST_DAYS) or 1
        only_leap = part.truth("leapYearOnly")
        if part.has("after"):
            month = position_of(part.text("after"), month_names, part, "after")
        elif part.has("before"):
            month = position_of(part.text("before"), month_names, part, "before") - 1
        else:
            month = part.whole("month", low=1, high=len(months))
        run = IntercalaryDays(
            name,
            0 if only_leap else days,
            month,
            leap=(LeapDays(days),) if only_leap else (),
            in_week=part.truth("countsForWeekdays", True),
        )
        (before if part.has("before") and not part.has("after") else after).append(run)
    return (*after, *before)


def named_days(calendar: Part, months: tuple[Month, ...]) -> tuple[NamedDay, ...]:
    """Special days that lie within a month, then the events that every year has on one date."""
    found = []
    for part in calendar.parts("intercalary"):
        if _within_month(part, months):
            part.not_honoured(DESCRIPTIONS, "description", "translations")
            if part.truth("leapYearOnly"):
                part.notes.add(f"that “{part.text('name')}” comes in leap years only")
            in_week = part.truth("countsForWeekdays", True)
            days = part.whole("days", 1, 1, MOST_NAMED_DAYS)
            found.append(NamedDay(part.text("name"), part.whole("month"), part.whole("day"), days, in_week))
    taken = {part.text("name") for part in calendar.parts("intercalary")}
    others = begun = 0
    for part in calendar.parts("events"):
        part.skip("id", "visibility", "journalEntryId")
        part.not_honoured(COSMETIC, "color", "icon", "iconUrl")
        part.not_honoured(DESCRIPTIONS, "description", "translations")
        day = _event(part, months)
        if day is not None and len(found) < MOST_NAMED_DAYS:
            found.append(day)
            begun += part.has("startYear")
        elif day is not None or part.text("name") not in taken:
            others += 1
    calendar.notes.counted(others, "event that is not a whole day of every year", _OTHERS)
    calendar.notes.counted(begun, "first year of an event", "first years of events")
    return tuple(found)


_OTHERS = "events that are not whole days of every year"


def _within_month(part: Part, months: tuple[Month, ...]) -> bool:
    """Whether it is a day of a month rather than one between months."""
    if part.has("after") or part.has("before") or not (part.has("month") and part.has("day")):
        return False
    month = months[part.whole("month", low=1, high=len(months)) - 1]
    return part.whole("day", low=1, high=MOST_DAYS) <= _longest(month)


def _longest(month: Month) -> int:
    return month.days + sum(max(leap.days, 0) for leap in month.leap)


def _event(part: Part, months: tuple[Month, ...]) -> NamedDay | None:
    recurrence = part.part("recurrence")
    kind = recurrence.text("type")
    recurrence.skip("occurrence", "weekday", "includeIntercalary", "intervalYears", "anchorYear", "ifDayNotExists")
    month = recurrence.whole("month", 1, 1, MOST_DAYS)
    day = recurrence.whole("day", 1, 1, MOST_DAYS)
    days = WHOLE_DAYS.fullmatch(part.text("duration", "1d"))
    at_midnight = MIDNIGHT.fullmatch(part.text("startTime", "0"))
    part.skip("startYear", "endYear", "exceptions")
    once = part.has("endYear") or bool(part.count("exceptions"))
    name = part.text("name")
    if kind != "fixed" or once or not (name and days and at_midnight):
        return None
    if month > len(months) or day > _longest(months[month - 1]):
        return None
    return NamedDay(name, month, day, int(days[1]))
