"""What Simple Calendar's tests assert (vigoren/foundryvtt-simple-calendar, commit f09bb96). It counts from 0."""

from __future__ import annotations

from typing import Any

from campaigntracker.gametime import GREGORIAN, GameDate, LeapRule, Weekday
from tests.gametime.expectations.asking import (
    date_at,
    days_between,
    days_in_year,
    every,
    interval,
    is_leap_year,
    leap_years_before,
    phase_on,
    place_refused,
    text_of,
    total_at,
    weekday_at,
    weekday_name,
)
from tests.gametime.expectations.row import rows
from tests.gametime.expectations.sources import Source, leaping, luna, preset

REPO = "vigoren/foundryvtt-simple-calendar"
LONG_DATE = "{month_name} {day:02}, {year}"
CLOCK = "{hour:02}:{minute:02}:{second:02}"


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> GameDate:
    return GameDate(year, month + 1, day + 1, hour, minute, second)


FIRST_SECOND = at(1970, 0, 0)
CALENDAR = Source(
    preset(
        "gregorian",
        epoch=FIRST_SECOND,
        weekdays=tuple(Weekday(day.name, day.name[:2]) for day in preset("gregorian").weekdays),
        moons=luna(2000, 1, 5, shift="0.5"),
    ),
    path="calendars/simple-calendar/gregorian.json",
)


def document(rule: str, **leap_year: int) -> dict[str, Any]:
    """A calendar in the project's format that consists of a leap rule and one month."""
    month = {"name": "Year", "numericRepresentation": 1, "numberOfDays": 365, "numberOfLeapYearDays": 366}
    parts = {
        "leapYear": {"rule": rule, **leap_year},
        "months": [month],
        "weekdays": [{"name": "Day", "numericRepresentation": 1}],
        "year": {"numericRepresentation": 1, "yearZero": 0, "firstWeekday": 0},
        "time": {"hoursInDay": 24, "minutesInHour": 60, "secondsInMinute": 60},
    }
    return {"calendar": parts}


GREGORIAN_RULE = Source(leaping(GREGORIAN), document=document("gregorian", customMod=0))
EVERY_5 = Source(leaping(LeapRule.every(5)), document=document("custom", customMod=5, startingYear=0))
EVERY_5_FROM_1 = Source(leaping(LeapRule.every(5, offset=1)), document=document("custom", customMod=5, startingYear=1))

