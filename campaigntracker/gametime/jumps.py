"""Naming the gap between two moments that follow each other in the telling. In English, like all texts here."""

from __future__ import annotations

from campaigntracker.gametime.arithmetic import difference
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.duration import GameDuration
from campaigntracker.gametime.units import counted

# What is still counted in days where there are longer units: a reader has two months of days in mind.
MOST_DAYS = 60


def jump_between(
    previous_end: int, start: int, definition: CalendarDefinition, *, threshold: int | None = None
) -> str | None:
    """Such as "8 days later" or "3 hours earlier"; None for a gap below ``threshold`` seconds (default: an hour).

    A gap of two days or more is counted in days of the calendar, so that it agrees with the day headings around it,
    and beyond 60 of them in its years, months and days: exactly what ``arithmetic.add`` takes from the earlier day to
    the later one. A shorter one goes by the clock, to its two largest units: "1 day 12 hours", "3 hours 5 minutes".

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> jump_between(18 * 3600, 8 * 86_400 + 9 * 3600, DAY_COUNT), jump_between(18 * 3600, 15 * 3600, DAY_COUNT)
    ('8 days later', '3 hours earlier')
    >>> jump_between(0, 36 * 3600, DAY_COUNT), jump_between(0, 600, DAY_COUNT)
    ('1 day 12 hours later', None)
    """
    length = length_between(previous_end, start, definition, threshold=threshold)
    return length and f"{length} {'later' if start > previous_end else 'earlier'}"


def length_between(
    previous_end: int, start: int, definition: CalendarDefinition, *, threshold: int | None = None
) -> str | None:
    """How far the moments lie apart, in the words of :func:`jump_between`, whichever comes first."""
    gap = start - previous_end
    if abs(gap) < (definition.seconds_per_hour if threshold is None else threshold) or not gap:
        return None
    if abs(gap) < 2 * definition.seconds_per_day:
        return about(abs(gap), definition)
    first_day, last_day = sorted((definition.day_number(previous_end), definition.day_number(start)))
    return _length_in_days(first_day, last_day, definition)


def about(seconds: int, definition: CalendarDefinition) -> str:
    """A length in its two largest units, an hour or more to the nearest minute.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> about(8 * 3600 - 6, DAY_COUNT), about(3599, DAY_COUNT)
    ('8 hours', '59 minutes 59 seconds')
    """
    if seconds >= definition.seconds_per_hour:
        minute = definition.seconds_per_minute
        seconds = (seconds + minute // 2) // minute * minute
    return GameDuration(seconds).format(definition, short=True)


def _length_in_days(first_day: int, last_day: int, definition: CalendarDefinition) -> str:
    days = last_day - first_day
    if days <= MOST_DAYS or not definition.has_years:
        return counted(days, "day")
    apart = difference(definition.day_start(first_day), definition.day_start(last_day), definition)
    parts = ((apart.years, "year"), (apart.months, "month"), (apart.days, "day"))
    return " ".join(counted(count, unit) for count, unit in parts if count)
