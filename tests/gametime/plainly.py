"""What a calendar says of its days, read from its definition alone: nothing here reckons with days of the year."""

from __future__ import annotations

from math import inf

from campaigntracker.gametime import CalendarDefinition, GameDate


def order(date: GameDate, definition: CalendarDefinition) -> tuple[float, ...]:
    """Dates in the order of time: by what of them is greater, days within a month after the day they follow."""
    time = (date.hour, date.minute, date.second)
    if not date.intercalary:
        return date.year, max(date.month, 1) if definition.has_years else 0, date.day, 0, 0, *time
    index, run = next((i, run) for i, run in enumerate(definition.intercalary) if run.name == date.intercalary)
    month = date.month if definition.has_months else 1
    after_day = inf if run.after_day is None or not month else run.after_day
    return date.year, month, after_day, index + 1, date.day, *time


def moves_the_week(date: GameDate, definition: CalendarDefinition) -> bool:
    if not definition.weekdays:
        return False
    if date.intercalary:
        return next(run.in_week for run in definition.intercalary if run.name == date.intercalary)
    outside = (feast for feast in definition.named_days if not feast.in_week and feast.month == date.month)
    if any(feast.day <= date.day < feast.day + feast.days for feast in outside):
        return False
    return not definition.has_years or definition.months[max(date.month, 1) - 1].in_week


def forced_weekday(date: GameDate, definition: CalendarDefinition) -> int | None:
    """The weekday from which the days count on anew, where this is the first day of a month that says so."""
    if date.intercalary or date.day != 1 or not definition.has_years:
        return None
    return definition.months[max(date.month, 1) - 1].first_weekday
