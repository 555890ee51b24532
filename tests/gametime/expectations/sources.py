"""The calendars of which the expectations speak.

Each has a definition of our own with the same rules, so that every expectation is always tested. The projects' own
calendar files are read as well, where they lie beside the checkout; the calendars which stand in their tests
alone are written here as documents of that project's format.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from campaigntracker.gametime import (
    CalendarDefinition,
    GameDate,
    LeapDays,
    LeapRule,
    Month,
    Moon,
    MoonPhase,
    Weekday,
    readers,
)
from campaigntracker.gametime.moons import PHASE_ICONS, PHASE_NAMES
from campaigntracker.gametime.presets import PRESETS

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Source:
    """``path``: the project's calendar file below ``SHARED``; ``document``: what the project's test has instead.

    ``epoch``: the date of second 0, where the test has another than the file.
    """

    own: CalendarDefinition = field(repr=False)
    path: str = ""
    document: dict[str, Any] | None = field(default=None, repr=False)
    epoch: GameDate | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """In which forms the calendar is at hand: our definition always."""
        has_file = bool(self.path) and (SHARED / self.path).exists()
        return ("own", *(["document"] if self.document else []), *(["file"] if has_file else []))

    def definition(self, kind: str) -> CalendarDefinition:
        if kind == "own":
            definition = self.own
        else:
            definition = _read_file(self.path) if kind == "file" else readers.read(self.document).definition
        return definition if self.epoch is None else definition.with_epoch(self.epoch)


@lru_cache
def _read_file(path: str) -> CalendarDefinition:
    return readers.read(json.loads((SHARED / path).read_text(encoding="utf-8"))).definition


def preset(slug: str, **changes: Any) -> CalendarDefinition:
    return replace(PRESETS[slug].definition, **changes)


def leaping(rule: LeapRule) -> CalendarDefinition:
    """A calendar about which nothing is known but its leap rule."""
    return CalendarDefinition(months=(Month("Year", 365, leap=(LeapDays(),)),), leap_rule=rule)


def simple_days(*lengths: int) -> tuple[Month, ...]:
    return tuple(Month(f"Month {number}", days) for number, days in enumerate(lengths, start=1))


def days_of_week(count: int) -> tuple[Weekday, ...]:
    return tuple(Weekday(f"Weekday {number}") for number in range(1, count + 1))


def single_day_phases(cycle: str) -> tuple[MoonPhase, ...]:
    """New, full and half moons last a day, the four stretches between them share the rest."""
    between = (Fraction(cycle) - 4) / 4
    return tuple(
        MoonPhase(name, between if index % 2 else Fraction(1), icon)
        for index, (name, icon) in enumerate(zip(PHASE_NAMES, PHASE_ICONS, strict=True))
    )


def luna(year: int, month: int, day: int, shift: str = "0") -> tuple[Moon, ...]:
    cycle = "29.53059"
    phases = single_day_phases(cycle)
    return (Moon("Luna", Fraction(cycle), year, month, day, Fraction(shift), phases),)
