"""The days of the week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from campaigntracker.gametime.checks import json_object, name, only_keys


@dataclass(frozen=True, slots=True)
class Weekday:
    name: str
    abbreviation: str = ""

    def __post_init__(self) -> None:
        name(self.name, "name")
        name(self.abbreviation, "abbreviation", empty=True)

    @classmethod
    def from_json(cls, document: object) -> Weekday:
        """An object, or its name alone."""
        if isinstance(document, str):
            return cls(document)
        document = json_object(document, "")
        only_keys(document, ("name", "abbreviation"))
        return cls(name(document.get("name"), "name"), document.get("abbreviation", ""))

    def to_json(self) -> str | dict[str, Any]:
        return {"name": self.name, "abbreviation": self.abbreviation} if self.abbreviation else self.name


SHORTEST_NAME, LONGEST_NAME = 2, 4


def short_names(weekdays: Sequence[Weekday]) -> tuple[str, ...]:
    """The abbreviations, else as many letters as tell the days apart; never more than LONGEST_NAME.

    >>> short_names([Weekday("First"), Weekday("Fifth"), Weekday("Tenth")])
    ('Fir', 'Fif', 'Ten')
    """
    names = [weekday.abbreviation or weekday.name for weekday in weekdays]
    if all(weekday.abbreviation for weekday in weekdays):
        return tuple(name[:LONGEST_NAME] for name in names)
    for length in range(SHORTEST_NAME, LONGEST_NAME + 1):
        short = tuple(name[:length] for name in names)
        if len(set(short)) == len(short):
            break
    return short
