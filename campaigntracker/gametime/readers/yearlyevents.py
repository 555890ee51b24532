"""The events of Calendarium and Fantasy-Calendar: those on one date of every year are feasts, others are counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from campaigntracker.gametime.calendarchecks import MOST_NAMED_DAYS
from campaigntracker.gametime.checks import LONGEST_NAME
from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.months import Month, NamedDay
from campaigntracker.gametime.readers.access import Part, line

MOST_EVENTS = 50_000
MOST_FEASTS = MOST_NAMED_DAYS - 100


def feasts(
    calendar: Part,
    months: Sequence[Month],
    date_of: Callable[[dict[str, Any]], tuple[object, object] | None],
    is_hidden: Callable[[dict[str, Any]], bool] = lambda event: False,
) -> tuple[NamedDay, ...]:
    """``date_of`` tells month (from 0) and day (from 1) of an event that recurs every year, None for any other."""
    found: list[NamedDay] = []
    others = hidden = 0
    for event, place in calendar.items("events", MOST_EVENTS):
        if isinstance(event, dict) and is_hidden(event):
            # A named day is there for all to see; what is for the GM alone stays out.
            hidden += 1
            continue
        date = date_of(event) if isinstance(event, dict) else None
        feast = _feast(event.get("name"), place, *date, months) if date else None
        if feast is None or len(found) >= MOST_FEASTS:
            others += 1
        else:
            found.append(feast)
    if found:
        calendar.notes.add("descriptions, colours and categories of yearly events")
    calendar.notes.counted(hidden, "event hidden from players", "events hidden from players")
    calendar.notes.counted(others, "event that does not recur on one date", "events that do not recur on one date")
    return tuple(found)


def _feast(name: object, place: str, month: object, day: object, months: Sequence[Month]) -> NamedDay | None:
    """The feast on a day (from 1) of a month (from 0), where there are such."""
    if not isinstance(name, str) or not name.strip():
        return None
    numbers = [value for value in (month, day) if isinstance(value, int) and not isinstance(value, bool)]
    if len(numbers) != 2 or not (0 <= numbers[0] < len(months) and 1 <= numbers[1] <= MOST_DAYS):
        return None
    text = line(name[:LONGEST_NAME], place)
    return NamedDay(text, numbers[0] + 1, numbers[1]) if text else None
