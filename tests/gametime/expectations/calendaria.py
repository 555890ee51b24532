"""What Calendaria's tests assert (Sayshal/Calendaria, commit 130410e). It counts from 0."""

from __future__ import annotations

from typing import Any

from campaigntracker.gametime import GREGORIAN, CalendarDefinition, GameDate, LeapRule
from tests.gametime.expectations.asking import day_of_year, days_between, is_leap_year
from tests.gametime.expectations.row import rows
from tests.gametime.expectations.sources import Source, leaping, simple_days

REPO = "Sayshal/Calendaria"


def at(year: int, month: int, day: int) -> GameDate:
    return GameDate(year, month + 1, day + 1)


def document(*lengths: int, **leap_year: Any) -> dict[str, Any]:
    """A calendar in the project's format. The first month has a day more in leap years."""
    months = {
        f"month{number}": {"name": f"Month {number}", "ordinal": number, "days": days}
        for number, days in enumerate(lengths, start=1)
    }
    if leap_year:
        months["month1"]["leapDays"] = lengths[0] + 1
    return {
        "name": "Made up",
        "years": {"yearZero": 0, "firstWeekday": 0},
        "leapYearConfig": {"rule": "none", "start": 0, **leap_year},
        "months": {"values": months},
        "days": {
            "values": {"day1": {"name": "Day", "ordinal": 1}},
            "daysPerYear": sum(lengths),
            "hoursPerDay": 24,
            "minutesPerHour": 60,
            "secondsPerMinute": 60,
        },
    }


LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
GREGORIAN_RULE = Source(leaping(GREGORIAN), document=document(365, rule="gregorian"))
EVERY_4_FROM_2 = Source(
    leaping(LeapRule.every(4, offset=2)), document=document(365, rule="simple", interval=4, start=2)
)
NO_LEAP_YEARS = Source(CalendarDefinition(months=simple_days(*LENGTHS)), document=document(*LENGTHS))

ROWS = [
    *rows(
        REPO,
        "dev/tests/leap-year-utils.test.mjs",
        ("E229", 194, GREGORIAN_RULE, is_leap_year(2020), True),
        ("E231", 196, GREGORIAN_RULE, is_leap_year(2000), True),
        ("E233", 198, GREGORIAN_RULE, is_leap_year(2021), False),
        ("E235", 202, GREGORIAN_RULE, is_leap_year(2100), False),
        ("E237", 204, GREGORIAN_RULE, is_leap_year(1700), False),
        ("E239", 175, EVERY_4_FROM_2, is_leap_year(6), True),
    ),
    *rows(
        REPO,
        "dev/tests/calendar-math.test.mjs",
        ("E241", 61, NO_LEAP_YEARS, day_of_year(at(0, 0, 0)), 0 + 1),
        ("E243", 67, NO_LEAP_YEARS, day_of_year(at(0, 11, 30)), 364 + 1),
        ("E245", 97, NO_LEAP_YEARS, days_between(at(0, 0, 0), at(1, 0, 0)), 365),
    ),
]
