"""Moments as people read them. Every text that ``format`` makes without a pattern, ``parse`` takes back.

Without a pattern a day reads "Day 15" in a day count, "15 Hammer 1492 DR" where there are months, "Midwinter 1492 DR"
for a festival of a single day, and "Day 15, 1105" where years have no months; ``date_pattern`` and
``clock_pattern`` of the calendar override that. The words are English in every language of the site.
"""

from __future__ import annotations

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.places import place_of
from campaigntracker.gametime.rendering import render

TWELVE_HOUR_CLOCK = "{hour12}:{minute:02}[:{second:02}] {ampm}"
PLAIN_CLOCK = "{hour:02}:{minute:02}[:{second:02}]"
YEAR = "{year_prefix}{year}{year_suffix}"
COUNTED_DAY = "Day {day}"
DAY_OF_YEAR = f"Day {{day}}, {YEAR}"
DAY_OF_MONTH = f"{{day}} {{month_name}} {YEAR}"
ONE_DAY_FESTIVAL = f"{{month_name}} {YEAR}"


def day_pattern(definition: CalendarDefinition, date: GameDate) -> str:
    """How this calendar names that day."""
    if definition.date_pattern:
        return definition.date_pattern
    place = place_of(date, definition)
    if place is None:
        return COUNTED_DAY
    if not place.name:
        return DAY_OF_YEAR
    # A name that begins with a digit needs the day before it all the same: "5 Days 1492" could be day 5 of "Days".
    alone = place.most_days <= 1 and not place.name[0].isdigit()
    return ONE_DAY_FESTIVAL if alone else DAY_OF_MONTH


def clock_pattern(definition: CalendarDefinition) -> str:
    """How this calendar reads a clock: AM and PM where the day is like ours, if it says nothing else."""
    return definition.clock_pattern or (TWELVE_HOUR_CLOCK if definition.has_am_and_pm else PLAIN_CLOCK)


def day_patterns(definition: CalendarDefinition) -> tuple[str, ...]:
    """All that :func:`day_pattern` can be in this calendar."""
    if definition.date_pattern:
        return (definition.date_pattern,)
    if not definition.has_years:
        return (COUNTED_DAY,)
    months = (DAY_OF_MONTH, ONE_DAY_FESTIVAL)
    return months if definition.has_months else (DAY_OF_YEAR, *months)


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
    date = definition.date_at(total)
    if pattern is None:
        pattern = f"{day_pattern(definition, date)}, {clock_pattern(definition)}"
    return render(pattern, date, definition)


def format_day(total: int, definition: CalendarDefinition) -> str:
    """
    >>> from campaigntracker.gametime import DAY_COUNT
    >>> format_day(86_399, DAY_COUNT)
    'Day 0'
    """
    date = definition.date_at(total)
    return render(day_pattern(definition, date), date, definition)


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
