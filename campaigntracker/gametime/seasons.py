"""Seasons: begun on a date of each year, or following each other at their own lengths."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from campaigntracker.gametime.checks import decimal, decimal_json, exact, json_object, name, only_keys, whole_number
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.months import MOST_NUMBER

SEASON_ICONS = ("spring", "summer", "autumn", "winter")


@dataclass(frozen=True, slots=True)
class Season:
    """Begins on ``day`` of ``month`` (month 0: the day of the year) and lasts until the next one begins; or, with
    ``length``, lasts so many days, whatever the years do. A calendar's seasons are all of one kind.

    ``icon`` is one of SEASON_ICONS, or empty.
    """

    name: str
    month: int = 0
    day: int = 1
    length: Fraction | None = None
    icon: str = ""

    def __post_init__(self) -> None:
        name(self.name, "name")
        whole_number(self.month, "month", 0, MOST_NUMBER)
        whole_number(self.day, "day", 1, MOST_DAYS)
        if self.length is not None:
            object.__setattr__(self, "length", exact(self.length, "length", positive=True))
        if self.icon != "" and self.icon not in SEASON_ICONS:
            raise GameTimeError(f"must be one of {', '.join(SEASON_ICONS)}", "icon")

    @classmethod
    def from_json(cls, document: object) -> Season:
        document = json_object(document, "")
        only_keys(document, ("name", "month", "day", "length", "icon"))
        return cls(
            name(document.get("name"), "name"),
            document.get("month", 0),
            document.get("day", 1),
            decimal(document["length"], "length") if "length" in document else None,
            document.get("icon", ""),
        )

    def to_json(self) -> dict[str, Any]:
        document: dict[str, Any] = {"name": self.name}
        if self.length is None:
            document |= {"month": self.month, "day": self.day}
        else:
            document["length"] = decimal_json(self.length)
        return document | ({"icon": self.icon} if self.icon else {})
