"""What may come in from outside: whole numbers that a database's signed 64 bits hold, exact decimals, names, JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from campaigntracker.gametime.errors import GameTimeError

T = TypeVar("T")

LARGEST = 2**63 - 1
SMALLEST = -(2**63)
LONGEST_NAME = 60
# At most nine digits on each side: what real calendars use, and no number that takes long to reckon with.
DECIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
RATIO = re.compile(r"-?[0-9]{1,18}/[1-9][0-9]{0,17}")
FINEST = 10**18


def whole_number(value: object, path: str, low: int = SMALLEST, high: int = LARGEST) -> int:
    """The value, when it is an int from ``low`` to ``high``. True and 3.0 are no whole numbers here."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise GameTimeError("must be a whole number", path)
    if low <= value <= high:
        return value
    if (low, high) == (SMALLEST, LARGEST):
        raise GameTimeError("is too large a number", path)
    raise GameTimeError(f"must be {low} to {high}", path)


def in_a_date(value: object, path: str) -> int:
    """A year or a day: where a day lasts a second, there are as many as moments, on either side of the epoch."""
    if isinstance(value, int) and abs(value) <= 4 * LARGEST and not isinstance(value, bool):
        return value
    return whole_number(value, path)


def moment(total: int, path: str = "") -> int:
    """The total, when it can be stored."""
    if SMALLEST <= total <= LARGEST:
        return total
    raise GameTimeError("lies too far away to be kept", path)


def json_object(document: object, path: str) -> dict[str, Any]:
    if isinstance(document, dict):
        return document
    raise GameTimeError("must be an object", path)


def json_list(document: object, path: str, most: int) -> list[Any]:
    """The list, when it has no more than ``most`` items."""
    if not isinstance(document, list):
        raise GameTimeError("must be a list", path)
    not_too_many(document, path, most)
    return document


def each(document: object, path: str, most: int, read: Callable[[Any], T]) -> tuple[T, ...]:
    """Every item of a list, read; what is wrong with one is told with its place: ``months[3].days``."""
    items = []
    for position, item in enumerate(json_list(document, path, most)):
        try:
            items.append(read(item))
        except GameTimeError as error:
            raise error.under(f"{path}[{position}]") from None
    return tuple(items)


def only_keys(document: dict[str, Any], known: Collection[str], path: str = "") -> None:
    """Refuses a key that is not known: a misspelt one would otherwise be dropped in silence."""
    for key in document:
        if key not in known:
            shown = "".join(letter if letter.isprintable() else "?" for letter in str(key)[:40])
            error = GameTimeError(f"is not understood here; known are {', '.join(known)}", shown)
            raise error.under(path) if path else error


def not_too_many(items: Collection[object], path: str, most: int) -> None:
    if len(items) > most:
        raise GameTimeError(f"has {len(items)} items; {most} is the most", path)


def truth(value: object, path: str) -> bool:
    if isinstance(value, bool):
        return value
    raise GameTimeError("must be true or false", path)


def name(value: object, path: str, *, longest: int = LONGEST_NAME, empty: bool = False) -> str:
    """A line of text without spaces around it; an empty one only where ``empty`` says so."""
    if not isinstance(value, str):
        raise GameTimeError("must be a text", path)
    if value != value.strip() or any(not letter.isprintable() for letter in value):
        raise GameTimeError("must be one line without spaces around it", path)
    if not value and not empty:
        raise GameTimeError("must not be empty", path)
    if len(value) > longest:
        raise GameTimeError(f"must have at most {longest} characters", path)
    return value


def decimal(value: object, path: str) -> Fraction:
    """An exact number: an int, a decimal as JSON writes it (29.53059) or as a text ("29.53059"), or a ratio ("88/3").

    >>> decimal("29.53059", "cycle"), decimal(29.5, "cycle"), decimal("88/3", "cycle")
    (Fraction(2953059, 100000), Fraction(59, 2), Fraction(88, 3))
    """
    if isinstance(value, float):
        # repr is the shortest text that means this float: what stood in the document.
        value = format(Decimal(repr(value)), "f")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**10 else ""
    if isinstance(value, str) and (DECIMAL.fullmatch(value) or RATIO.fullmatch(value)):
        return Fraction(value)
    raise GameTimeError("must be a number with at most nine digits before and after the point", path)


def decimal_json(value: Fraction) -> int | str:
    """The inverse of :func:`decimal`: an int where it is whole, else a text; a ratio where no decimal is exact.

    >>> decimal_json(Fraction(59, 2)), decimal_json(Fraction(28)), decimal_json(Fraction(88, 3))
    ('29.5', 28, '88/3')
    """
    if value.denominator == 1 and abs(value) < 10**9:
        return value.numerator
    text = format((Decimal(value.numerator) / Decimal(value.denominator)).normalize(), "f")
    exact = DECIMAL.fullmatch(text) and Fraction(text) == value
    return text if exact else f"{value.numerator}/{value.denominator}"


def exact(value: object, path: str, *, positive: bool = False) -> Fraction:
    """The number as a fraction, when :func:`decimal_json` can write it; no float, which is not exact."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise GameTimeError("must be a whole number or a fraction", path)
    if positive and value <= 0:
        raise GameTimeError("must be more than 0", path)
    if not (abs(value.numerator) < FINEST and value.denominator < FINEST):
        raise GameTimeError("has too many digits", path)
    return Fraction(value)
