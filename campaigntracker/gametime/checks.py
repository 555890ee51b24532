"""What may come in from outside: whole numbers that a database's signed 64 bits hold, and JSON objects."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from campaigntracker.gametime.errors import GameTimeError

LARGEST = 2**63 - 1
SMALLEST = -(2**63)


def whole_number(value: object, path: str, low: int = SMALLEST, high: int = LARGEST) -> int:
    """The value, when it is an int from ``low`` to ``high``. True and 3.0 are no whole numbers here."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise GameTimeError("must be a whole number", path)
    if low <= value <= high:
        return value
    if (low, high) == (SMALLEST, LARGEST):
        raise GameTimeError("is too large a number", path)
    raise GameTimeError(f"must be {low} to {high}", path)


def moment(total: int, path: str = "") -> int:
    """The total, when it can be stored."""
    if SMALLEST <= total <= LARGEST:
        return total
    raise GameTimeError("lies too far away to be kept", path)


def json_object(document: object, path: str) -> dict[str, Any]:
    if isinstance(document, dict):
        return document
    raise GameTimeError("must be an object", path)


def only_keys(document: dict[str, Any], known: Collection[str], path: str = "") -> None:
    """Refuses a key that is not known: a misspelt one would otherwise be dropped in silence."""
    for key in document:
        if key not in known:
            error = GameTimeError(f"is not understood here; known are {', '.join(known)}", str(key)[:40])
            raise error.under(path) if path else error
