"""Moons as settings tell of them: the day on which one is new or full, in the middle of that phase."""

from __future__ import annotations

from fractions import Fraction

from campaigntracker.gametime.moons import Moon

PHASES = 8


def moon_new_on(name: str, cycle: str, year: int, month: int, day: int, *, color: str = "") -> Moon:
    return _moon(name, Fraction(cycle), year, month, day, color, Fraction(0))


def moon_full_on(name: str, cycle: str, year: int, month: int, day: int, *, color: str = "") -> Moon:
    return _moon(name, Fraction(cycle), year, month, day, color, Fraction(1, 2))


def _moon(name: str, cycle: Fraction, year: int, month: int, day: int, color: str, part: Fraction) -> Moon:
    # A cycle begins with its first phase; half a phase more puts the day named into the middle of its phase.
    shift = cycle * (part + Fraction(1, 2 * PHASES))
    return Moon(name, cycle, year, month, day, shift=shift, color=color)
