"""Leap years: which years are longer or shorter, and how many of them lie before a year, without counting them."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import Any

from campaigntracker.gametime.checks import each, json_object, only_keys, truth, whole_number
from campaigntracker.gametime.errors import GameTimeError

MOST_CONDITIONS = 8
LONGEST_CYCLE = 100_000
MOST_DAYS = 20_000
MOST_LEAPS = 8


@dataclass(frozen=True, slots=True)
class LeapCondition:
    """The years that lie ``offset`` after a multiple of ``every``; ``excludes`` says that they are *no* leap years."""

    every: int
    offset: int = 0
    excludes: bool = False

    def __post_init__(self) -> None:
        whole_number(self.every, "every", 1, LONGEST_CYCLE)
        whole_number(self.offset, "offset", -(10**9), 10**9)
        truth(self.excludes, "except")

    def matches(self, year: int) -> bool:
        return (year - self.offset) % self.every == 0

    @classmethod
    def from_json(cls, document: object) -> LeapCondition:
        document = json_object(document, "")
        only_keys(document, ("every", "offset", "except"))
        return cls(document.get("every", 0), document.get("offset", 0), document.get("except", False))

    def to_json(self) -> dict[str, Any]:
        offset = {"offset": self.offset} if self.offset else {}
        return {"every": self.every} | offset | ({"except": True} if self.excludes else {})


@dataclass(frozen=True, slots=True)
class LeapRule:
    """The first condition that matches a year decides; a year that none matches is an ordinary one.

    Years are counted with a year 0, also where the calendar has none: the year before 1 is 0.

    >>> GREGORIAN.matches(2000), GREGORIAN.matches(1900), GREGORIAN.count_before(2021) - GREGORIAN.count_before(1)
    (True, False, 490)
    """

    conditions: tuple[LeapCondition, ...] = ()
    _reckoned: tuple[tuple[int, int, int], ...] = field(default=(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.conditions) > MOST_CONDITIONS:
            raise GameTimeError(f"has {len(self.conditions)} conditions; {MOST_CONDITIONS} is the most")

    @property
    def _terms(self) -> tuple[tuple[int, int, int], ...]:
        """Reckoned when first asked for, so that reading a document full of rules costs little."""
        if not self._reckoned and self.conditions:
            object.__setattr__(self, "_reckoned", _terms_of(self.conditions))
        return self._reckoned

    def matches(self, year: int) -> bool:
        for condition in self.conditions:
            if (year - condition.offset) % condition.every == 0:
                return not condition.excludes
        return False

    def count_before(self, year: int) -> int:
        """How many years from 0 up to and without this one are leap years; negative for years before 0."""
        return sum(sign * ((year - 1 - rest) // every + 1) for every, rest, sign in self._terms)

    def latest(self, year: int) -> int | None:
        """The last leap year that is not after this one; None where there are none at all."""
        return _latest(self, year)

    @property
    def weight(self) -> int:
        """Of how many terms counting its years is the sum."""
        return len(self._terms)

    @property
    def share(self) -> Fraction:
        """How much of all years are leap years.

        >>> GREGORIAN.share
        Fraction(97, 400)
        """
        return sum((Fraction(sign, every) for every, _, sign in self._terms), Fraction(0))

    @property
    def deviation(self) -> int:
        """By how much the leap years of a stretch can differ from their share of it, at most."""
        return sum(abs(sign) for _, _, sign in self._terms)

    @classmethod
    def every(cls, years: int, offset: int = 0) -> LeapRule:
        return cls((LeapCondition(years, offset),))

    @classmethod
    def from_json(cls, document: object, path: str) -> LeapRule:
        """A list of {"every", "offset"?, "except"?}."""
        return cls(each(document, path, MOST_CONDITIONS, LeapCondition.from_json))

    def to_json(self) -> list[dict[str, Any]]:
        return [condition.to_json() for condition in self.conditions]


@dataclass(frozen=True, slots=True)
class LeapDays:
    """So many days more, or less, in the years of a rule; without a rule of its own, in those of the calendar's."""

    days: int = 1
    rule: LeapRule | None = None

    def __post_init__(self) -> None:
        whole_number(self.days, "days", -MOST_DAYS, MOST_DAYS)

    @classmethod
    def from_json(cls, document: object) -> LeapDays:
        document = json_object(document, "")
        only_keys(document, ("days", "rule"))
        return cls(
            document.get("days", 1), LeapRule.from_json(document["rule"], "rule") if "rule" in document else None
        )

    def to_json(self) -> dict[str, Any]:
        return {"days": self.days} | ({} if self.rule is None else {"rule": self.rule.to_json()})


def leaps_from_json(document: object, path: str) -> tuple[LeapDays, ...]:
    """Short: a number of days in the calendar's leap years. In full: a list of {"days", "rule"?}."""
    if isinstance(document, int):
        return (LeapDays(whole_number(document, path, -MOST_DAYS, MOST_DAYS)),)
    return each(document, path, MOST_LEAPS, LeapDays.from_json)


def leaps_to_json(leaps: tuple[LeapDays, ...]) -> int | list[dict[str, Any]]:
    if len(leaps) == 1 and leaps[0].rule is None:
        return leaps[0].days
    return [leap.to_json() for leap in leaps]


@lru_cache(maxsize=256)
def _latest(rule: LeapRule, year: int) -> int | None:
    """By halving the years between one that lies before it and this one."""
    if not rule.share:
        return None
    count = rule.count_before(year + 1)
    low, step = year, 1
    while rule.count_before(low) == count:
        low, step = low - step, step * 2
    high = year
    while low < high:
        middle = (low + high + 1) // 2
        if rule.count_before(middle) < count:
            low = middle
        else:
            high = middle - 1
    return low


def _terms_of(conditions: tuple[LeapCondition, ...]) -> tuple[tuple[int, int, int], ...]:
    """The rule as a signed sum of arithmetic progressions (every, rest, sign): counting needs no loop over years.

    ``left`` is the sum that counts the years that no condition has matched so far; each condition takes its part.
    """
    left, leap = {(1, 0): 1}, dict[tuple[int, int], int]()
    for condition in conditions:
        matched: dict[tuple[int, int], int] = {}
        for term, sign in left.items():
            common = _intersection(*term, condition.every, condition.offset % condition.every)
            if common:
                matched[common] = matched.get(common, 0) + sign
        for term, sign in matched.items():
            left[term] = left.get(term, 0) - sign
            if not condition.excludes:
                leap[term] = leap.get(term, 0) + sign
        left = {term: sign for term, sign in left.items() if sign}
    return tuple((every, rest, sign) for (every, rest), sign in leap.items() if sign)


def _intersection(every: int, rest: int, other: int, other_rest: int) -> tuple[int, int] | None:
    """The numbers in both progressions, which are a progression again or none (Chinese remainder theorem)."""
    common = gcd(every, other)
    if (other_rest - rest) % common:
        return None
    both = every // common * other
    factor = (other_rest - rest) // common * pow(every // common, -1, other // common) if other > common else 0
    return both, (rest + every * factor) % both


NEVER = LeapRule()
GREGORIAN = LeapRule((LeapCondition(400), LeapCondition(100, excludes=True), LeapCondition(4)))
