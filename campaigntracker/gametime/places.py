"""What a day of the year can belong to: a month, or a run of intercalary days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.months import IntercalaryDays, Month

if TYPE_CHECKING:
    from campaigntracker.gametime.definition import CalendarDefinition


@dataclass(frozen=True, slots=True)
class Place:
    """``month`` and ``intercalary`` are what a GameDate has there; ``number`` is what numeric formats write.

    A run has no number. The one month of a calendar without months has no name and number 0. ``most_days``: how many
    days it has at most, in any year.
    """

    name: str
    abbreviation: str
    number: int | None
    month: int
    intercalary: str
    most_days: int

    @property
    def written(self) -> int | str:
        """Its number, or its name where it has none."""
        return self.name if self.number is None else self.number


def place_of(date: GameDate, definition: CalendarDefinition) -> Place | None:
    """None in a day count."""
    if date.intercalary:
        for run in definition.intercalary:
            if run.name == date.intercalary:
                return _run(run, definition)
    if not definition.has_years:
        return None
    return _month(max(date.month, 1), definition)


def places(definition: CalendarDefinition) -> list[Place]:
    """All months, then all runs of intercalary days; nothing in a day count."""
    months = [_month(position, definition) for position in range(1, len(definition.months) + 1)]
    return [*months, *(_run(run, definition) for run in definition.intercalary)]


def _month(position: int, definition: CalendarDefinition) -> Place:
    month = definition.months[position - 1]
    if not month.name:
        return Place("", "", 0, 0, "", _most_days(month))
    number = position if month.number is None else month.number
    return Place(month.name, month.abbreviation or month.name, number, position, "", _most_days(month))


def _run(run: IntercalaryDays, definition: CalendarDefinition) -> Place:
    month = run.after_month if definition.has_months else 0
    return Place(run.name, run.name, None, month, run.name, _most_days(run))


def _most_days(part: Month | IntercalaryDays) -> int:
    return part.days + sum(max(leap.days, 0) for leap in part.leap)
