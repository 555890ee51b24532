"""What the database can keep of what people and programs send."""

import math
import re
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
    # What most values are, first: a VTT sends hundreds of thousands.
    if isinstance(value, str):
        return not UNSTORABLE.search(value)
    match value:
        case dict() | list() | tuple() if depth == DEEPEST:
            return False
        case dict():
            return all(is_storable(key) and is_storable(item, depth + 1) for key, item in value.items())
        case list() | tuple():
            return all(is_storable(item, depth + 1) for item in value)
        case int():
            return abs(value) < WIDEST
        case float():
            return math.isfinite(value)
    return True
