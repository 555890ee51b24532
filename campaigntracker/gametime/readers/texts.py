"""Numbers that some files write as texts."""

from __future__ import annotations

from campaigntracker.gametime.checks import LARGEST, SMALLEST
from campaigntracker.gametime.readers.access import Part, whole_number


def whole(part: Part, key: str, default: int, low: int = SMALLEST, high: int = LARGEST) -> int:
    """A whole number, or a text of one ("4"); the default where there is none, or an empty text."""
    value = part.raw(key)
    if isinstance(value, str) and len(value) <= 18 and value.strip().removeprefix("-").isdecimal():
        value = int(value)
    return default if value in (None, "") else whole_number(value, part.place(key), low, high)
