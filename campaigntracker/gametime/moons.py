"""Moons: a cycle of so many days, not always whole ones, divided into phases."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from campaigntracker.gametime.checks import (
    decimal,
    decimal_json,
    each,
    exact,
    json_object,
    name,
    not_too_many,
    only_keys,
    whole_number,
)
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import MOST_DAYS, LeapRule
from campaigntracker.gametime.months import MOST_NUMBER
from campaigntracker.gametime.yearnames import FARTHEST_YEAR

MOST_PHASES = 32


@dataclass(frozen=True, slots=True)
class MoonPhase:
    """A part of a moon's cycle, ``days`` long. ``icon`` is one of PHASE_ICONS, or empty."""

    name: str
    days: Fraction
    icon: str = ""

    def __post_init__(self) -> None:
        name(self.name, "name")
        object.__setattr__(self, "days", exact(self.days, "days", positive=True))
        if self.icon != "" and self.icon not in PHASE_ICONS:
            raise GameTimeError(f"must be one of {', '.join(PHASE_ICONS)}", "icon")

    @classmethod
    def from_json(cls, document: object) -> MoonPhase:
        document = json_object(document, "")
        only_keys(document, ("name", "days", "icon"))
        return cls(name(document.get("name"), "name"), decimal(document.get("days"), "days"), document.get("icon", ""))

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "days": decimal_json(self.days)} | ({"icon": self.icon} if self.icon else {})


PHASE_NAMES = (
    "New Moon",
    "Waxing Crescent",
    "First Quarter",
    "Waxing Gibbous",
    "Full Moon",
    "Waning Gibbous",
    "Last Quarter",
    "Waning Crescent",
)
PHASE_ICONS = tuple(phase.lower().removesuffix(" moon").replace(" ", "-") for phase in PHASE_NAMES)


@dataclass(frozen=True, slots=True)
class Moon:
    """A moon whose cycle begins (its new moon) on the day ``year``, ``month``, ``day`` and lasts ``cycle`` days.

    With month 0 the day is one of the year, counted from 1; in a day count, it is the day's number. ``shift`` days are
    added to where it stands in its cycle. Without ``phases`` the cycle has eight of equal length. With
    ``resets`` the cycle begins anew on that month and day in each year of the rule.
    """

    name: str
    cycle: Fraction
    year: int = 1
    month: int = 0
    day: int = 1
    shift: Fraction = Fraction(0)
    phases: tuple[MoonPhase, ...] = ()
    resets: LeapRule | None = None
    color: str = ""

    def __post_init__(self) -> None:
        name(self.name, "name")
        object.__setattr__(self, "cycle", exact(self.cycle, "cycle", positive=True))
        object.__setattr__(self, "shift", exact(self.shift, "shift"))
        not_too_many(self.phases, "phases", MOST_PHASES)
        # Together too, so that adding them up never gets slow.
        exact(sum((phase.days for phase in self.phases), Fraction(0)), "phases")
        whole_number(self.year, "newMoon.year", -FARTHEST_YEAR, FARTHEST_YEAR)
        whole_number(self.month, "newMoon.month", 0, MOST_NUMBER)
        whole_number(self.day, "newMoon.day", -MOST_DAYS, MOST_DAYS)
        name(self.color, "color", empty=True)

    @property
    def all_phases(self) -> tuple[MoonPhase, ...]:
        if self.phases:
            return self.phases
        eighth = self.cycle / len(PHASE_NAMES)
        return tuple(MoonPhase(phase, eighth, icon) for phase, icon in zip(PHASE_NAMES, PHASE_ICONS, strict=True))

    @classmethod
    def from_json(cls, document: object) -> Moon:
        document = json_object(document, "")
        only_keys(document, ("name", "cycle", "newMoon", "shift", "phases", "resets", "color"))
        new_moon = json_object(document.get("newMoon", {}), "newMoon")
        only_keys(new_moon, ("year", "month", "day"), "newMoon")
        return cls(
            name(document.get("name"), "name"),
            decimal(document.get("cycle"), "cycle"),
            **new_moon,
            shift=decimal(document.get("shift", 0), "shift"),
            phases=each(document.get("phases", []), "phases", MOST_PHASES, MoonPhase.from_json),
            resets=LeapRule.from_json(document["resets"], "resets") if "resets" in document else None,
            color=document.get("color", ""),
        )

    def to_json(self) -> dict[str, Any]:
        document: dict[str, Any] = {
            "name": self.name,
            "cycle": decimal_json(self.cycle),
            "newMoon": {"year": self.year, "month": self.month, "day": self.day},
        }
        if self.shift:
            document["shift"] = decimal_json(self.shift)
        if self.phases:
            document["phases"] = [phase.to_json() for phase in self.phases]
        if self.resets is not None:
            document["resets"] = self.resets.to_json()
        if self.color:
            document["color"] = self.color
        return document
