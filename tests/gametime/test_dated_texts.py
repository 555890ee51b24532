"""Dates of calendars with years: as they are written, and as people type them."""

from __future__ import annotations

import pytest

from campaigntracker import gametime
from campaigntracker.gametime import (
    DAY_COUNT,
    CalendarDefinition,
    GameDate,
    GameTimeError,
    IntercalaryDays,
    Month,
    parse,
)
from campaigntracker.gametime.presets import PRESETS

HARPTOS = PRESETS["harptos"].definition
GREGORIAN = PRESETS["gregorian"].definition
TRAVELLER = PRESETS["traveller"].definition
NOW = HARPTOS.total_at(GameDate(1492, 1, 15, 10))


def read(text: str) -> str:
    return gametime.format(parse(text, HARPTOS, NOW), HARPTOS)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (GameDate(1492, 1, 15, 15, 30), "15 Hammer 1492 DR, 3:30 PM"),
        (GameDate(1492, 1, 1, intercalary="Midwinter"), "Midwinter 1492 DR, 12:00 AM"),
        (GameDate(1492, 7, 1, 12, 0, 6, intercalary="Shieldmeet"), "Shieldmeet 1492 DR, 12:00:06 PM"),
        (GameDate(-5, 12, 30, 23, 59), "30 Nightal -5 DR, 11:59 PM"),
    ],
)
def test_dates_are_written_as_their_calendar_does(date, text):
    total = HARPTOS.total_at(date)
    assert gametime.format(total, HARPTOS) == text
    assert parse(text, HARPTOS) == parse(text.upper(), HARPTOS) == total


@pytest.mark.parametrize(
    "text",
    [
        "15 Hammer 1492",
        "Hammer 15, 1492",
        "15th of Hammer, 1492",
        "the 15th day of hammer 1492 dr",
        "15-Hammer-1492",
        "15 Ham 1492",
        "15. ham. 1492",
        "15 hamm 1492",
        "15 Hammer",
        "Hammer 15",
        "hammer the 15th",
        "1492-1-15",
        "1492-01-15",
        "15.1.1492",
        "15/1/1492",
        "Fifth-day, 15 Hammer 1492",
        "5th, the 15th of Hammer",
        "day 15 of 1492",
        "today",
    ],
)
def test_a_day_can_be_typed_in_many_ways(text):
    assert read(text) == "15 Hammer 1492 DR, 12:00 AM"
    assert (
        read(f"{text}, 3 pm") == read(f"{text} at 15:00") == read(f"{text} afternoon") == "15 Hammer 1492 DR, 3:00 PM"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Midwinter 1492", "Midwinter 1492 DR, 12:00 AM"),
        ("1 Midwinter 1492, noon", "Midwinter 1492 DR, 12:00 PM"),
        ("midwinter", "Midwinter 1492 DR, 12:00 AM"),
        ("Feast of the Moon 1493 DR", "Feast of the Moon 1493 DR, 12:00 AM"),
        ("feast of 1493", "Feast of the Moon 1493 DR, 12:00 AM"),
        ("15 Hammer -5 dusk", "15 Hammer -5 DR, 6:00 PM"),
        ("15 Hammer 5", "15 Hammer 5 DR, 12:00 AM"),
        ("day 46 of 1492", "15 Alturiak 1492 DR, 12:00 AM"),
        ("tomorrow 9:00", "16 Hammer 1492 DR, 9:00 AM"),
        ("yesterday evening", "14 Hammer 1492 DR, 8:00 PM"),
        ("next morning", "16 Hammer 1492 DR, 8:00 AM"),
        ("next evening", "15 Hammer 1492 DR, 8:00 PM"),
        ("this morning", "15 Hammer 1492 DR, 8:00 AM"),
        ("tonight", "15 Hammer 1492 DR, 10:00 PM"),
        ("next day", "16 Hammer 1492 DR, 12:00 AM"),
        ("noon", "15 Hammer 1492 DR, 12:00 PM"),
        ("in 3 days", "18 Hammer 1492 DR, 10:00 AM"),
        ("3 days later at dawn", "18 Hammer 1492 DR, 6:00 AM"),
        ("a week ago", "5 Hammer 1492 DR, 10:00 AM"),
        ("+1 week 2h", "25 Hammer 1492 DR, 12:00 PM"),
        ("+1 month", "15 Alturiak 1492 DR, 10:00 AM"),
        ("2 years 1 month 1 day later", "16 Alturiak 1494 DR, 10:00 AM"),
        ("a year ago, noon", "15 Hammer 1491 DR, 12:00 PM"),
        ("-1y", "15 Hammer 1491 DR, 10:00 AM"),
    ],
)
def test_what_people_type(text, written):
    assert read(text) == written


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("31 Hammer 1492", "The day must be 1 to 30 in Hammer. Write a moment such as “15 Hammer 1492 DR, 3:30 PM”"),
        ("Shieldmeet 1493", "This year has no “Shieldmeet”."),
        ("Hammer 1492", "“Hammer 1492” does not say which day of Hammer."),
        ("3/4/1492", "“3/4/1492” could mean “3 Tarsakh 1492 DR” or “4 Ches 1492 DR”."),
        ("1492-13-1", "This calendar has no month 13."),
        (
            "Fourth-day, 15 Hammer 1492",
            "“Fourth-day, 15 Hammer 1492” contradicts itself: 15 Hammer 1492 DR is Fifth-day",
        ),
        ("15 Hamer 1492", "“15 Hamer 1492” is not a game time."),
        ("15 Hammer 1492, 25:00", "The hour must be 0 to 23."),
        ("1492", "“1492” alone could be a day, a year, an hour or a length."),
        ("5 El 1492", "“5 El 1492” could mean “5 Eleasis 1492 DR” or “5 Eleint 1492 DR”."),
    ],
)
def test_what_is_not_understood_gets_help_in_this_calendar(text, answer):
    with pytest.raises(GameTimeError) as caught:
        parse(text, HARPTOS, NOW)
    assert str(caught.value).startswith(answer)


