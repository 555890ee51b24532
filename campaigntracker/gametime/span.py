"""A month or a run of intercalary days within one year."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """``first_day`` is the number of its first day (see ``CalendarDefinition.day_number``), ``days`` how many it has.

    ``month`` is the month's number, or for intercalary days that of the month they follow; ``intercalary`` names
    the latter and is empty in a month. A month without a name (where years have no months) has number 0.
    """

    name: str
    month: int
    intercalary: str
    first_day: int
    days: int
