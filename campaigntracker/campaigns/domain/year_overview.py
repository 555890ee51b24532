"""One year of a calendar at a glance: each month with its days under their weekdays."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from campaigntracker.gametime import CalendarDefinition

LONGEST_MONTH = 60
LONGEST_WEEK = 12
DAYS_IN_ROW = 10
LONGEST_ABBREVIATION = 6
LONGEST_YEAR = 1_000


@dataclass(frozen=True, slots=True)
class MonthGlance:
    """A month, or days outside the months; `rows` hold the days of a week each, None where there is no day.

    `followed_by` names the single days outside the months that come after it.
    Without `weekdays` the rows are plain rows of days. There are no rows where a month is too long to be looked over.
    """

    name: str
    days: int
    is_intercalary: bool
    weekdays: tuple[str, ...] = ()
    rows: tuple[tuple[int | None, ...], ...] = ()
    followed_by: tuple[str, ...] = ()


def year_overview(definition: CalendarDefinition, year: int) -> tuple[MonthGlance, ...]:
    """The months of a year in order; none in a day count."""
    if not definition.has_years:
        return ()
    spans = definition.spans(year)
    if sum(span.days for span in spans) > LONGEST_YEAR:
        return tuple(MonthGlance(span.name, span.days, bool(span.intercalary)) for span in spans)
    days: dict[tuple[int, str], list[tuple[int, int | None]]] = {}
    for number in range(spans[0].first_day, spans[0].first_day + definition.days_in_year(year)):
        date = definition.date_of_day(number)
        days.setdefault((date.month, date.intercalary), []).append((date.day, definition.weekday_of(date)))
    return _with_single_days(
        _glance(span.name, _is_festival(definition, span.month, span.intercalary), held, definition)
        for span in spans
        for held in [days[span.month, span.intercalary]]
    )


def _with_single_days(glances: Iterable[MonthGlance]) -> tuple[MonthGlance, ...]:
    """Single days outside the months are told with the month that they follow."""
    found: list[MonthGlance] = []
    for glance in glances:
        if glance.is_intercalary and glance.days == 1 and found:
            found[-1] = replace(found[-1], followed_by=(*found[-1].followed_by, glance.name))
        else:
            found.append(glance)
    return tuple(found)


def _is_festival(definition: CalendarDefinition, month: int, intercalary: str) -> bool:
    return bool(intercalary) or (month > 0 and definition.months[month - 1].intercalary)


def _glance(
    name: str, is_intercalary: bool, days: list[tuple[int, int | None]], definition: CalendarDefinition
) -> MonthGlance:
    week = len(definition.weekdays)
    if len(days) > LONGEST_MONTH:
        return MonthGlance(name, len(days), is_intercalary)
    if not 1 < week <= LONGEST_WEEK or any(weekday is None for _, weekday in days):
        numbers = [day for day, _ in days]
        rows = [tuple(numbers[start : start + DAYS_IN_ROW]) for start in range(0, len(numbers), DAYS_IN_ROW)]
        return MonthGlance(name, len(days), is_intercalary, (), tuple(rows))
    names = tuple(day.abbreviation[:LONGEST_ABBREVIATION] or day.name[:2] for day in definition.weekdays)
    return MonthGlance(name, len(days), is_intercalary, names, tuple(_weeks(days, week)))


def _weeks(days: list[tuple[int, int | None]], week: int) -> list[tuple[int | None, ...]]:
    """Rows of a week's length; a weekday that does not come after the one before begins a new row."""
    rows: list[list[int | None]] = []
    last = week
    for day, weekday in days:
        place = weekday or 0
        if place <= last:
            rows.append([None] * week)
        rows[-1][place] = day
        last = place
    return [tuple(row) for row in rows]