ROWS = [
    *rows(
        REPO,
        "src/classes/utilities/date-time.test.ts",
        # E001 and E003 name sunrise, midday and sunset too, of which our calendars say nothing.
        (
            "E001",
            289,
            CALENDAR,
            every(
                date_at(3600),
                weekday_at(at(1970, 0, 0)),
                weekday_name(at(1970, 0, 0)),
                is_leap_year(1970),
                text_of(at(1970, 0, 0, 1), LONG_DATE),
                text_of(at(1970, 0, 0, 1), CLOCK),
                text_of(at(1970, 0, 0, 1), "{day} {month} {month_name} {year}"),
            ),
            (at(1970, 0, 0, 1), 4, "Thursday", False, "January 01, 1970", "01:00:00", "1 1 January 1970"),
        ),
        (
            "E003",
            377,
            CALENDAR,
            every(
                date_at(5_270_400),
                weekday_at(at(1970, 2, 2)),
                weekday_name(at(1970, 2, 2)),
                is_leap_year(1970),
                text_of(at(1970, 2, 2), LONG_DATE),
                text_of(at(1970, 2, 2), CLOCK),
                text_of(at(1970, 2, 2), "{day} {month} {month_name} {year}"),
            ),
            (at(1970, 2, 2), 2, "Tuesday", False, "March 03, 1970", "00:00:00", "3 3 March 1970"),
        ),
        ("E007", 568, CALENDAR, total_at(at(2021, 4, 9, 15, 54, 29)), 1_620_662_069),
        ("E009", 575, CALENDAR, total_at(at(1999, 1, 0, 15, 54, 29)), 917_884_469),
        ("E011", 119, CALENDAR, total_at(at(1970, 0, 0)), 0),
        (
            "E012",
            70,
            CALENDAR,
            text_of(at(2021, 11, 24), "{weekday_number} {weekday_number:02} {weekday_abbr} {weekday}"),
            "7 07 Sa Saturday",
        ),
        ("E014", 155, CALENDAR, text_of(at(1, 1, 10), LONG_DATE), "February 11, 1"),
        (
            "E016",
            163,
            CALENDAR,
            every(
                text_of(at(1, 1, 10), LONG_DATE + " {hour:02}:{minute:02}"),
                text_of(at(1, 1, 11, 0, 1), LONG_DATE + " {hour:02}:{minute:02}"),
            ),
            ("February 11, 1 00:00", "February 12, 1 00:01"),
        ),
    ),
    *rows(
        REPO,
        "src/classes/api/index.test.ts",
        # There "December 31, 2021" at 23:59:59.
        ("E019", 320, CALENDAR, place_refused(at(2021, 111, 124, 23, 59, 59)), "month"),
    ),
    *rows(
        REPO,
        "src/classes/calendar/index.test.ts",
        ("E020", 384, CALENDAR, weekday_at(at(2022, 0, 0)), 6),
        ("E022", 401, CALENDAR, weekday_at(at(2022, 0, 0)), 6),
        ("E023", 561, CALENDAR, days_in_year(2020), 366),
        ("E025", 570, CALENDAR, days_between(FIRST_SECOND, at(1970, 0, 0)), 0),
        ("E027", 574, CALENDAR, days_between(FIRST_SECOND, at(1972, 2, 0)), 790),
        ("E029", 576, CALENDAR, days_between(FIRST_SECOND, at(1968, 0, 0)), -731),
        # There the 2nd day of December.
        ("E031", 573, CALENDAR, place_refused(at(1970, 14, 1)), "month"),
        ("E033", 796, CALENDAR, interval(6), {"seconds": 6}),
        ("E035", 798, CALENDAR, interval(3666), {"hours": 1, "minutes": 1, "seconds": 6}),
        ("E037", 803, CALENDAR, interval(2_505_600), {"days": 29}),
        ("E039", 801, CALENDAR, interval(31_536_000), {"years": 1}),
    ),
    *rows(
        REPO,
        "src/classes/calendar/leap-year.test.ts",
        ("E042", 94, GREGORIAN_RULE, is_leap_year(2020), True),
        ("E044", 96, GREGORIAN_RULE, is_leap_year(1900), False),
        ("E046", 98, GREGORIAN_RULE, is_leap_year(0), True),
        ("E048", 100, GREGORIAN_RULE, is_leap_year(8), True),
        ("E050", 105, EVERY_5, is_leap_year(2020), True),
        ("E052", 107, EVERY_5, is_leap_year(5), True),
        ("E054", 111, EVERY_5_FROM_1, is_leap_year(2021), True),
        ("E056", 113, EVERY_5_FROM_1, is_leap_year(0), False),
        ("E058", 115, EVERY_5_FROM_1, is_leap_year(5), False),
        ("E060", 130, GREGORIAN_RULE, leap_years_before(0), 0),
        ("E062", 132, GREGORIAN_RULE, leap_years_before(5), 1),
        ("E064", 134, GREGORIAN_RULE, leap_years_before(9), 2),
        ("E066", 136, GREGORIAN_RULE, leap_years_before(2021), 490),
        ("E068", 147, EVERY_5, leap_years_before(5), 0),
        ("E070", 149, EVERY_5, leap_years_before(2020), 403),
    ),
    *rows(
        REPO,
        "src/classes/calendar/moon.test.ts",
        ("E072", 90, CALENDAR, phase_on(at(1999, 11, 24)), (5, "Waning Gibbous")),
    ),
]
