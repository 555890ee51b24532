"""Steps from a moment: +2h30m, -1 month, in 3 days, 2 hours later."""

from __future__ import annotations

import re
from collections import Counter

from campaigntracker.gametime.arithmetic import add
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.parsing.clock import NUMBER
from campaigntracker.gametime.parsing.help import Help
from campaigntracker.gametime.units import ALIASES, DATED_UNITS, unit_lengths

PART = re.compile(rf"\s*({NUMBER}|an?\b|(?=tenday|fortnight))\s*([a-z]+)\.?(?:\s*,)?(?:\s*and\b)?")
# The minutes behind hours need no unit: 1h30.
MINUTES_ALONE = re.compile(r"([0-9]\s?h\s?)([0-9]{1,3})$")
# Lengths that have a name but are no unit of any clock.
IN_DAYS = {"tenday": 10, "fortnight": 14}
FORWARD = re.compile(r"(?:in|after)\s+(.+)|(.+?)\s+(?:later|from now|after|passes|pass)")
BACK = re.compile(r"(.+?)\s+(?:earlier|ago|before)")


def counts_of(words: str) -> Counter[str] | None:
    """How many of each unit; None for what is no list of counted units.

    >>> counts_of("2h30m"), counts_of("a day and 2 hours")
    (Counter({'minute': 30, 'hour': 2}), Counter({'hour': 2, 'day': 1}))
    >>> counts_of("1h30"), counts_of("a tenday")
    (Counter({'minute': 30, 'hour': 1}), Counter({'day': 10}))
    """
    counts, position = Counter[str](), 0
    words = MINUTES_ALONE.sub(r"\1\2m", words)
    while position < len(words):
        match = PART.match(words, position)
        if not match:
            return None
        count = int(match[1]) if match[1] and match[1][0].isdigit() else 1
        singular = match[2].removesuffix("s")
        unit = ALIASES.get(match[2]) or ALIASES.get(singular)
        if singular in IN_DAYS:
            unit, count = "day", count * IN_DAYS[singular]
        if not unit:
            return None
        counts[unit] += count
        position = match.end()
    return counts or None


def signed_counts(words: str) -> tuple[int, Counter[str]] | None:
    """1 or -1, and the units of a step; None for what is no step."""
    if words[0] in "+-":
        sign, length = (-1 if words[0] == "-" else 1), words[1:]
    elif match := BACK.fullmatch(words):
        sign, length = -1, match[1]
    elif match := FORWARD.fullmatch(words):
        sign, length = 1, match[1] or match[2]
    else:
        return None
    counts = counts_of(length)
    return None if counts is None else (sign, counts)


def stepped(start: int, sign: int, counts: Counter[str], helping: Help, seconds_per_round: int) -> int:
    """The moment after a step: years and months first (see ``arithmetic``), then weeks, days and the clock."""
    definition = helping.definition
    lengths = unit_lengths(definition) | {"round": seconds_per_round}
    if counts["week"]:
        if not definition.weekdays:
            raise helping.because("This calendar has no weeks: count in days")
        lengths["week"] = len(definition.weekdays) * definition.seconds_per_day
    dated = {f"{unit}s": sign * counts[unit] for unit in DATED_UNITS if counts[unit]}
    if dated:
        try:
            start = add(start, definition, **dated)
        except GameTimeError as error:
            raise _cannot_add(error, helping) from None
    return start + sign * sum(count * lengths[unit] for unit, count in counts.items() if unit in lengths)


def _cannot_add(error: GameTimeError, helping: Help) -> GameTimeError:
    if error.problem.startswith("cannot be added"):
        return helping.because(f"This calendar has no {error.path}: count in days")
    return GameTimeError(f"“{helping.shown}” lies too far away to be kept.")
