"""The day of the week that may stand before a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.parsing.folding import folded

SHORTEST_BEGINNING = 3
# Names of weekdays with which one text begins, the longest first.
MOST_BEGINNINGS = 5
REST = re.compile(r"\.?(?:\s*,\s*|\s+)(?:the\s+)?(?=\S)")


def without_weekday(words: str, definition: CalendarDefinition) -> Iterator[tuple[int, str]]:
    """The index of a weekday with which the words may begin, and what follows it."""
    beginnings = [
        (len(name), index)
        for index, weekday in enumerate(definition.weekdays)
        for name in {folded(weekday.name), folded(weekday.abbreviation)} - {""}
        if words.startswith(name)
    ]
    if not beginnings:
        word = re.match(r"[^\s,.]+", words)
        meant = [
            index
            for index, weekday in enumerate(definition.weekdays)
            if word and len(word[0]) >= SHORTEST_BEGINNING and folded(weekday.name).startswith(word[0])
        ]
        if word and len(meant) == 1:
            beginnings.append((word.end(), meant[0]))
    for end, index in sorted(beginnings, reverse=True)[:MOST_BEGINNINGS]:
        if separator := REST.match(words, end):
            yield index, words[separator.end() :]
