"""Leaves of a wall calendar: every day on exactly one, whatever the calendar."""

from dataclasses import replace
from itertools import pairwise

import pytest

from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameTimeError, IntercalaryDays, Month, Weekday
from campaigntracker.gametime.presets import PRESETS
from campaigntracker.gametime.sheets import DAYS_PER_SHEET, LONGEST_MONTH, Sheet, has_grid, sheet_of, sheet_of_month

CALENDARS = {slug: preset.definition for slug, preset in PRESETS.items()} | {
    "weeks of 10 days": replace(DAY_COUNT, weekdays=tuple(Weekday(f"W{n}") for n in range(10)), first_weekday=3),
    "a year without months": CalendarDefinition(months=(Month("", 365),)),
    "a long month": CalendarDefinition(months=(Month("Short", 20), Month("Long", 250))),
    "a year of festivals": CalendarDefinition(months=(Month("Feast", 3, intercalary=True),)),
    "days before the first month": CalendarDefinition(
        months=(Month("Only", 40),), intercalary=(IntercalaryDays("Before", 2), IntercalaryDays("Mid", 1, 1, 20))
    ),
}


@pytest.mark.parametrize("name", CALENDARS)
def test_sheets_follow_each_other_without_a_gap(name: str) -> None:
    definition = CALENDARS[name]
    sheets = [sheet_of(-900, definition)]
    while sheets[-1].end_day < 900:
        sheets.append(sheet_of(sheets[-1].end_day, definition))
    assert all(before.end_day == after.first_day for before, after in pairwise(sheets))
    for sheet in sheets:
        days = range(sheet.first_day, sheet.end_day)
        assert {sheet_of(day, definition) for day in days} == {sheet}
        assert 1 <= sheet.days <= max(LONGEST_MONTH, 2 * DAYS_PER_SHEET)


def test_a_month_stands_with_the_festivals_after_it() -> None:
    harptos = PRESETS["harptos"].definition
    hammer = sheet_of(0, harptos)
    assert (hammer.name, hammer.days, hammer.is_whole) == ("Hammer", 31, True)
    # Midsummer, and in a leap year Shieldmeet.
    assert [sheet_of_month(year, 7, harptos).days for year in (1491, 1492)] == [31, 32]


def test_what_comes_before_the_first_month_stands_with_it() -> None:
    sheet = sheet_of_month(5, 1, CALENDARS["days before the first month"])
    assert (sheet.name, sheet.days) == ("Only", 43)


def test_a_festival_among_the_months_stands_with_the_month_before() -> None:
    definition = CalendarDefinition(months=(Month("One", 30), Month("Feast", 1, intercalary=True), Month("Two", 30)))
    assert sheet_of_month(1, 2, definition) == sheet_of_month(1, 1, definition)
    assert sheet_of_month(1, 1, definition).days == 31


def test_weeks_begin_at_the_left_edge_of_a_day_count() -> None:
    definition = CALENDARS["weeks of 10 days"]
    for day in (-45, 0, 45):
        first = definition.date_of_day(sheet_of(day, definition).first_day)
        assert definition.weekday_of(first) == 0


def test_long_months_come_in_parts_and_the_last_takes_what_is_left() -> None:
    definition = CALENDARS["a long month"]
    first = sheet_of_month(1, 2, definition)
    assert first == Sheet(first.first_day, 30, 1, 2, "Long", is_whole=False)
    assert sheet_of(first.first_day + 249, definition).days == 40


@pytest.mark.parametrize(("days", "grid"), [(0, False), (2, False), (3, True), (14, True), (15, False)])
def test_weeks_of_a_sane_length_are_a_grid(days: int, grid: bool) -> None:
    assert has_grid(replace(DAY_COUNT, weekdays=tuple(Weekday(f"W{n}") for n in range(days)))) is grid


def test_a_month_that_there_is_not_is_refused() -> None:
    definition = CalendarDefinition(months=(Month("One", 30), Month("Leap", 0)))
    for month, problem in ((2, "this year has no “Leap”"), (3, "must be 1 to 2")):
        with pytest.raises(GameTimeError, match=problem):
            sheet_of_month(1, month, definition)
