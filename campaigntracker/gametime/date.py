"""A date and time of day, as a calendar writes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GameDate:
    """One second of the game, named the way its calendar names it.

    Months and days count from 1. The day count has neither years nor months: both are 0, and its days are
    plain numbers that begin with 0 and may be negative. In a calendar with years and no months, month is 0 and
    day is the day of the year. A date means nothing without its calendar, so dates have no order of their own:
    compare totals.

    Days that belong to no month are named by ``intercalary``; ``month`` is then the month they follow (0 before
    the first) and ``day`` counts from 1 within them.

    >>> GameDate(day=15, hour=9)
    GameDate(year=0, month=0, day=15, hour=9, minute=0, second=0, intercalary='')
    >>> GameDate(2522, 2, 1, intercalary="Mitterfruhl").intercalary
    'Mitterfruhl'
    """

    year: int = 0
    month: int = 0
    day: int = 0
    hour: int = 0
    minute: int = 0
    second: int = 0
    intercalary: str = ""


DAY_ZERO = GameDate()
