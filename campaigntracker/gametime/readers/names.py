"""Names in foreign files: keys of translations that stand for names, and many names in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

KEY = re.compile(r"[A-Z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+")
ENDINGS = ("Name", "name", "Label", "Title")
WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def readable(text: str) -> str:
    """The part of a translation's key that people can read; any other text as it is.

    >>> readable("CALENDARIA.Calendar.Harptos.Name"), readable("DND5E.CALENDAR.Harptos.Month.ClawOfStorms")
    ('Harptos', 'Claw Of Storms')
    >>> readable("St. Cuthbert"), readable("CALENDARIA.Era.CE")
    ('St. Cuthbert', 'CE')
    """
    if not KEY.fullmatch(text) or not text.split(".")[0].isupper():
        return text
    parts = text.split(".")
    while len(parts) > 1 and parts[-1] in ENDINGS:
        parts.pop()
    return WORDS.sub(" ", parts[-1]).replace("_", " ").replace("-", " ").strip()


def listed(names: Iterable[str], most: int = 8) -> str:
    """
    >>> listed(["Easter", "Pentecost"]), listed("abcdefghij", 3)
    ('Easter, Pentecost', 'a, b, c and 7 more')
    """
    names = [name if len(name) <= 40 else name[:40] + "…" for name in names]
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
