"""The fields of a pattern: what each of them writes for a date."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.places import place_of

if TYPE_CHECKING:
    from campaigntracker.gametime.definition import CalendarDefinition

Value = int | str


def ordinal(number: int) -> str:
    """In English, like all texts of this package.

    >>> ordinal(1), ordinal(11), ordinal(22), ordinal(113)
    ('1st', '11th', '22nd', '113th')
    """
    if abs(number) % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(abs(number) % 10, 'th') }"


def _month(date: GameDate, definition: CalendarDefinition) -> Value:
    place = place_of(date, definition)
    return place.written if place else date.month


def _month_name(date: GameDate, definition: CalendarDefinition) -> Value:
    place = place_of(date, definition)
    return place.name if place else ""


def _month_abbreviation(date: GameDate, definition: CalendarDefinition) -> Value:
    place = place_of(date, definition)
    return place.abbreviation if place else ""


def _weekday(date: GameDate, definition: CalendarDefinition) -> Value:
    index = definition.weekday_of(date)
    return "" if index is None else definition.weekdays[index].name


def _weekday_abbreviation(date: GameDate, definition: CalendarDefinition) -> Value:
    index = definition.weekday_of(date)
    return "" if index is None else definition.weekdays[index].abbreviation or definition.weekdays[index].name


def _weekday_number(date: GameDate, definition: CalendarDefinition) -> Value:
    index = definition.weekday_of(date)
    return "" if index is None else index + 1


def _year_name(date: GameDate, definition: CalendarDefinition) -> Value:
    return definition.year_names.name_of(date.year) if definition.year_names and definition.has_years else ""


FIELDS: dict[str, Callable[[GameDate, CalendarDefinition], Value]] = {
    "year": lambda date, _: date.year,
    "month": _month,
    "month_name": _month_name,
    "month_abbr": _month_abbreviation,
    "day": lambda date, _: date.day,
    "day_ordinal": lambda date, _: ordinal(date.day),
    "day_of_year": lambda date, definition: definition.day_of_year(date) if definition.has_years else "",
    "weekday": _weekday,
    "weekday_abbr": _weekday_abbreviation,
    "weekday_number": _weekday_number,
    "year_name": _year_name,
    "year_prefix": lambda _, definition: definition.year_prefix,
    "year_suffix": lambda _, definition: definition.year_suffix,
    "hour": lambda date, _: date.hour,
    "hour12": lambda date, _: (date.hour - 1) % 12 + 1,
    "ampm": lambda date, _: "AM" if date.hour < 12 else "PM",
    "minute": lambda date, _: date.minute,
    "second": lambda date, _: date.second,
}
TWELVE_HOUR_FIELDS = ("hour12", "ampm")
CLOCK_FIELDS = ("hour", *TWELVE_HOUR_FIELDS, "minute", "second")
MONTH_FIELDS = ("month", "month_name", "month_abbr")
DAY_FIELDS = ("day", "day_ordinal")
NUMBER_FIELDS = (
    "year", "month", "day", "day_of_year", "weekday_number", "hour", "hour12", "minute", "second",
)  # fmt: skip
