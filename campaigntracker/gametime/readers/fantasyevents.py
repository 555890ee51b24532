"""The events of a Fantasy-Calendar export: those that fall on one date every year are feasts, others are counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from campaigntracker.gametime.checks import LONGEST_NAME
from campaigntracker.gametime.months import Month, NamedDay
from campaigntracker.gametime.readers.access import Part, line
from campaigntracker.gametime.readers.calendariumevents import MOST_EVENTS, MOST_FEASTS, on_date

IS_EXACTLY = ("0", 0)


def feasts(calendar: Part, months: Sequence[Month]) -> tuple[NamedDay, ...]:
    found: list[NamedDay] = []
    others = hidden = 0
    for item, place in calendar.items("events", MOST_EVENTS):
        if isinstance(item, dict) and _is_hidden(item.get("settings")):
            # A named day is there for all to see; what is for the GM alone stays out.
            hidden += 1
            continue
        feast = _feast(item, place, months)
        if feast is None or len(found) >= MOST_FEASTS:
            others += 1
        else:
            found.append(feast)
    if found:
        calendar.notes.add("descriptions, colours and categories of yearly events")
    calendar.notes.counted(hidden, "event hidden from players", "events hidden from players")
    calendar.notes.counted(others, "event that does not recur on one date", "events that do not recur on one date")
    return tuple(found)


def _is_hidden(settings: Any) -> bool:
    return isinstance(settings, dict) and bool(settings.get("hide") or settings.get("hide_full"))


def _feast(event: Any, place: str, months: Sequence[Month]) -> NamedDay | None:
    if not isinstance(event, dict) or not isinstance(event.get("data"), dict):
        return None
    data, name = event["data"], event.get("name")
    if data.get("has_duration") or data.get("limited_repeat") or data.get("connected_events"):
        return None
    conditions = data.get("conditions")
    if not isinstance(name, str) or not isinstance(conditions, list) or len(conditions) != 3:
        return None
    if conditions[1] != ["&&"]:
        return None
    wanted = dict(filter(None, (_number_of(conditions[0]), _number_of(conditions[2]))))
    if wanted.keys() != {"Month", "Day"}:
        return None
    return on_date(line(name[:LONGEST_NAME], place), wanted["Month"], wanted["Day"], months)


def _number_of(condition: Any) -> tuple[str, int] | None:
    """What ["Month", "0", ["9"]] asks for: that the month be exactly number 9."""
    if not (isinstance(condition, list) and len(condition) == 3 and isinstance(condition[0], str)):
        return None
    field, operator, values = condition
    if operator not in IS_EXACTLY or not isinstance(values, list) or len(values) != 1:
        return None
    value = values[0]
    if isinstance(value, str) and value.isdecimal() and len(value) <= 6:
        value = int(value)
    return (field, value) if isinstance(value, int) else None
