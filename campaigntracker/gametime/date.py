"""A date and time of day, as a calendar writes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GameDate:
    """One second of the game, named the way its calendar names it.

    Months and days count from 1. The day count has neither years nor months: both are 0, and its days are
    plain numbers that begin with 0 and may be negative. A date means nothing without its calendar, so dates
    have no order of their own: compare totals.

    >>> GameDate(day=15, hour=9)
    GameDate(year=0, month=0, day=15, hour=9, minute=0, second=0)
    """

    year: int = 0
    month: int = 0
    day: int = 0
    hour: int = 0
    minute: int = 0
    second: int = 0


DAY_ZERO = GameDate()
