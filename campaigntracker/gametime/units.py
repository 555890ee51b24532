"""The units in which people count time, largest first. Their words are English in every language of the site."""

from __future__ import annotations

from campaigntracker.gametime.definition import CalendarDefinition

UNITS = ("day", "hour", "minute", "second")
# Only dates know how long these are.
DATED_UNITS = ("year", "month")

# What people type, singular; an s at the end is taken off words of more than one letter before looking here.
ALIASES = {
    "y": "year",
    "yr": "year",
    "year": "year",
    "mo": "month",
    "month": "month",
    "w": "week",
    "wk": "week",
    "week": "week",
    "d": "day",
    "day": "day",
    "h": "hour",
    "hr": "hour",
    "hour": "hour",
    "m": "minute",
    "min": "minute",
    "minute": "minute",
    "s": "second",
    "sec": "second",
    "second": "second",
    "r": "round",
    "rd": "round",
    "round": "round",
}


def unit_lengths(definition: CalendarDefinition) -> dict[str, int]:
    """Seconds in each unit of this calendar.

    >>> from campaigntracker.gametime.definition import DAY_COUNT
    >>> unit_lengths(DAY_COUNT)
    {'day': 86400, 'hour': 3600, 'minute': 60, 'second': 1}
    """
    lengths = (definition.seconds_per_day, definition.seconds_per_hour, definition.seconds_per_minute, 1)
    return dict(zip(UNITS, lengths, strict=True))


def split(seconds: int, definition: CalendarDefinition) -> dict[str, int]:
    """So many of each unit; ``seconds`` must not be negative.

    >>> from campaigntracker.gametime.definition import DAY_COUNT
    >>> split(93_606, DAY_COUNT)
    {'day': 1, 'hour': 2, 'minute': 0, 'second': 6}
    """
    counts = {}
    for unit, length in unit_lengths(definition).items():
        counts[unit], seconds = divmod(seconds, length)
    return counts


def counted(count: int, unit: str) -> str:
    """
    >>> counted(1, "hour"), counted(0, "second")
    ('1 hour', '0 seconds')
    """
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
