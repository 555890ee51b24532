"""The dates of one calendar in another: what a campaign that changes calendars asks for."""

from __future__ import annotations

from dataclasses import replace

from campaigntracker.gametime.checks import moment
from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError


class Counterparts:
    """Finds the date of ``new`` that is called like one of ``old``: year, day and clock as they are, months and
    intercalary days by their names, whatever the case.

    Whether a calendar lists a festival among its months or beside them makes no difference. Days of a day count
    have counterparts in another day count alone.

    >>> from campaigntracker.gametime import Month
    >>> old = CalendarDefinition(months=(Month("Thaw", 30), Month("Frost", 30)))
    >>> new = CalendarDefinition(months=(Month("Frost", 28), Month("Thaw", 28)))
    >>> Counterparts(old, new).date(GameDate(7, 1, 5)).month, Counterparts(old, new).total(0)
    (2, 2419200)
    """

    def __init__(self, old: CalendarDefinition, new: CalendarDefinition) -> None:
        self.old, self.new = old, new
        self._places = _places(new)

    def date(self, date: GameDate) -> GameDate:
        """Raises GameTimeError where the new calendar has no such date."""
        found = self._renamed(date)
        self.new.total_at(found)
        return found

    def total(self, total: int) -> int:
        """The moment at which the new calendar shows the date that the old one shows at ``total``."""
        return moment(self.new.total_at(self._renamed(self.old.date_at(total))))

    def _renamed(self, date: GameDate) -> GameDate:
        if self.old.has_years != self.new.has_years:
            raise GameTimeError("one of the two calendars counts days and has no years")
        name = date.intercalary
        if not name and self.old.has_months:
            name = self.old.months[date.month - 1].name
        place = self._places.get(name.casefold())
        if place is None:
            raise GameTimeError(f"there is no “{name}”" if name else "the new calendar has months")
        month, intercalary = place
        return replace(date, month=month, intercalary=intercalary)


def _places(calendar: CalendarDefinition) -> dict[str, tuple[int, str]]:
    """Number of the month and name of the intercalary days, by casefolded name; "": days counted without months."""
    if calendar.has_months:
        places = {month.name.casefold(): (number, "") for number, month in enumerate(calendar.months, start=1)}
    else:
        places = {"": (0, "")}
    for run in calendar.intercalary:
        places[run.name.casefold()] = (run.after_month if calendar.has_months else 0, run.name)
    return places
