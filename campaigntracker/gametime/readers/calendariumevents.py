"""The events of a Calendarium calendar: those that recur on one date every year are feasts, others are counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from campaigntracker.gametime.calendarchecks import MOST_OTHERS
from campaigntracker.gametime.checks import LONGEST_NAME
from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.months import Month, NamedDay
from campaigntracker.gametime.readers.access import Part, line

MOST_EVENTS = 50_000
MOST_FEASTS = MOST_OTHERS - 100


def feasts(calendar: Part, months: Sequence[Month]) -> tuple[NamedDay, ...]:
    found: list[NamedDay] = []
    others = 0
    for item, place in calendar.items("events", MOST_EVENTS):
        feast = _feast(item, place, months)
        if feast is None or len(found) >= MOST_FEASTS:
            others += 1
        else:
            found.append(feast)
    if found:
        calendar.notes.add("descriptions, colours and categories of yearly events")
    calendar.notes.counted(others, "event that does not recur on one date", "events that do not recur on one date")
    return tuple(found)


def _feast(event: Any, place: str, months: Sequence[Month]) -> NamedDay | None:
    if not isinstance(event, dict) or not isinstance(event.get("date"), dict):
        return None
    date = event["date"]
    month, day, year = date.get("month"), date.get("day"), date.get("year")
    every_year = year is None or (isinstance(year, list) and all(bound is None for bound in year))
    name = event.get("name")
    if not every_year or event.get("end") or event.get("formulas") or not isinstance(name, str) or not name.strip():
        return None
    return on_date(line(name[:LONGEST_NAME], place), month, day, months)


def on_date(name: str, month: object, day: object, months: Sequence[Month]) -> NamedDay | None:
    """The feast on a day (from 1) of a month (from 0), where there are such."""
    numbers = [value for value in (month, day) if isinstance(value, int) and not isinstance(value, bool)]
    if len(numbers) != 2 or not name:
        return None
    if not (0 <= numbers[0] < len(months) and 1 <= numbers[1] <= MOST_DAYS):
        return None
    return NamedDay(name, numbers[0] + 1, numbers[1])
