"""A calendar in JSON: our own format, which the site stores, exports and takes back.

``{"kind": "day-count"}`` counts days from 0; it may have a clock, weekdays, moons and seasons with lengths.
``{"kind": "calendar"}`` has years: ``months`` (a list), or ``daysPerYear`` and ``leapDays`` where there are no months.
Everything else is optional, and a key that is not known is refused::

    {"kind": "calendar", "name": "…", "hoursPerDay": 24, "minutesPerHour": 60, "secondsPerMinute": 60,
     "months": [{"name", "days", "abbreviation"?, "leapDays"?, "intercalary"?, "inWeek"?, "firstWeekday"?, "number"?}],
     "intercalary": [{"name", "days"?, "afterMonth"?, "afterDay"?, "leapDays"?, "inWeek"?}],
     "leapRule": [{"every": 400}, {"every": 100, "except": true}, {"every": 4, "offset": 0}],
     "weekdays": ["…" or {"name", "abbreviation"?}], "firstWeekday": 0, "firstWeekdayYear": 1,
     "yearZero": true, "yearPrefix": "", "yearSuffix": " DR",
     "yearNames": {"names": ["…"], "start": 1, "repeat": true}, "eras": [{"name", "start"?, "abbreviation"?}],
     "namedDays": [{"name", "month", "day", "days"?, "inWeek"?}],
     "moons": [{"name", "cycle": "29.53059", "newMoon"?: {"year", "month", "day"}, "shift"?,
                "phases"?: [{"name", "days", "icon"?}], "resets"?, "color"?}],
     "seasons": [{"name", "month", "day", "icon"?} or {"name", "length", "icon"?}], "seasonShift": 0,
     "datePattern": "…", "clockPattern": "…"}

There is a bound to everything, many times what real calendars have, so that none is slow to read or to show: 20,000
days in a year, 200 months and intercalary days, 100 weekdays, 500 named days of up to 100 days each (2,000 in all), 24
moons of 32 phases, 24 seasons, 50 eras, 5,000 names of years with 60,000 letters, 10 leap rules whose conditions
overlap in 100 ways, names of 60 letters. Dates that a calendar's own pattern writes have up to 130, clocks 40.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from campaigntracker.gametime.calendarchecks import (
    MOST_ERAS,
    MOST_IN_THE_SKY,
    MOST_MONTHS,
    MOST_NAMED_DAYS,
    MOST_WEEKDAYS,
    UNIT_KEYS,
)
from campaigntracker.gametime.checks import decimal, decimal_json, each, json_object, only_keys, whole_number
from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import MOST_DAYS, LeapRule, leaps_from_json, leaps_to_json
from campaigntracker.gametime.months import IntercalaryDays, Month, NamedDay
from campaigntracker.gametime.moons import Moon
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import Era, YearNames

if TYPE_CHECKING:
    from campaigntracker.gametime.definition import CalendarDefinition

DAY_COUNT_KIND = "day-count"
CALENDAR_KIND = "calendar"
KINDS = (DAY_COUNT_KIND, CALENDAR_KIND)
EPOCH_KEYS = ("year", "month", "day", "hour", "minute", "second", "intercalary")

LISTS: dict[str, tuple[str, int, Any]] = {
    "months": ("months", MOST_MONTHS, Month),
    "intercalary": ("intercalary", MOST_MONTHS, IntercalaryDays),
    "weekdays": ("weekdays", MOST_WEEKDAYS, Weekday),
    "eras": ("eras", MOST_ERAS, Era),
    "namedDays": ("named_days", MOST_NAMED_DAYS, NamedDay),
    "moons": ("moons", MOST_IN_THE_SKY, Moon),
    "seasons": ("seasons", MOST_IN_THE_SKY, Season),
}
PLAIN = {
    **UNIT_KEYS,
    "name": "name",
    "firstWeekday": "first_weekday",
    "firstWeekdayYear": "first_weekday_year",
    "yearZero": "has_year_zero",
    "yearPrefix": "year_prefix",
    "yearSuffix": "year_suffix",
    "datePattern": "date_pattern",
    "clockPattern": "clock_pattern",
}
TEXTS = ("name", "yearPrefix", "yearSuffix", "datePattern", "clockPattern")
OF_YEARS = ("months", "daysPerYear", "leapDays", "intercalary", "leapRule", "yearNames", "eras", "namedDays")
KEYS = ("kind", *PLAIN, *LISTS, "daysPerYear", "leapDays", "leapRule", "yearNames", "seasonShift")


def fields_from_json(document: object) -> dict[str, Any]:
    """The fields of a CalendarDefinition, without its epoch. Raises GameTimeError with the place."""
    document = json_object({} if document is None else document, "calendar")
    only_keys(document, KEYS, "calendar")
    kind = document.get("kind", DAY_COUNT_KIND)
    if kind not in KINDS:
        raise GameTimeError(f"must be one of {', '.join(KINDS)}", "calendar.kind")
    try:
        fields = {name: _plain(document, key) for key, name in PLAIN.items() if key in document}
        fields |= {
            name: each(document[key], key, most, part.from_json)
            for key, (name, most, part) in LISTS.items()
            if key in document
        }
        if "leapRule" in document:
            fields["leap_rule"] = LeapRule.from_json(document["leapRule"], "leapRule")
        if "yearNames" in document:
            fields["year_names"] = _year_names(document["yearNames"])
        if "seasonShift" in document:
            fields["season_shift"] = decimal(document["seasonShift"], "seasonShift")
        if kind == DAY_COUNT_KIND:
            only_keys(document, [key for key in KEYS if key not in OF_YEARS])
        elif "daysPerYear" in document:
            fields["months"] = (_whole_year(document),)
        elif not fields.get("months"):
            raise GameTimeError("must have at least one month, or give daysPerYear instead", "months")
    except GameTimeError as error:
        raise error.under("calendar") from None
    return fields


def fields_to_json(calendar: CalendarDefinition) -> dict[str, Any]:
    from campaigntracker.gametime.definition import DAY_COUNT

    document: dict[str, Any] = {"kind": CALENDAR_KIND if calendar.has_years else DAY_COUNT_KIND}
    for key, name in PLAIN.items():
        if getattr(calendar, name) != getattr(DAY_COUNT, name):
            document[key] = getattr(calendar, name)
    for key, (name, _, _) in LISTS.items():
        parts = getattr(calendar, name)
        if parts and not (key == "months" and not calendar.has_months):
            document[key] = [part.to_json() for part in parts]
    if calendar.has_years and not calendar.has_months:
        document["daysPerYear"] = calendar.months[0].days
        if calendar.months[0].leap:
            document["leapDays"] = leaps_to_json(calendar.months[0].leap)
    if calendar.leap_rule.conditions:
        document["leapRule"] = calendar.leap_rule.to_json()
    if calendar.year_names is not None:
        document["yearNames"] = calendar.year_names.to_json()
    if calendar.season_shift:
        document["seasonShift"] = decimal_json(calendar.season_shift)
    return document


def epoch_from_json(document: object) -> GameDate:
    document = json_object({} if document is None else document, "epoch")
    only_keys(document, EPOCH_KEYS, "epoch")
    if not isinstance(document.get("intercalary", ""), str):
        raise GameTimeError("must be a text", "epoch.intercalary")
    return GameDate(**document)


def epoch_to_json(epoch: GameDate) -> dict[str, int | str]:
    parts = {key: getattr(epoch, key) for key in EPOCH_KEYS}
    return {key: value for key, value in parts.items() if value or key in ("day", "hour")}


def _plain(document: dict[str, Any], key: str) -> Any:
    value = document[key]
    if key in TEXTS and not isinstance(value, str):
        raise GameTimeError("must be a text", key)
    return value


def _year_names(document: object) -> YearNames:
    try:
        return YearNames.from_json(document)
    except GameTimeError as error:
        raise error.under("yearNames") from None


def _whole_year(document: dict[str, Any]) -> Month:
    if "months" in document:
        raise GameTimeError("cannot stand beside months", "daysPerYear")
    days = whole_number(document["daysPerYear"], "daysPerYear", 1, MOST_DAYS)
    return Month("", days, leap=leaps_from_json(document.get("leapDays", []), "leapDays"))
