"""The fields of the mini-language, reading by a pattern, and what a calendar's own patterns must tell."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from campaigntracker import gametime
from campaigntracker.gametime import (
    DAY_COUNT,
    CalendarDefinition,
    Era,
    GameDate,
    GameTimeError,
    IntercalaryDays,
    Month,
    Season,
    Weekday,
    YearNames,
    parse,
)
from campaigntracker.gametime.patterns import FIELDS
from campaigntracker.gametime.rendering import WRITERS

CALENDAR = CalendarDefinition(
    months=(Month("Thaw", 30, "Th", number=10), Month("Rain", 30)),
    intercalary=(IntercalaryDays("Feast", 2, after_month=1),),
    weekdays=(Weekday("Oneday", "On"), Weekday("Twoday")),
    year_prefix="Y",
    year_suffix=" AC",
    year_names=YearNames(("Rat", "Ox"), 10, repeat=False),
    eras=(Era("Age of Mud", None, "M"), Era("Age of Iron", 10)),
    seasons=(Season("Wet", length=Fraction(31)), Season("Dry", length=Fraction(31))),
)
RAIN = GameDate(11, 2, 22, 15, 4)
FEAST = GameDate(9, 1, 2, 0, 0, 5, intercalary="Feast")


def test_every_field_has_its_writer():
    assert {*FIELDS} == {*WRITERS}


@pytest.mark.parametrize(
    ("field", "rain", "feast"),
    [
        ("year", "11", "9"),
        ("month", "2", "Feast"),
        ("month_name", "Rain", "Feast"),
        ("month_abbr", "Rain", "Feast"),
        ("day", "22", "2"),
        ("day_ordinal", "22nd", "2nd"),
        ("day_of_year", "54", "32"),
        ("weekday", "Twoday", ""),
        ("weekday_abbr", "Twoday", ""),
        ("weekday_number", "2", ""),
        ("era", "Age of Iron", "Age of Mud"),
        ("era_abbr", "Age of Iron", "M"),
        ("year_name", "Ox", ""),
        ("year_prefix", "Y", "Y"),
        ("year_suffix", " AC", " AC"),
        ("season", "Dry", "Dry"),
        ("hour", "15", "0"),
        ("hour12", "3", "12"),
        ("ampm", "PM", "AM"),
        ("minute", "4", "0"),
        ("second", "0", "5"),
    ],
)
def test_fields(field, rain, feast):
    for date, text in ((RAIN, rain), (FEAST, feast)):
        assert gametime.format(CALENDAR.total_at(date), CALENDAR, f"{{{field}}}") == text


def test_numbers_that_the_calendar_gives_its_months():
    total = CALENDAR.total_at(GameDate(3, 1, 7))
    assert gametime.format(total, CALENDAR, "{year}-{month:02}-{day:02} {month_abbr}") == "3-10-07 Th"
    assert parse("3-10-07", CALENDAR, pattern="{year}-{month:02}-{day:02}") == total
    assert parse("3-10-7", CALENDAR) == total


def test_a_part_is_left_out_when_all_in_it_is_empty():
    pattern = "[{weekday}, ]{day} {month_name} {year}[ ({year_name} of {year_name})]"
    assert gametime.format(CALENDAR.total_at(RAIN), CALENDAR, pattern) == "Twoday, 22 Rain 11 (Ox of Ox)"
    assert gametime.format(CALENDAR.total_at(FEAST), CALENDAR, pattern) == "2 Feast 9"
    for date in (RAIN, FEAST):
        day = CALENDAR.total_at(replace(date, hour=0, minute=0, second=0))
        assert parse(gametime.format(day, CALENDAR, pattern), CALENDAR, pattern=pattern) == day


@pytest.mark.parametrize(
    ("text", "pattern", "date"),
    [
        ("1492", "{year}", GameDate(1492, 1, 1)),
        ("15 feast", "{hour} {month_name}", GameDate(1, 1, 1, 15, intercalary="Feast")),
        ("THE 22ND OF RAIN 11", "the {day_ordinal} of {month_name} {year}", GameDate(11, 2, 22)),
        ("32/9", "{day_of_year}/{year}", GameDate(9, 1, 2, intercalary="Feast")),
        ("Y-5 AC 1 Rain", "{year_prefix}{year}{year_suffix} {day} {month_name}", GameDate(-5, 2, 1)),
        ("9:30", "{hour}:{minute:02}", GameDate(1, 1, 1, 9, 30)),
    ],
)
def test_what_the_pattern_does_not_tell_is_the_first_or_that_of_now(text, pattern, date):
    assert parse(text, CALENDAR, 0, pattern=pattern) == CALENDAR.total_at(date)


@pytest.mark.parametrize(
    ("text", "pattern", "answer"),
    [
        (
            "Oneday, 22 Rain 11",
            "{weekday}, {day} {month_name} {year}",
            "contradicts itself: that moment reads “Twoday, 22",
        ),
        ("31 Rain 11", "{day} {month_name} {year}", "The day must be 1 to 30 in Rain."),
        (
            "22 Snow 11",
            "{day} {month_name} {year}",
            "“22 Snow 11” does not follow the pattern. Write it such as “15 Thaw 1”.",
        ),
        ("7 Rain 11", "{day:02} {month_name} {year}", "contradicts itself: that moment reads “07 Rain 11”"),
        ("7 11", "{day} {year}", "“7 11” could mean “7 Thaw Y11 AC” or “7 Rain Y11 AC”."),
        ("24:00", "{hour}:{minute:02}", "The hour must be 0 to 23."),
        ("", "{hour}", "A game time is needed."),
        ("x", "{hours}", "pattern: {hours} is no field"),
    ],
)
def test_what_does_not_follow_the_pattern_gets_help(text, pattern, answer):
    with pytest.raises(GameTimeError) as caught:
        parse(text, CALENDAR, 0, pattern=pattern)
    assert answer in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("{day} {month_name}", "does not tell the date: {year} is missing"),
        ("{month_name} {year}", "does not tell the date: {day} or {day_ordinal} is missing"),
        ("{day} {year}", "does not tell the date: {month} or {month_name} or {month_abbr} is missing"),
        ("{day} {month_name} {year} {hour}", "must not have {hour}"),
        ("{day}{year} {month}", "needs something between {year} and the field before it"),
        ("{year}[{month:02}]{day:02} {month_name}", "needs something between {month} and the field before it"),
        ("{yeer}", "{yeer} is no field"),
        (" {day} {month} {year}", "must be one line without spaces around it"),
        ("x" * 300, "must have at most 200 characters"),
    ],
)
def test_a_date_pattern_must_tell_the_date(pattern, problem):
    with pytest.raises(GameTimeError) as caught:
        replace(CALENDAR, date_pattern=pattern)
    assert str(caught.value).startswith(f"calendar.datePattern: {problem}")


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("{hour}:{minute:02}", "does not tell the time of day: {second} is missing"),
        ("{minute}:{second}", "does not tell the time of day: {hour} is missing"),
        ("{hour12}:{minute}:{second}", "does not tell the time of day: {hour} is missing"),
        ("{hour}{minute}:{second}", "needs something between {minute} and the field before it"),
        ("{day} {hour}:{minute}:{second}", "must not have {day}"),
    ],
)
def test_a_clock_pattern_must_tell_the_time_of_day(pattern, problem):
    with pytest.raises(GameTimeError) as caught:
        replace(CALENDAR, clock_pattern=pattern)
    assert str(caught.value).startswith(f"calendar.clockPattern: {problem}")


def test_abbreviations_that_two_months_share_do_not_tell_the_date():
    months = (Month("June", 30, "J"), Month("July", 31, "J"))
    with pytest.raises(GameTimeError, match="does not tell every month from the others"):
        CalendarDefinition(months=months, date_pattern="{day} {month_abbr} {year}")
    assert CalendarDefinition(months=months, date_pattern="{day} {month_abbr} {year} ({month})")


def test_a_calendar_may_say_how_it_is_written():
    definition = replace(
        CALENDAR, date_pattern="{weekday_abbr} {year}{month:02}{day:02}", clock_pattern="{hour}h{minute}m{second}"
    )
    assert gametime.format(definition.total_at(RAIN), definition) == "Twoday 110222, 15h4m0"
    assert parse("twoday 110222, 15h4m0", definition) == definition.total_at(RAIN)
    assert parse("15h4m0", definition, definition.total_at(RAIN)) == definition.total_at(RAIN)
    assert parse("22 Rain 11 15:04", definition) == definition.total_at(RAIN)
    assert (
        gametime.format(0, replace(DAY_COUNT, date_pattern="d{day}", clock_pattern="{hour}.{minute}.{second}"))
        == "d0, 0.0.0"
    )


@pytest.mark.parametrize("total", [3, 10**17, 2**62, -(2**62)])
def test_of_the_ways_to_part_digits_those_too_far_away_do_not_count(total):
    definition = CalendarDefinition(1, 1, 1, months=(Month("All", 1),), date_pattern="{year}{day_of_year:03}")
    assert parse(gametime.format(total, definition), definition) == total
