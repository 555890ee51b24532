"""Leaves of a wall calendar: which days stand on one page."""

from __future__ import annotations

from dataclasses import dataclass

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError

DAYS_PER_SHEET = 30
# A month longer than this is cut into several sheets.
LONGEST_MONTH = 100
# Weeks with fewer or more days than this are no grid.
SHORTEST_WEEK, LONGEST_WEEK = 3, 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """``days`` days from number ``first_day`` on: a month with the intercalary days around it, or a run of days.

    ``year`` is None in a day count. ``name`` and ``month`` are those of the month; "" and 0 where there are no months.
    ``is_whole`` is False for a part of something longer.
    """

    first_day: int
    days: int
    year: int | None = None
    month: int = 0
    name: str = ""
    is_whole: bool = True

    @property
    def end_day(self) -> int:
        """The first day that is not on it."""
        return self.first_day + self.days


def has_grid(definition: CalendarDefinition) -> bool:
    """Whether the week has a length that can stand side by side."""
    return SHORTEST_WEEK <= len(definition.weekdays) <= LONGEST_WEEK


def sheet_of(day_number: int, definition: CalendarDefinition) -> Sheet:
    """The sheet that holds a day. Every day stands on exactly one.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> sheet_of(45, DAY_COUNT)
    Sheet(first_day=30, days=30, year=None, month=0, name='', is_whole=False)
    """
    length = _part_length(definition)
    if not definition.has_years:
        # A week begins at the left edge.
        shift = (definition.weekday_of(definition.date_of_day(0)) or 0) if has_grid(definition) else 0
        first = (day_number + shift) // length * length - shift
        return Sheet(first, length, is_whole=False)
    year = definition.date_of_day(day_number).year
    whole = next(sheet for sheet in reversed(_sheets_of(year, definition)) if sheet.first_day <= day_number)
    if whole.days <= (LONGEST_MONTH if definition.has_months else length):
        return whole
    # What is left over makes the last part longer, rather than a sheet of a few days.
    parts = max(1, (whole.days + length // 2) // length)
    part = min((day_number - whole.first_day) // length, parts - 1)
    if part + 1 < parts and _start_of_part(whole, part + 1, definition) <= day_number:
        part += 1
    first = _start_of_part(whole, part, definition)
    end = whole.end_day if part == parts - 1 else _start_of_part(whole, part + 1, definition)
    return Sheet(first, end - first, year, whole.month, whole.name, is_whole=False)


def sheet_of_month(year: int, month: int, definition: CalendarDefinition) -> Sheet:
    """The sheet with the first day of a month; month 0: of the year. Raises GameTimeError where there is none."""
    spans = definition.spans(year)
    if month == 0:
        return sheet_of(spans[0].first_day, definition)
    for span in spans:
        if span.month == month and not span.intercalary:
            return sheet_of(span.first_day, definition)
    if not 1 <= month <= len(definition.months):
        raise GameTimeError(f"must be 1 to {len(definition.months)}", "month")
    raise GameTimeError(f"this year has no “{definition.months[month - 1].name}”", "month")


def _start_of_part(whole: Sheet, part: int, definition: CalendarDefinition) -> int:
    """The first day of the part so many parts from the first; where a week can stand, the first day of a week."""
    first = whole.first_day + part * _part_length(definition)
    if not part or not has_grid(definition):
        return first
    return first - (definition.weekday_of(definition.date_of_day(first)) or 0)


def _part_length(definition: CalendarDefinition) -> int:
    """Near to DAYS_PER_SHEET, in whole weeks where weeks can stand side by side."""
    week = len(definition.weekdays)
    return week * max(1, round(DAYS_PER_SHEET / week)) if has_grid(definition) else DAYS_PER_SHEET


def _sheets_of(year: int, definition: CalendarDefinition) -> list[Sheet]:
    """The months of a year; days of no month, and festivals listed among the months, stand with the month before."""
    spans = definition.spans(year)
    first, end = spans[0].first_day, spans[0].first_day + definition.days_in_year(year)
    if not definition.has_months:
        return [Sheet(first, end - first, year)]
    months = [
        span for span in spans if not span.intercalary and not definition.months[span.month - 1].intercalary
    ] or list(spans[:1])
    # What comes before the first month stands with that month.
    starts = [first, *(span.first_day for span in months[1:]), end]
    return [
        Sheet(start, until - start, year, span.month, span.name)
        for span, start, until in zip(months, starts, starts[1:], strict=False)
    ]
