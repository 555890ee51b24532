"""Notes of Simple Calendar: those that come back every year and last whole days are days with a name."""

from __future__ import annotations

from typing import Any

from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.months import NamedDay
from campaigntracker.gametime.readers.access import Part

YEARLY = 3
MODULE = "foundryvtt-simple-calendar"
MOST_NAMED_DAYS = 1000
LONGEST_FEAST = 1000


def named_days(top: Part, months: int) -> tuple[NamedDay, ...]:
    """What the notes beside the calendar say of the year; the others, and all texts, are told as not honoured."""
    found: list[NamedDay] = []
    others = 0
    for document in _documents(top.raw("notes")):
        day = _named_day(document, months)
        if day is None or len(found) == MOST_NAMED_DAYS:
            others += 1
        else:
            found.append(day)
    if found:
        top.notes.add("texts and categories of the notes")
    top.notes.counted(
        others, "note that is not a whole day of every year", "notes that are not whole days of every year"
    )
    return tuple(found)


def _documents(notes: Any) -> list[Any]:
    """A list, or in a full export lists by calendar."""
    if isinstance(notes, dict):
        return [note for listed in notes.values() if isinstance(listed, list) for note in listed]
    return notes if isinstance(notes, list) else []


def _named_day(document: Any, months: int) -> NamedDay | None:
    """None for a note that is none; what is odd about a note does not spoil the calendar."""
    data: Any = document
    for key in ("flags", MODULE, "noteData"):
        data = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, dict) or data.get("repeats") != YEARLY or data.get("allDay") is not True:
        return None
    start, end = data.get("startDate"), data.get("endDate", data.get("startDate"))
    name = document.get("name")
    if not isinstance(start, dict) or not isinstance(end, dict) or not isinstance(name, str):
        return None
    month, day, last = (_index(part.get(key)) for part, key in ((start, "month"), (start, "day"), (end, "day")))
    if month is None or day is None or last is None or month >= months:
        return None
    name = " ".join(name.split())
    if (
        end.get("month") != month
        or not 0 <= last - day < LONGEST_FEAST
        or not name.isprintable()
        or not 0 < len(name) <= 100
    ):
        return None
    return NamedDay(name, month + 1, day + 1, last - day + 1)


def _index(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST_DAYS else None
