"""Small calendar documents of our own, in the shapes of other projects."""

from __future__ import annotations

import copy
from typing import Any

SIMPLE_CALENDAR: dict[str, Any] = {
    "calendar": {
        "name": "Tide Count",
        "currentDate": {"year": 12, "month": 0, "day": 3, "seconds": 40},
        "general": {
            "showClock": True,
            "pf2eSync": True,
            "dateFormat": {"date": "DD. MMMM YYYYYZ", "time": "HH:mm", "monthYear": "MMMM YYYY"},
        },
        "leapYear": {"id": "a", "rule": "custom", "customMod": 4},
        "months": [
            {
                "id": "m1",
                "name": "Ebb",
                "abbreviation": "Eb",
                "numericRepresentation": 1,
                "numericRepresentationOffset": 0,
                "numberOfDays": 20,
                "numberOfLeapYearDays": 21,
                "intercalary": False,
                "intercalaryInclude": False,
                "startingWeekday": None,
            },
            {
                "name": "Slack Water",
                "numericRepresentation": -1,
                "numberOfDays": 2,
                "numberOfLeapYearDays": 2,
                "intercalary": True,
                "intercalaryInclude": False,
            },
            {"name": "Flood", "numericRepresentation": 2, "numberOfDays": 19, "numberOfLeapYearDays": 19},
        ],
        "weekdays": [{"name": "Sandday"}, {"name": "Stoneday"}, {"name": "Shellday", "abbreviation": "She"}],
        "moons": [
            {
                "name": "Pearl",
                "cycleLength": 10.5,
                "cycleDayAdjust": 0.5,
                "color": "#ffffff",
                "firstNewMoon": {"yearReset": "none", "yearX": 0, "year": 1, "month": 2, "day": 4},
                "phases": [
                    {"name": "Dark", "length": 1, "icon": "new", "singleDay": True},
                    {"name": "Bright", "length": 9.5, "icon": "full", "singleDay": False},
                ],
            }
        ],
        "noteCategories": [{"name": "Holiday", "color": "#fff"}],
        "seasons": [
            {"name": "Calm", "startingMonth": 0, "startingDay": 4, "icon": "fall", "sunriseTime": 0, "sunsetTime": 9},
            {"name": "Storms", "startingMonth": 2, "startingDay": 0, "icon": "sunset"},
        ],
        "time": {"hoursInDay": 10, "minutesInHour": 20, "secondsInMinute": 30, "gameTimeRatio": 1},
        "year": {
            "numericRepresentation": 12,
            "prefix": "",
            "postfix": "TC",
            "firstWeekday": 2,
            "yearZero": 3,
            "yearNames": ["Gull", "Crab"],
            "yearNamingRule": "repeat",
            "yearNamesStart": 3,
        },
    },
    "notes": [
        {
            "name": "High Tide",
            "content": "<p>Boats are blessed.</p>",
            "flags": {
                "foundryvtt-simple-calendar": {
                    "noteData": {
                        "startDate": {"year": 12, "month": 2, "day": 5},
                        "endDate": {"year": 12, "month": 2, "day": 6},
                        "allDay": True,
                        "repeats": 3,
                    }
                }
            },
        },
        {"name": "Ship came in", "flags": {"foundryvtt-simple-calendar": {"noteData": {"repeats": 0}}}},
    ],
}

SEASONS_AND_STARS: dict[str, Any] = {
    "id": "orchard",
    "translations": {"en": {"label": "Orchard Years", "description": "Apples.", "setting": "A valley"}},
    "year": {"epoch": 100, "currentYear": 140, "prefix": "", "suffix": " OY", "startDay": 3},
    "leapYear": {"rule": "custom", "interval": 5, "offset": 2, "month": "Fruit", "extraDays": 2},
    "months": [
        {"name": "Bud", "abbreviation": "Bu", "days": 12, "description": "Green."},
        {"name": "Blossom", "length": 13},
        {"name": "Fruit", "days": 14},
    ],
    "weekdays": [{"name": "Dig"}, {"name": "Sow"}, {"name": "Reap"}, {"name": "Rest", "abbreviation": "Re"}],
    "intercalary": [
        {"name": "Cider Night", "after": "Fruit", "days": 2, "countsForWeekdays": False},
        {"name": "First Leaf", "before": "Bud"},
        {"name": "Odd Day", "after": "Blossom", "leapYearOnly": True},
    ],
    "moons": [
        {
            "name": "Apple",
            "cycleLength": 12,
            "firstNewMoon": {"year": 101, "month": 2, "day": 3},
            "phases": [{"name": "Hidden", "length": 4}, {"name": "Ripe", "length": 8, "icon": "full"}],
        }
    ],
    "seasons": [
        {"name": "Growth", "startMonth": 1, "endMonth": 2, "icon": "spring"},
        {"name": "Harvest", "startMonth": 3, "endMonth": 3, "icon": "fall"},
    ],
    "time": {"hoursInDay": 20, "minutesInHour": 50, "secondsInMinute": 100},
    "events": [
        {"id": "a", "name": "Pruning", "recurrence": {"type": "fixed", "month": 1, "day": 2}, "duration": "3d"},
        {"id": "b", "name": "Market", "recurrence": {"type": "ordinal", "month": 1, "occurrence": 1, "weekday": 0}},
        {"id": "c", "name": "Flood", "recurrence": {"type": "fixed", "month": 1, "day": 2}, "endYear": 120},
    ],
    "dateFormats": {"short": "{{ss-day}}"},
    "canonicalHours": [{"name": "Dawn", "startHour": 5, "endHour": 6}],
    "variants": {
        "hill": {
            "name": "Hill Folk",
            "config": {"yearOffset": 300},
            "overrides": {"year": {"suffix": " HF"}, "months": {"Fruit": {"name": "Wine"}}, "moons": []},
        },
        "river": {"name": "River Folk", "overrides": {"weekdays": {"Dig": {"name": "Net"}}}},
    },
}

VARIANTS_ALONE: dict[str, Any] = {
    "id": "orchard-variants",
    "baseCalendar": "orchard",
    "variants": {"sea": {"name": "Sea Folk", "default": True, "overrides": {"year": {"prefix": "Wave"}}}},
}


def simple_calendar(**changes: Any) -> dict[str, Any]:
    """Our sample, with other parts of its calendar where told."""
    document = copy.deepcopy(SIMPLE_CALENDAR)
    document["calendar"] |= copy.deepcopy(changes)
    return document


def seasons_and_stars(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(SEASONS_AND_STARS) | copy.deepcopy(changes)
