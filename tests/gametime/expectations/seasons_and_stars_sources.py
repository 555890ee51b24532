"""The calendars of Seasons & Stars' tests: files of its packs, and those that its tests make up."""

from __future__ import annotations

from typing import Any

from campaigntracker.gametime import CalendarDefinition, GameDate, IntercalaryDays, LeapRule, Month, Weekday
from tests.gametime.expectations.sources import Source, days_of_week, luna, preset, simple_days

PACKS = "calendars/seasons-and-stars/packages"
GREGORIAN_MONTHS = preset("gregorian").months


def document(months: list[tuple[str, int]], week: int, **parts: Any) -> dict[str, Any]:
    """A calendar in the project's format. ``epoch`` there is the year in which the week begins with ``startDay``."""
    names = [day.name for day in days_of_week(week)]
    return {
        "id": "made-up",
        "translations": {"en": {"label": "Made up", "description": "A calendar of a test"}},
        "year": {"epoch": 0, "currentYear": 1, "prefix": "", "suffix": "", "startDay": 0},
        "leapYear": {"rule": "none"},
        "months": [{"name": name, "abbreviation": name[:3], "days": days} for name, days in months],
        "weekdays": [{"name": name, "abbreviation": name[-2:]} for name in names],
        "intercalary": [],
        "time": {"hoursInDay": 24, "minutesInHour": 60, "secondsInMinute": 60},
        **parts,
    }


GREGORIAN = Source(preset("gregorian"), path=f"{PACKS}/core/calendars/gregorian.json")
DARK_SUN = Source(preset("dark-sun"), path=f"{PACKS}/fantasy-pack/calendars/dark-sun.json")
WARHAMMER = Source(preset("warhammer"), path=f"{PACKS}/fantasy-pack/calendars/warhammer.json")
GOLARION_EVERY_4 = preset("golarion", leap_rule=LeapRule.every(4), epoch=GameDate(2700, 1, 1))
GOLARION_FILE = f"{PACKS}/pf2e-pack/calendars/golarion-pf2e.json"
GOLARION = Source(GOLARION_EVERY_4, path=GOLARION_FILE)
GOLARION_FROM_4725 = Source(GOLARION_EVERY_4, path=GOLARION_FILE, epoch=GameDate(4725, 1, 1))

VALE = Source(
    CalendarDefinition(
        months=simple_days(*[45] * 8),
        intercalary=tuple(IntercalaryDays(f"Feast {month}", after_month=month, in_week=True) for month in (1, 3, 5, 7)),
        weekdays=days_of_week(6),
        first_weekday_year=0,
    ),
    path=f"{PACKS}/fantasy-pack/calendars/vale-reckoning.json",
)
ROSHAR = Source(
    CalendarDefinition(
        20,
        50,
        100,
        months=(Month("Jesnan", 50), *simple_days(*[50] * 9)),
        weekdays=(Weekday("Jesdes"), Weekday("Nandes"), Weekday("Chachel"), Weekday("Vevod"), Weekday("Palah")),
        first_weekday_year=0,
    ),
    path=f"{PACKS}/fantasy-pack/calendars/roshar.json",
)

SIMPLE = Source(
    CalendarDefinition(
        months=simple_days(30, 30), weekdays=days_of_week(3), first_weekday_year=0, epoch=GameDate(0, 1, 1)
    ),
    document=document([("First", 30), ("Second", 30)], 3),
)
FESTIVALS = Source(
    CalendarDefinition(
        months=simple_days(30, 30),
        intercalary=(
            IntercalaryDays("Festival 1", 7, after_month=1, in_week=True),
            IntercalaryDays("Festival 2", 5, after_month=2, in_week=True),
        ),
        weekdays=days_of_week(3),
    ),
    document=document(
        [("First", 30), ("Second", 30)],
        3,
        intercalary=[
            {"name": "Festival 1", "days": 7, "after": "First", "countsForWeekdays": True},
            {"name": "Festival 2", "days": 5, "after": "Second", "countsForWeekdays": True},
        ],
    ),
)
CROSSING = Source(
    CalendarDefinition(
        months=simple_days(10, 10),
        intercalary=(IntercalaryDays("Between the years", after_month=2),),
        weekdays=days_of_week(2),
        first_weekday_year=1000,
    ),
    document=document(
        [("First", 10), ("Last", 10)],
        2,
        year={"epoch": 1000, "currentYear": 1001, "prefix": "", "suffix": "", "startDay": 0},
        intercalary=[{"name": "Between the years", "after": "Last", "days": 1, "countsForWeekdays": False}],
    ),
)
THREE_MONTHS = Source(
    CalendarDefinition(
        months=(Month("Nachexen", 32), Month("Jahrdrung", 33), Month("Pflugzeit", 33)),
        intercalary=(IntercalaryDays("Mitterfruhl", after_month=2),),
        weekdays=days_of_week(4),
        first_weekday_year=0,
    ),
    document=document(
        [("Nachexen", 32), ("Jahrdrung", 33), ("Pflugzeit", 33)],
        4,
        intercalary=[{"name": "Mitterfruhl", "after": "Jahrdrung", "days": 1, "countsForWeekdays": False}],
    ),
)
LUNAR = Source(
    preset("gregorian", moons=luna(2024, 1, 11)),
    path=f"{PACKS}/core/calendars/gregorian.json",
    document=document(
        [(month.name, month.days) for month in GREGORIAN_MONTHS],
        7,
        leapYear={"rule": "gregorian", "month": "February", "extraDays": 1},
        moons=[
            {
                "name": "Luna",
                "cycleLength": 29.53059,
                "firstNewMoon": {"year": 2024, "month": 1, "day": 11},
                "phases": [
                    {"name": name, "length": length, "singleDay": length == 1, "icon": icon}
                    for name, length, icon in (
                        ("New Moon", 1, "new"),
                        ("Waxing Crescent", 6.3826475, "waxing-crescent"),
                        ("First Quarter", 1, "first-quarter"),
                        ("Waxing Gibbous", 6.3826475, "waxing-gibbous"),
                        ("Full Moon", 1, "full"),
                        ("Waning Gibbous", 6.3826475, "waning-gibbous"),
                        ("Last Quarter", 1, "last-quarter"),
                        ("Waning Crescent", 6.3826475, "waning-crescent"),
                    )
                ],
            }
        ],
    ),
)
ODD_CLOCK = Source(
    CalendarDefinition(20, 50, 50, months=simple_days(*[40] * 9, 45), weekdays=days_of_week(8)),
    document=document(
        [(f"Month {number}", 45 if number == 10 else 40) for number in range(1, 11)],
        8,
        time={"hoursInDay": 20, "minutesInHour": 50, "secondsInMinute": 50},
    ),
)
