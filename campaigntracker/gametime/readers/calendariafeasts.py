"""The festivals of Calendaria: days of a date, told by a month and a day or by a tree of conditions.

The plain fields count months and days from 0, the tree counts both from 1, intercalary months included. Only what
falls on the same date each year is a named day here. Days that do not count for the weekday and lie in
months that do, are outside the week; in a festival month every day is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.months import Month, NamedDay
from campaigntracker.gametime.readers import foundryshape as shape
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.names import listed
from campaigntracker.gametime.readers.shaping import COSMETIC, DESCRIPTIONS

OF_ITS_WINDOWS = ("id", "allDay", "displayStyle", "silent", "hasDuration", "reminderType", "reminderOffset")
LONGEST_FEAST = 1000
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a festival falls, from 1; a day of the year has month 0."""

    month: int
    day: int
    in_leap_years: bool = False


def named_days(calendar: Part, months: tuple[Month, ...], *, from_one: bool) -> tuple[NamedDay, ...]:
    """``from_one``: an old file, whose plain months and days count from 1."""
    found: list[NamedDay] = []
    elsewhere, wandering, hidden = [], [], 0
    for position, part in enumerate(shape.collection(calendar, "festivals"), start=1):
        name = shape.name_of(part) or f"Festival {position}"
        part.not_honoured(COSMETIC, "color", "icon")
        part.not_honoured(DESCRIPTIONS, "description")
        part.skip(
            "allDay", "displayStyle", "visibility", "silent", "hasDuration", "reminderType", "reminderOffset", "id"
        )
        in_week = part.truth("countsForWeekday", True)
        days = part.whole("duration", 1, 1, LONGEST_FEAST)
        part.not_honoured("festivals that last longer in leap years", "leapDuration")
        if part.text("visibility", "visible") != "visible":
            # A named day is there for all to see; what is for the GM alone stays out.
            hidden += 1
            part.skip("month", "day", "dayOfMonth", "dayOfYear", "leapYearOnly", "conditionTree")
            continue
        place = _place(part, from_one=from_one)
        pieces = _pieces(name, place, days, months, in_week=in_week) if place else []
        if not pieces:
            elsewhere.append(name)
            continue
        lengthened = any(months[piece.month - 1].leap for piece in pieces[:-1])
        if lengthened or (place and not _only_there(place, months)):
            wandering.append(name)
        found.extend(pieces)
    calendar.notes.counted(hidden, "festival hidden from players", "festivals hidden from players")
    if elsewhere:
        calendar.notes.add(f"festivals that have no date of their own each year: {listed(elsewhere)}")
    if wandering:
        calendar.notes.add(f"that festivals are held in leap years alone, or move a day in them: {listed(wandering)}")
    return tuple(found)


def _place(part: Part, *, from_one: bool) -> Place | None:
    base = 0 if from_one else 1
    leap_only = part.truth("leapYearOnly")
    month = part.whole("month", None, 0, MOST_DAYS)
    day_of_month = part.whole("dayOfMonth", None, 0, MOST_DAYS)
    day = part.whole("day", None, 0, MOST_DAYS)
    day_of_year = part.whole("dayOfYear", None, 0, MOST_DAYS)
    tree = part.raw("conditionTree")
    if tree is not None:
        return _place_of(_conditions(tree), leap_only=leap_only)
    if day_of_year is not None:
        return Place(0, day_of_year + base, leap_only)
    if month is None or (day is None and day_of_month is None):
        return None
    return Place(month + base, day_of_month + 1 if day_of_month is not None else day, leap_only)


def _conditions(tree: Any, depth: int = 0) -> dict[str, Any] | None:
    """The values that fields must equal; None when the tree says anything else."""
    if not isinstance(tree, dict) or depth > DEEPEST:
        return None
    if tree.get("type") == "condition":
        field = tree.get("field")
        known = isinstance(field, str) and tree.get("op") == "==" and set(tree) <= {"type", "field", "op", "value"}
        return {field: tree.get("value")} if known and isinstance(field, str) else None
    children = tree.get("children")
    if tree.get("mode") != "and" or not isinstance(children, list) or len(children) > DEEPEST:
        return None
    found: dict[str, Any] = {}
    for child in children:
        more = _conditions(child, depth + 1)
        if more is None or found.keys() & more.keys():
            return None
        found |= more
    return found


def _place_of(conditions: dict[str, Any] | None, *, leap_only: bool) -> Place | None:
    if conditions is None:
        return None
    conditions = dict(conditions)
    in_leap_years = conditions.pop("isLeapYear", leap_only)
    values = [conditions.get(field) for field in ("month", "day", "dayOfYear") if field in conditions]
    if in_leap_years not in (True, False) or not all(
        isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_DAYS for value in values
    ):
        return None
    if conditions.keys() == {"month", "day"}:
        return Place(conditions["month"], conditions["day"], bool(in_leap_years))
    if conditions.keys() == {"dayOfYear"}:
        return Place(0, conditions["dayOfYear"], bool(in_leap_years))
    return None


def _pieces(name: str, place: Place, days: int, months: tuple[Month, ...], *, in_week: bool) -> list[NamedDay]:
    """The festival, month by month; empty where it has no date in this calendar."""
    if not months[0].name:
        return [NamedDay(name, 0, place.day, days, in_week=in_week)] if place.day >= 1 and not place.month else []
    at, day = (place.month, place.day) if place.month else month_and_day(place.day, months)
    if not 1 <= at <= len(months) or day < 1 or day > _longest(months[at - 1]):
        return []
    pieces = []
    here = min(days, max(months[at - 1].days - day + 1, 1))
    # Once around the year at most: what is left then would overlap with the beginning.
    for _ in range(len(months) + 1):
        month = months[at - 1]
        if here:
            # A month outside the week needs no days outside it.
            pieces.append(NamedDay(name, at, day, here, in_week=in_week or not month.in_week))
        days, day, at = days - here, 1, at % len(months) + 1
        here = min(days, months[at - 1].days)
    return pieces


def month_and_day(day_of_year: int, months: tuple[Month, ...]) -> tuple[int, int]:
    """The date of a day of an ordinary year, counted from 1."""
    for position, month in enumerate(months, start=1):
        if day_of_year <= month.days:
            return position, day_of_year
        day_of_year -= month.days
    return 0, 0


def _only_there(place: Place, months: tuple[Month, ...]) -> bool:
    """Whether the festival falls on this date in just the years in which the file says so."""
    if not months[0].name:
        return not place.in_leap_years
    at, day = (place.month, place.day) if place.month else month_and_day(place.day, months)
    moved = not place.month and any(month.leap for month in months[: at - 1])
    return not moved and (not place.in_leap_years or day > months[at - 1].days)


def _longest(month: Month) -> int:
    return month.days + sum(max(leap.days, 0) for leap in month.leap)
