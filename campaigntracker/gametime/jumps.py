"""Naming the gap between two moments that follow each other in the telling."""

from __future__ import annotations

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.duration import GameDuration
from campaigntracker.gametime.units import counted


def jump_between(
    previous_end: int, start: int, definition: CalendarDefinition, *, threshold: int | None = None
) -> str | None:
    """Such as "8 days later" or "3 hours earlier"; None for a gap below ``threshold`` seconds (default: an hour).

    A gap of a day or more is counted in days of the calendar, so that it agrees with the day headings around it;
    a shorter one by the clock, to its two largest units.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> jump_between(18 * 3600, 8 * 86_400 + 9 * 3600, DAY_COUNT), jump_between(18 * 3600, 15 * 3600, DAY_COUNT)
    ('8 days later', '3 hours earlier')
    >>> jump_between(0, 600, DAY_COUNT) is None
    True
    """
    gap = start - previous_end
    if abs(gap) < (definition.seconds_per_hour if threshold is None else threshold) or not gap:
        return None
    if abs(gap) >= definition.seconds_per_day:
        length = counted(abs(definition.day_number(start) - definition.day_number(previous_end)), "day")
    else:
        length = GameDuration(abs(gap)).format(definition, short=True)
    return f"{length} {'later' if gap > 0 else 'earlier'}"
