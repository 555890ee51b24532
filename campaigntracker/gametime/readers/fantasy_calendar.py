"""Fantasy-Calendar, a web site: the export of one calendar.

``first_day`` is the weekday, from 1, of the first day of the first year: year 0 where there is one, else year 1.
Moons and seasons with lengths are counted from that day too; months count from 0. Nothing there says when a campaign
began, so second 0 is the first day of year 1.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import MOST_DAYS, LeapRule
from campaigntracker.gametime.readers import fantasysky as sky
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.fantasyevents import is_hidden, yearly_date
from campaigntracker.gametime.readers.fantasyyears import eras, year_names
from campaigntracker.gametime.readers.leapdays import LeapDay, Timespan, year_of
from campaigntracker.gametime.readers.leaprules import first_match, in_occurrences, interval, intervals
from campaigntracker.gametime.readers.quantities import quantity, whole
from campaigntracker.gametime.readers.result import Notes, ReadResult, at_place
from campaigntracker.gametime.readers.shaping import DESCRIPTIONS
from campaigntracker.gametime.readers.yearlyevents import feasts
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import FARTHEST_YEAR

FORMAT = "Fantasy-Calendar"
OF_ITS_PAGES = (
    *("layout", "comments", "private", "allow_view", "only_backwards", "only_reveal_today", "default_category"),
    *("show_current_month", "add_month_number", "add_year_day_number", "hide_moons", "hide_clock", "hide_events"),
    *("hide_eras", "hide_all_weather", "hide_future_weather", "hide_weather_temp", "hide_wind_velocity"),
    "hide_weekdays",
)


def recognises(document: object) -> bool:
    return isinstance(document, dict) and isinstance(_static(document).get("year_data"), dict)


def read(document: object) -> ReadResult:
    notes = Notes()
    calendar = Part(document, notes)
    static = calendar.part("static_data") if calendar.has("static_data") else calendar
    year_data, clock = static.part("year_data"), static.part("clock")
    has_year_zero = _has_year_zero(static)
    first_year = 0 if has_year_zero else 1
    spans = _timespans(year_data)
    leap_days = _leap_days(year_data, spans, has_year_zero=has_year_zero)
    parts = year_of(spans, leap_days, notes, overflow=year_data.truth("overflow", True))
    weekdays = tuple(
        Weekday(name or f"Day {position}") for position, name in enumerate(year_data.texts("global_week"), start=1)
    )
    seasons, shift = sky.seasons(static)
    try:
        definition = CalendarDefinition(
            hours_per_day=whole(clock, "hours", 24),
            minutes_per_hour=whole(clock, "minutes", 60),
            name=calendar.text("name"),
            months=parts.months,
            intercalary=parts.runs,
            weekdays=weekdays,
            first_weekday=(whole(year_data, "first_day", 1) - 1) % len(weekdays) if weekdays else 0,
            first_weekday_year=first_year,
            has_year_zero=has_year_zero,
            year_names=year_names(static, first_year),
            eras=eras(static),
            named_days=(*parts.named_days, *feasts(calendar, parts.months, yearly_date, is_hidden)),
            moons=sky.moons(static, first_year),
            seasons=seasons,
        )
        if seasons and seasons[0].length is not None:
            # Our seasons are counted from year 1, theirs from their first year.
            shift += definition.days_in_year(0) if has_year_zero else 0
            definition = replace(definition, season_shift=shift)
    except GameTimeError as error:
        raise at_place(error) from None
    _tell_the_rest(calendar, clock, definition)
    return notes.result(definition, FORMAT)


def _static(document: dict[str, Any]) -> dict[str, Any]:
    static = document.get("static_data", document)
    return static if isinstance(static, dict) else {}


def _has_year_zero(static: Part) -> bool:
    settings = static.part("settings")
    settings.skip(*OF_ITS_PAGES)
    return settings.truth("year_zero_exists")


def _timespans(year_data: Part) -> list[Timespan]:
    found = []
    for position, part in enumerate(year_data.parts("timespans"), start=1):
        part.skip("id")
        part.not_honoured("months with a week of their own", "week")
        every, offset = whole(part, "interval", 1), whole(part, "offset", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
        condition = interval(every, offset, excludes=False, path=part.place("interval"))
        found.append(
            Timespan(
                part.text("name") or f"Month {position}",
                "",
                whole(part, "length", 0, 0, MOST_DAYS),
                intercalary=part.text("type", "month") == "intercalary",
                rule=None if every == 1 else LeapRule((condition,)),
            )
        )
    if not found:
        raise year_data.error("must have at least one month", "timespans")
    return found


def _leap_days(year_data: Part, spans: list[Timespan], *, has_year_zero: bool) -> list[LeapDay]:
    found = []
    for position, part in enumerate(year_data.parts("leap_days"), start=1):
        name = part.text("name") or f"Leap day {position}"
        part.skip("id", "show_text", "week_day")
        month = whole(part, "timespan", 0, 0, MOST_DAYS)
        offset = whole(part, "offset", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
        place = part.place("interval")
        # The site keeps them sorted: the longest interval that a year lies in decides.
        conditions = sorted(intervals(_pattern(part), offset, place), key=lambda condition: -condition.every)
        rule = first_match(conditions, place)
        if month < len(spans) and (month_rule := spans[month].rule) is not None:
            rule = _with_its_month(rule, month_rule, place, has_year_zero=has_year_zero)
        if part.truth("adds_week_day"):
            part.notes.add(f"the weekday that “{name}” adds to its week")
        if part.truth("removes_week_day") or part.truth("removes_day"):
            part.notes.add(f"the day that “{name}” takes away")
        part.skip("removes_week_day", "removes_day")
        found.append(
            LeapDay(
                name,
                month,
                rule,
                intercalary=part.truth("intercalary"),
                after=whole(part, "day", 0, 0, MOST_DAYS),
                numbered=not part.truth("not_numbered"),
            )
        )
    return found


def _pattern(part: Part) -> str:
    """Old exports write a single interval as a number."""
    pattern = part.raw("interval")
    if isinstance(pattern, int) and not isinstance(pattern, bool) and abs(pattern) < MOST_DAYS:
        return str(pattern)
    return part.text("interval", "1")


def _with_its_month(rule: LeapRule, month_rule: LeapRule, path: str, *, has_year_zero: bool) -> LeapRule:
    """In a month that only some years have, leap days count how often there has been that month, not the years."""
    every, offset = month_rule.conditions[0].every, month_rule.conditions[0].offset
    # Without a year 0 the first month of an offset counts as the first, else as number 0.
    first = 1 if offset and not has_year_zero else 0
    return in_occurrences(rule, every, offset - every * first, path)


def _tell_the_rest(calendar: Part, clock: Part, definition: CalendarDefinition) -> None:
    notes = calendar.notes
    clock.skip("enabled", "render", "link_scale", "crowding")
    if quantity(clock, "offset", Fraction(0)):
        notes.add("the turn of the face of its clock")
    calendar.skip("id", "hash", "user_id", "children", "parent_id")
    calendar.not_honoured(DESCRIPTIONS, "description")
    notes.counted(calendar.count("categories"), "category of events", "categories of events")
    today = calendar.part("dynamic_data")
    today.skip("epoch", "custom_location", "location", "current_era", "hour", "minute", "second")
    if today.has("year") and today.has("timespan") and today.has("day"):
        year, month, day = (whole(today, key, 1) for key in ("year", "timespan", "day"))
        notes.today(GameDate(year, month + 1 if definition.has_months else 0, day))
