"""Leap rules as other projects write them: a few intervals in years, which allow or forbid a leap year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import gcd, lcm

from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import LONGEST_CYCLE, MOST_CONDITIONS, LeapCondition, LeapRule

MOST_VOTERS = 6


def interval(years: int, offset: int, *, excludes: bool, path: str) -> LeapCondition:
    """The condition with its offset brought into the interval, where numbers stay small."""
    if not 1 <= years <= LONGEST_CYCLE:
        raise GameTimeError(f"must be 1 to {LONGEST_CYCLE} years", path)
    return LeapCondition(years, offset % years, excludes)


def intervals(text: str, offset: int, path: str) -> list[LeapCondition]:
    """“400,!100,+4”: every so many years; ! forbids, + takes no part in the offset.

    >>> [(part.every, part.offset, part.excludes) for part in intervals("400,!+100,4", 2, "interval")]
    [(400, 2, False), (100, 0, True), (4, 2, False)]
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not 1 <= len(parts) <= MOST_CONDITIONS:
        raise GameTimeError(f"must be one to {MOST_CONDITIONS} intervals, like 400,!100,4", path)
    found = []
    for part in parts:
        digits = part.lstrip("!+").strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
            raise GameTimeError("must be intervals in years, like 400,!100,4", path)
        marks = part[: len(part) - len(part.lstrip("!+"))]
        found.append(interval(int(digits), 0 if "+" in marks else offset, excludes="!" in marks, path=path))
    return found


def by_votes(parts: Sequence[LeapCondition], path: str) -> LeapRule:
    """Every interval that a year lies in has a vote, for or against; more votes for than against make a leap year.

    The years of several intervals at once are an interval again, so the votes can be counted beforehand.

    >>> rule = by_votes(intervals("400,!100,4", 0, "pattern"), "pattern")
    >>> [(part.every, part.excludes) for part in rule.conditions]
    [(400, False), (100, True), (4, False)]
    """
    if len(parts) > MOST_VOTERS:
        raise GameTimeError(f"must have at most {MOST_VOTERS} intervals", path)
    conditions: list[LeapCondition] = []
    for size in range(len(parts), 0, -1):
        for chosen in combinations(parts, size):
            years = _years_of_all(chosen)
            if years is None or any((old.every, old.offset) == years for old in conditions):
                continue
            votes = sum(-1 if part.excludes else 1 for part in chosen)
            conditions.append(interval(*years, excludes=votes <= 0, path=path))
    return first_match(conditions, path)


def first_match(parts: Iterable[LeapCondition], path: str) -> LeapRule:
    """The first interval that a year lies in decides; those that change nothing are left out."""
    left = list(parts)
    for part in list(left):
        if _changes_nothing(part, left[left.index(part) + 1 :]):
            left.remove(part)
    if len(left) > MOST_CONDITIONS:
        raise GameTimeError("is too intricate a leap rule", path)
    return LeapRule(tuple(left))


def in_occurrences(rule: LeapRule, every: int, offset: int, path: str) -> LeapRule:
    """A rule that counts how often something occurs (a month every few years), turned into one that counts years."""
    return LeapRule(
        tuple(
            interval(part.every * every, offset + every * part.offset, excludes=part.excludes, path=path)
            for part in rule.conditions
        )
    )


def is_every_year(rule: LeapRule) -> bool:
    return bool(rule.conditions) and rule.conditions[0].every == 1 and not rule.conditions[0].excludes


def _changes_nothing(part: LeapCondition, later: Sequence[LeapCondition]) -> bool:
    for other in later:
        if part.every % other.every == 0 and (part.offset - other.offset) % other.every == 0:
            return part.excludes == other.excludes
        if part.excludes != other.excludes and (part.offset - other.offset) % gcd(part.every, other.every) == 0:
            return False
    return part.excludes


def _years_of_all(parts: Sequence[LeapCondition]) -> tuple[int, int] | None:
    """The interval and offset of the years that lie in all of these; None where no year does."""
    every, offset = 1, 0
    for part in parts:
        common = gcd(every, part.every)
        if (part.offset - offset) % common:
            return None
        step = part.every // common
        factor = (part.offset - offset) // common * pow(every // common, -1, step) if step > 1 else 0
        offset += every * (factor % step)
        every = lcm(every, part.every)
    return every, offset % every
