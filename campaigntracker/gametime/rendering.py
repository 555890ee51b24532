"""What each field of a pattern writes for a date, and what a whole pattern does."""

from __future__ import annotations

from collections.abc import Callable

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.patterns import TWELVE_HOUR_FIELDS, compiled
from campaigntracker.gametime.places import place_of
from campaigntracker.gametime.sky import era_of, season_at

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


def _era(date: GameDate, definition: CalendarDefinition) -> Value:
    era = era_of(date.year, definition) if definition.has_years else None
    return era.name if era else ""


def _era_abbreviation(date: GameDate, definition: CalendarDefinition) -> Value:
    era = era_of(date.year, definition) if definition.has_years else None
    return (era.abbreviation or era.name) if era else ""


def _season(date: GameDate, definition: CalendarDefinition) -> Value:
    season = season_at(definition.total_at(date), definition)
    return season.name if season else ""


def _year_name(date: GameDate, definition: CalendarDefinition) -> Value:
    return definition.year_names.name_of(date.year) if definition.year_names and definition.has_years else ""


WRITERS: dict[str, Callable[[GameDate, CalendarDefinition], Value]] = {
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
    "era": _era,
    "era_abbr": _era_abbreviation,
    "year_name": _year_name,
    "year_prefix": lambda _, definition: definition.year_prefix,
    "year_suffix": lambda _, definition: definition.year_suffix,
    "season": _season,
    "hour": lambda date, _: date.hour,
    "hour12": lambda date, _: (date.hour - 1) % 12 + 1,
    "ampm": lambda date, _: "AM" if date.hour < 12 else "PM",
    "minute": lambda date, _: date.minute,
    "second": lambda date, _: date.second,
}


def render(pattern: str, date: GameDate, definition: CalendarDefinition) -> str:
    """
    >>> from campaigntracker.gametime.definition import DAY_COUNT
    >>> render("d{day:03} [{second}s]", GameDate(day=7), DAY_COUNT)
    'd007 '
    """
    done, part, part_matters, inside = "", "", False, False
    for token in compiled(pattern):
        if token.bracket:
            done += part if not inside or part_matters else ""
            part, part_matters, inside = "", False, token.bracket == "["
            continue
        if token.name:
            if token.name in TWELVE_HOUR_FIELDS and not definition.has_am_and_pm:
                raise GameTimeError(f"{{{token.name}}} needs days of 24 hours and hours of 60 minutes", "pattern")
            value = WRITERS[token.name](date, definition)
            part += f"{value:0{token.width}}" if isinstance(value, int) and token.width else str(value)
            part_matters = part_matters or bool(value)
        else:
            part += token.literal
    return done + part
