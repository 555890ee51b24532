"""What the tests of Calendarium and of its ancestor Fantasy Calendar for Obsidian assert.

Calendarium: javalent/calendarium, commit fdfd54f; its ancestor: fantasycalendar/obsidian-fantasy-calendar, commit
90f3d7a. They count months from 0 and days from 1, and have the festivals of Harptos among the months.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from campaigntracker.gametime import CalendarDefinition, GameDate, LeapDays, LeapRule, Month
from tests.gametime.expectations.asking import days_in_month, leap_years_before, mean_length, place_refused, text_of
from tests.gametime.expectations.row import rows
from tests.gametime.expectations.sources import Source, preset

ANCESTOR, CALENDARIUM = "fantasycalendar/obsidian-fantasy-calendar", "javalent/calendarium"
ANCESTOR_FILES = "calendars/obsidian-fantasy-calendar/presets-extracted"
CALENDARIUM_FILES = "calendars/calendarium/presets-extracted"
HARPTOS_17 = CalendarDefinition(
    months=(
        Month("Hammer (Deepwinter)", 30),
        Month("Midwinter", 1, intercalary=True),
        Month("Alturiak", 30),
        Month("Ches", 30),
        Month("Tarsakh", 30),
        Month("Greengrass", 1, intercalary=True),
        Month("Mirtul", 30),
        Month("Kythorn", 30),
        Month("Flamerule", 30),
        Month("Midsummer", 1, intercalary=True, leap=(LeapDays(),)),
        Month("Eleasis", 30),
        Month("Eleint", 30),
        Month("Highharvestide", 1, intercalary=True),
        Month("Marpenoth", 30),
        Month("Uktar", 30),
        Month("The Feast of the Moon", 1, intercalary=True),
        Month("Nightal", 30),
    ),
    leap_rule=LeapRule.every(4),
)


def document(calendar: CalendarDefinition, *leap_days: tuple[int, list[int]]) -> dict[str, Any]:
    """The months of a calendar in the project's format. A leap day: its month, from 0, and intervals, negative ones
    for years that have none.
    """
    return {
        "name": "Made up",
        "static": {
            "firstWeekDay": 0,
            "overflow": True,
            "offset": 0,
            "incrementDay": False,
            "weekdays": [{"type": "day", "name": "Day", "id": "day-1"}],
            "months": [
                {
                    "name": month.name,
                    "type": "intercalary" if month.intercalary else "month",
                    "length": month.days,
                    "interval": 1,
                    "offset": 0,
                    "id": f"month-{number}",
                }
                for number, month in enumerate(calendar.months)
            ],
            "leapDays": [
                {
                    "name": "Leap Day",
                    "type": "leapday",
                    "interval": [
                        {"ignore": False, "exclusive": every < 0, "interval": abs(every)} for every in intervals
                    ],
                    "offset": 0,
                    "timespan": month,
                    "intercalary": False,
                    "id": "leap-day",
                }
                for month, intervals in leap_days
            ],
            "moons": [],
            "eras": [],
        },
        "current": {"year": 1, "month": 0, "day": 1},
        "events": [],
        "categories": [],
    }


GREGORIAN_DOCUMENT = document(preset("gregorian"), (1, [400, -100, 4]))
GOLARION_DOCUMENT = document(preset("golarion"), (1, [8]))
HARPTOS_DOCUMENT = document(HARPTOS_17, (9, [4]))


def at(year: int, month: int, day: int) -> GameDate:
    return GameDate(year, month + 1, day)


OLD_GREGORIAN = Source(
    preset("gregorian"), path=f"{ANCESTOR_FILES}/gregorian-calendar.json", document=GREGORIAN_DOCUMENT
)
OLD_GOLARION = Source(
    preset("golarion"), path=f"{ANCESTOR_FILES}/calendar-of-golarion.json", document=GOLARION_DOCUMENT
)
OLD_HARPTOS = Source(preset("harptos"), path=f"{ANCESTOR_FILES}/calendar-of-harptos.json", document=HARPTOS_DOCUMENT)
GREGORIAN = Source(
    preset("gregorian"), path=f"{CALENDARIUM_FILES}/gregorian-calendar.json", document=GREGORIAN_DOCUMENT
)
GOLARION = Source(preset("golarion"), path=f"{CALENDARIUM_FILES}/calendar-of-golarion.json", document=GOLARION_DOCUMENT)
HARPTOS = Source(HARPTOS_17, path=f"{CALENDARIUM_FILES}/calendar-of-harptos.json", document=HARPTOS_DOCUMENT)

ROWS = [
    *rows(
        ANCESTOR,
        "test/leapDays.test.ts",
        ("E180", 9, OLD_GREGORIAN, leap_years_before(1), 0),
        ("E182", 11, OLD_GREGORIAN, leap_years_before(9), 2),
        ("E184", 13, OLD_GREGORIAN, leap_years_before(401), 97),
        ("E186", 17, OLD_GOLARION, leap_years_before(1), 0),
        ("E188", 19, OLD_GOLARION, leap_years_before(9), 1),
        ("E190", 21, OLD_GOLARION, leap_years_before(401), 50),
        ("E192", 25, OLD_HARPTOS, leap_years_before(1), 0),
        ("E194", 27, OLD_HARPTOS, leap_years_before(9), 2),
        ("E196", 29, OLD_HARPTOS, leap_years_before(401), 100),
    ),
    *rows(
        CALENDARIUM,
        "test/leapDays.test.ts",
        ("E198", 20, GREGORIAN, leap_years_before(1), 0),
        ("E200", 22, GREGORIAN, leap_years_before(9), 2),
        ("E202", 24, GREGORIAN, leap_years_before(401), 97),
        ("E204", 28, GOLARION, leap_years_before(1), 0),
        ("E206", 30, GOLARION, leap_years_before(9), 1),
        ("E208", 32, GOLARION, leap_years_before(401), 50),
        ("E210", 36, HARPTOS, leap_years_before(1), 0),
        ("E212", 38, HARPTOS, leap_years_before(9), 2),
        ("E214", 40, HARPTOS, leap_years_before(401), 100),
        ("E216", 44, GREGORIAN, mean_length, Fraction("365.2425")),
        ("E218", 46, GOLARION, mean_length, Fraction("365.125")),
    ),
    *rows(
        CALENDARIUM,
        "test/events/event.parseFcString.harptos.test.ts",
        ("E219", 46, HARPTOS, days_in_month(1499, 0 + 1), 30),
        ("E221", 48, HARPTOS, days_in_month(1499, 5 + 1), 1),
        ("E223", 50, HARPTOS, days_in_month(1372, 9 + 1), 2),
        ("E225", 52, HARPTOS, days_in_month(1499, 16 + 1), 30),
        ("E226", 71, HARPTOS, text_of(at(1499, 0, 1), "{day} {month_name}, {year}"), "1 Hammer (Deepwinter), 1499"),
        ("E228", 102, HARPTOS, place_refused(at(1499, 1, 3)), "day"),
    ),
]
