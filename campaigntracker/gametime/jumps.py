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

    A gap of a day or more is counted in days of the calendar, so that it agrees with the day headings around it, and
    beyond 60 of them in its years, months and days: exactly what ``arithmetic.add`` takes from the earlier day to
    the later one. A shorter one goes by the clock, to its two largest units.

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
        first_day, last_day = sorted((definition.day_number(previous_end), definition.day_number(start)))
        length = _length(first_day, last_day, definition)
    else:
        length = GameDuration(abs(gap)).format(definition, short=True)
    return f"{length} {'later' if gap > 0 else 'earlier'}"


def _length(first_day: int, last_day: int, definition: CalendarDefinition) -> str:
    days = last_day - first_day
    if days <= MOST_DAYS or not definition.has_years:
        return counted(days, "day")
    apart = difference(definition.day_start(first_day), definition.day_start(last_day), definition)
    parts = ((apart.years, "year"), (apart.months, "month"), (apart.days, "day"))
    return " ".join(counted(count, unit) for count, unit in parts if count)
