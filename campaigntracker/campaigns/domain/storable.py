"""What the database can keep of what people and programs send."""

import math
import re
from collections.abc import Sequence
from typing import Any

# PostgreSQL's texts hold neither NUL nor half of a surrogate pair.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
DEEPEST = 20
# Beyond this no reader of JSON that counts in floating point can follow.
WIDEST = 10**309


def is_storable(value: Any, depth: int = 0) -> bool:
    """Whether PostgreSQL keeps this as JSON, and others can read it: no NUL, no half of a surrogate pair, no NaN, no
    infinity, no number beyond floating point, nothing nested deeper than anybody means.
    """
    match value:
        case str():
            return not UNSTORABLE.search(value)
        case dict():
            return depth < DEEPEST and _are_storable([*value, *value.values()], depth + 1)
        case list() | tuple():
            return depth < DEEPEST and _are_storable(value, depth + 1)
        case int():
            return abs(value) < WIDEST
        case float():
            return math.isfinite(value)
    return True


def _are_storable(values: Sequence[Any], depth: int) -> bool:
    """All texts in one search, and plain numbers at once: that is most of what a VTT sends with an event."""
    texts = []
    for value in values:
        if type(value) is str:
            texts.append(value)
        elif type(value) is int:
            if abs(value) >= WIDEST:
                return False
        elif not is_storable(value, depth):
            return False
    return not UNSTORABLE.search("".join(texts))