def test_a_date_without_its_year_needs_now():
    with pytest.raises(GameTimeError, match="needs a moment to count from"):
        parse("15 Hammer", HARPTOS)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("+1 week", "This calendar has no weeks: count in days. Write a moment such as “Day 15, 3:30 PM”"),
        ("+1 month", "This calendar has no months: count in days."),
        ("2 years ago", "This calendar has no years: count in days."),
    ],
)
def test_a_day_count_has_no_longer_units(text, answer):
    with pytest.raises(GameTimeError) as caught:
        parse(text, DAY_COUNT, 0)
    assert str(caught.value).startswith(answer)


def test_a_step_in_months_ends_within_the_month():
    january = GREGORIAN.total_at(GameDate(2024, 1, 31, 10))
    assert gametime.format(parse("in a month", GREGORIAN, january), GREGORIAN) == "29 February 2024, 10:00 AM"


@pytest.mark.parametrize("text", ["+9999999999999999999 years", "+999999999999999999 months", "+999999999999 years"])
def test_a_step_too_far(text):
    with pytest.raises(GameTimeError, match="lies too far away to be kept"):
        parse(text, GREGORIAN, 0)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("046-1105", "046-1105, 00:00"),
        ("46-1105 9:00", "046-1105, 09:00"),
        ("Day 46 of 1105", "046-1105, 00:00"),
        ("day 46, 1105, noon", "046-1105, 12:00"),
        ("1105-046", "046-1105, 00:00"),
        ("day 46", "046-1105, 00:00"),
        ("tomorrow", "002-1105, 00:00"),
    ],
)
def test_years_without_months(text, written):
    assert gametime.format(parse(text, TRAVELLER, TRAVELLER.total_at(GameDate(1105, 0, 1, 10))), TRAVELLER) == written


def test_years_without_months_read_plainly_by_themselves():
    calendar = CalendarDefinition(months=(Month("", 365),), intercalary=(IntercalaryDays("Feast", 2),))
    assert gametime.format(0, calendar.with_epoch(GameDate(1105, 0, 15))) == "Day 15, 1105, 12:00 AM"
    assert gametime.format_day(0, calendar.with_epoch(GameDate(1105, 0, 2, intercalary="Feast"))) == "2 Feast 1105"
    assert calendar.date_at(parse("2 Feast 1105", calendar)) == GameDate(1105, 0, 2, intercalary="Feast")
    with pytest.raises(GameTimeError, match="could mean “Day 3, 5” or “Day 5, 3”"):
        parse("3-5", calendar)
