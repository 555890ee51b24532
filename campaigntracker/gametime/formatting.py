"""Moments as people read them. Every text that ``format`` makes without a pattern, ``parse`` takes back."""

from __future__ import annotations

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.patterns import render

TWELVE_HOUR_CLOCK = "{hour12}:{minute:02}[:{second:02}] {ampm}"
PLAIN_CLOCK = "{hour:02}:{minute:02}[:{second:02}]"


def day_pattern(definition: CalendarDefinition) -> str:
    """How this calendar names a day."""
    return "Day {day}"


def clock_pattern(definition: CalendarDefinition) -> str:
    """How this calendar reads a clock: AM and PM where the day is like ours."""
    return TWELVE_HOUR_CLOCK if definition.has_am_and_pm else PLAIN_CLOCK


def format(total: int, definition: CalendarDefinition, pattern: str | None = None) -> str:
    """Day and clock, or what the pattern asks for (its mini-language: see ``patterns``).

    >>> from campaigntracker.gametime import DAY_COUNT, CalendarDefinition
    >>> format(15 * 86_400 + 15 * 3600 + 30 * 60, DAY_COUNT)
    'Day 15, 3:30 PM'
    >>> format(6, DAY_COUNT)
    'Day 0, 12:00:06 AM'
    >>> format(24 * 3600 + 300, CalendarDefinition(hours_per_day=25))
    'Day 0, 24:05'
    >>> format(86_400, DAY_COUNT, "d{day:03} {hour:02}h")
    'd001 00h'
    """
    if pattern is None:
        pattern = f"{day_pattern(definition)}, {clock_pattern(definition)}"
    return render(pattern, definition.date_at(total), definition)


def format_day(total: int, definition: CalendarDefinition) -> str:
    """
    >>> from campaigntracker.gametime import DAY_COUNT
    >>> format_day(86_399, DAY_COUNT)
    'Day 0'
    """
    return render(day_pattern(definition), definition.date_at(total), definition)


def format_clock(total: int, definition: CalendarDefinition) -> str:
    """
    >>> from campaigntracker.gametime import DAY_COUNT
    >>> format_clock(12 * 3600, DAY_COUNT)
    '12:00 PM'
    """
    return render(clock_pattern(definition), definition.date_at(total), definition)


def format_span(start: int, end: int, definition: CalendarDefinition) -> str:
    """From one moment to another; the day is named once when both lie on it.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> format_span(9 * 3600, 18 * 3600, DAY_COUNT)
    'Day 0, 9:00 AM – 6:00 PM'
    >>> format_span(9 * 3600, 26 * 3600, DAY_COUNT)
    'Day 0, 9:00 AM – Day 1, 2:00 AM'
    """
    if start == end:
        return format(start, definition)
    same_day = definition.day_number(start) == definition.day_number(end)
    return f"{format(start, definition)} – {(format_clock if same_day else format)(end, definition)}"
