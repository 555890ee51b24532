"""The phases of a moon, from the ways in which other projects cut its cycle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from math import floor

from campaigntracker.gametime.moons import MOST_PHASES, PHASE_ICONS, PHASE_NAMES, MoonPhase

MOST_STEPS = 100
ROUNDINGS = {"round": Fraction(1, 2), "floor": Fraction(0), "ceil": Fraction(1)}


def icon_of(*texts: str) -> str:
    """The icon of the phase that one of these texts (a name, the name of a picture) speaks of, or none.

    >>> icon_of("The Blood Moon", "moon-phases/05_fullmoon.svg"), icon_of("Harvest")
    ('full', '')
    """
    for text in texts:
        letters = re.sub("[^a-z]", "", text.lower().rsplit("/", 1)[-1]).replace("third", "last")
        for name, icon in zip(PHASE_NAMES, PHASE_ICONS, strict=True):
            if re.sub("[^a-z]", "", name.lower()) in letters:
                return icon
    return ""


def by_starts(cycle: Fraction, starts: Sequence[tuple[str, Fraction, str]]) -> tuple[MoonPhase, ...]:
    """Phases (name, where in the cycle it begins as a part of 1, icon), each begun on the nearest whole day."""
    ordered = sorted(starts, key=lambda phase: phase[1])
    if not ordered:
        return ()
    if ordered[0][1] > 0:
        # The cycle begins within the phase that began last.
        ordered = [(ordered[-1][0], Fraction(0), ordered[-1][2]), *ordered]
    begins = [Fraction(floor(start * cycle + Fraction(1, 2))) for _, start, _ in ordered]
    begins[0] = Fraction(0)
    return _phases(cycle, [(name, begin, icon) for (name, _, icon), begin in zip(ordered, begins, strict=True)])


def by_steps(cycle: Fraction, steps: int, rounding: str = "round") -> tuple[MoonPhase, ...]:
    """The phases where a cycle is cut into so many steps and a day takes the nearest one (or the last, or next)."""
    share = ROUNDINGS.get(rounding, ROUNDINGS["round"])
    named = [step_name(step, steps) for step in range(steps)]
    starts = [("New Moon", Fraction(0))]
    starts += [
        (named[step], (step - share) / steps * cycle) for step in range(1, steps) if named[step] != named[step - 1]
    ]
    if named[-1] != named[0]:
        starts.append((named[0], (steps - share) / steps * cycle))
    return _phases(cycle, [(name, begin, icon_of(name)) for name, begin in starts])


def by_days(days: Sequence[int], steps: int) -> tuple[MoonPhase, ...]:
    """The phases where a list gives the step of each day of the cycle; none where they are too many."""
    runs = [
        MoonPhase(name, Fraction(len(list(run))), icon_of(name))
        for name, run in groupby(step_name(step, steps) for step in days)
    ]
    return tuple(runs) if len(runs) <= MOST_PHASES else ()


def step_name(step: int, steps: int) -> str:
    """The name of the phase to which a step belongs: the finer ones count to the phase they fade from or rise to.

    >>> [step_name(step, 24) for step in (0, 1, 2, 23)], step_name(1, 4)
    (['New Moon', 'New Moon', 'Waxing Crescent', 'New Moon'], 'First Quarter')
    """
    if steps < len(PHASE_NAMES):
        return PHASE_NAMES[step * 2 % len(PHASE_NAMES)]
    width = steps // len(PHASE_NAMES)
    # With an even number of steps to a phase, the phase begins with its middle; else as many lie on either side.
    before = (width - 1) // 2
    return PHASE_NAMES[(step + before) // width % len(PHASE_NAMES)]


def _phases(cycle: Fraction, begins: Sequence[tuple[str, Fraction, str]]) -> tuple[MoonPhase, ...]:
    """Phases from where they begin, in days; lengths are kept to nine digits, and empty phases left out."""
    ends = [begin for _, begin, _ in begins[1:]] + [cycle]
    phases = []
    for (name, begin, icon), end in zip(begins, ends, strict=True):
        days = Fraction(round((end - begin) * 10**9), 10**9)
        if days > 0:
            phases.append(MoonPhase(name, days, icon))
    return tuple(phases)
