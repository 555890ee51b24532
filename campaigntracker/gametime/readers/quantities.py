"""Numbers as foreign files write them: with more digits than we keep, or as texts."""

from __future__ import annotations

from fractions import Fraction

from campaigntracker.gametime.checks import LARGEST, SMALLEST
from campaigntracker.gametime.readers.access import Part, whole_number


def whole(part: Part, key: str, default: int, low: int = SMALLEST, high: int = LARGEST) -> int:
    """A whole number, or a text of one ("4"); the default where there is none, or an empty text."""
    value = part.raw(key)
    if isinstance(value, str) and len(value) <= 18 and value.strip().removeprefix("-").isdecimal():
        value = int(value)
    return default if value in (None, "") else whole_number(value, part.place(key), low, high)


def quantity(part: Part, key: str, default: Fraction) -> Fraction:
    """A number of any exactness, kept to nine digits behind the point."""
    value = part.raw(key)
    if isinstance(value, float) and abs(value) < 10**9:
        return Fraction(round(Fraction(repr(value)) * 10**9), 10**9)
    return part.number(key, default)
