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


FOUNDRY: dict[str, Any] = {
    "name": "WOODS.CALENDAR.Mossy.Name",
    "description": "Moss.",
    "years": {"yearZero": 40, "firstWeekday": 1, "leapYear": {"leapStart": 2, "leapInterval": 3}},
    "months": {
        "values": [
            {"name": "WOODS.CALENDAR.Month.DeepSnow", "abbreviation": "DS", "ordinal": 1, "days": 10},
            {"name": "Thaw", "ordinal": 2, "days": 11, "leapDays": 12},
        ]
    },
    "days": {
        "values": [{"name": "Elk", "ordinal": 1}, {"name": "Owl", "ordinal": 2, "isRestDay": True}],
        "daysPerYear": 21,
        "hoursPerDay": 20,
        "minutesPerHour": 50,
        "secondsPerMinute": 100,
    },
    "festivals": [{"name": "Long Night", "month": 1, "day": 5}, {"name": "Nowhere", "month": 9, "day": 1}],
    "seasons": {
        "values": [{"name": "Winter", "dayStart": 18, "dayEnd": 9}, {"name": "Fall", "dayStart": 10, "dayEnd": 17}]
    },
}

CALENDARIA: dict[str, Any] = {
    "id": "mossy",
    "name": "CALENDARIA.Calendar.Mossy.Name",
    "years": {"yearZero": 40, "firstWeekday": 1, "leapYear": {"leapStart": 0, "leapInterval": 4}},
    "months": {
        "values": {
            "b": {"name": "Feast", "ordinal": 2, "days": 1, "leapDays": 2, "type": "intercalary"},
            "a": {"name": "Snow", "abbreviation": "Sn", "ordinal": 1, "days": 10},
            "c": {"name": "Thaw", "ordinal": 3, "days": 12},
        }
    },
    "days": {
        "values": {
            "x": {"name": "Elk", "ordinal": 1},
            "y": {"name": "Owl", "ordinal": 2},
            "z": {"name": "Fox", "ordinal": 3},
        },
        "daysPerYear": 23,
    },
    "leapYearConfig": {"rule": "custom", "pattern": "4,!100", "start": 1},
    "festivals": {
        "f1": {
            "name": "Feast Day",
            "month": 1,
            "dayOfMonth": 0,
            "countsForWeekday": False,
            "color": "#fff",
            "conditionTree": {
                "type": "group",
                "mode": "and",
                "children": [
                    {"type": "condition", "field": "month", "op": "==", "value": 2},
                    {"type": "condition", "field": "day", "op": "==", "value": 1},
                ],
            },
        },
        "f2": {"name": "Still Day", "month": 2, "dayOfMonth": 3, "duration": 2, "countsForWeekday": False},
        "f3": {
            "name": "Comet",
            "month": 0,
            "dayOfMonth": 0,
            "conditionTree": {"type": "condition", "field": "year", "op": "%", "value": 433},
        },
        "f4": {"name": "Secret", "month": 0, "dayOfMonth": 4, "visibility": "hidden"},
        "f5": {"name": "Leap Feast", "month": 1, "dayOfMonth": 1, "leapYearOnly": True, "countsForWeekday": False},
        "f6": {"name": "Year's End", "month": 2, "dayOfMonth": 10, "duration": 4},
    },
    "moons": {
        "m": {
            "name": "Glow",
            "cycleLength": 8,
            "cycleDayAdjust": 1,
            "referencePhase": 1,
            "referenceDate": {"year": 40, "month": 0, "dayOfMonth": 2},
            "phases": {
                "p": {"name": "CALENDARIA.MoonPhase.NewMoon", "start": 0, "end": 0.25, "icon": "01_newmoon.svg"},
                "q": {"name": "Bright", "start": 0.25, "end": 1, "rising": "Brighter"},
            },
            "eclipseMode": "rare",
        }
    },
    "seasons": {
        "values": {
            "s": {"name": "CALENDARIA.Season.Winter", "dayStart": 20, "dayEnd": 9, "color": "#000"},
            "t": {"name": "Wet", "dayStart": 10, "dayEnd": 19, "seasonalType": "spring", "climate": {"x": 1}},
        }
    },
    "eras": {"e": {"name": "Moss Count", "abbreviation": "MC", "startYear": 1, "endYear": None}},
    "cycles": {
        "c": {
            "name": "Beasts",
            "length": 2,
            "offset": 1,
            "basedOn": "year",
            "stages": {"a": {"name": "Elk"}, "b": {"name": "Owl"}},
        },
        "d": {
            "name": "Trees",
            "length": 3,
            "offset": 0,
            "basedOn": "year",
            "stages": [{"name": "Oak"}, {"name": "Ash"}, {"name": "Yew"}],
        },
    },
    "cycleFormat": "[1]'s [2]",
    "canonicalHours": {"h": {"name": "Dawn", "startHour": 5, "endHour": 6}},
    "weeks": {"enabled": True, "type": "year-based", "names": {"w": {"name": "First"}}},
    "amPmNotation": {"am": "Sunward", "pm": "Moonward"},
    "daylight": {"enabled": True, "shortestDay": 8},
    "dateFormats": {"long": "D MMMM, Y"},
    "weather": {"activeZone": "mild"},
    "metadata": {"id": "mossy", "description": "Moss."},
    "secondsPerRound": 10,
    "currentDate": {"year": 41, "month": 0, "dayOfMonth": 4},
}

CALENDARIUM: dict[str, Any] = {
    "id": "ID_1",
    "name": "Reed Count",
    "description": "Reeds.",
    "dateFormat": "YYYY-MM-DD",
    "static": {
        "firstWeekDay": 1,
        "overflow": True,
        "weekdays": [{"name": "Wade", "id": "a"}, {"name": "Swim"}, {"name": "Row", "abbreviation": "R"}],
        "months": [
            {"name": "Low", "short": "L", "type": "month", "length": 10, "interval": 1, "offset": 0, "subtitle": "low"},
            {"name": "Stillness", "type": "intercalary", "length": 2},
            {"name": "High", "type": "month", "length": 11},
            {"name": "Thirteenth", "type": "month", "length": 4, "interval": 3, "offset": 1},
        ],
        "leapDays": [
            {
                "name": "Added Day",
                "interval": [
                    {"interval": 4, "exclusive": False, "ignore": False},
                    {"interval": 20, "exclusive": True, "ignore": True},
                    {"interval": 100, "exclusive": False, "ignore": True},
                ],
                "offset": 1,
                "timespan": 0,
                "intercalary": False,
            },
            {
                "name": "Mid Rest",
                "interval": [{"interval": 2}],
                "timespan": 2,
                "intercalary": True,
                "after": 5,
                "numbered": False,
            },
        ],
        "moons": [{"name": "Eel", "cycle": 24, "offset": 2, "faceColor": "#fff"}],
        "eras": [
            {
                "name": "Before",
                "format": "{{era_name}}",
                "isStartingEra": True,
                "date": {"year": 1, "month": 0, "day": 1},
            },
            {"name": "After", "date": {"year": 50, "month": 2, "day": 1}, "endsYear": True},
        ],
        "useCustomYears": True,
        "years": [{"name": "Heron"}, {"name": "Otter"}],
    },
    "seasonal": {
        "type": "Periodic",
        "offset": -1.5,
        "seasons": [
            {"name": "Dry", "duration": 10, "peak": 2, "kind": "Summer", "color": "#fff"},
            {"name": "Wet", "duration": 13.5, "weatherOffset": 3},
        ],
        "weather": {"enabled": True, "seed": 1},
    },
    "current": {"year": 60, "month": 2, "day": 4},
    "events": [
        {"name": "Regatta", "date": {"year": [None, None], "month": 2, "day": 3}, "type": "Recurring"},
        {"name": "Found", "date": {"year": 12, "month": 0, "day": 1}, "type": "Date"},
    ],
    "categories": [{"name": "Feasts"}],
}

FANTASY_CALENDAR: dict[str, Any] = {
    "name": "Lantern Years",
    "static_data": {
        "year_data": {
            "first_day": 2,
            "overflow": True,
            "global_week": ["Oil", "Wick", "Flame", "Ash"],
            "timespans": [
                {"name": "Dim", "type": "month", "length": 9, "interval": 1, "offset": 0},
                {"name": "Dark", "type": "intercalary", "length": 1, "interval": 1, "offset": 0},
                {"name": "Bright", "type": "month", "length": 11, "interval": 1, "offset": 0},
                {"name": "Extra", "type": "month", "length": 5, "interval": 3, "offset": 2},
            ],
            "leap_days": [
                {"name": "Spark", "intercalary": False, "timespan": 0, "interval": "100,!20,+4", "offset": 1},
                {"name": "Hush", "intercalary": True, "timespan": 2, "day": 0, "interval": "1", "offset": 0},
                {
                    "name": "Rare",
                    "intercalary": False,
                    "timespan": 3,
                    "interval": "2",
                    "offset": 0,
                    "adds_week_day": True,
                },
            ],
        },
        "moons": [
            {"name": "Lamp", "cycle": 24, "shift": 3, "granularity": 24, "color": "#fff", "hidden": True},
            {"name": "Candle", "custom_phase": True, "custom_cycle": "0,0,1,2,2,3", "granularity": 4},
        ],
        "clock": {"enabled": True, "hours": 20, "minutes": 50, "offset": 0, "render": True},
        "seasons": {
            "data": [
                {"name": "Winter", "transition_length": 10, "duration": 2, "color": ["#fff"], "time": {"sunrise": {}}},
                {"name": "Summer", "transition_length": 9.5, "duration": 0},
            ],
            "locations": [{"name": "Coast"}],
            "global_settings": {"season_offset": -3, "periodic_seasons": True, "enable_weather": True},
        },
        "eras": [
            {"name": "Old", "settings": {"starting_era": True}, "date": {"year": -1, "timespan": 0, "day": 1}},
            {
                "name": "New",
                "formatting": "Year {{year}}",
                "settings": {"ends_year": True, "restart": True},
                "date": {"year": 10, "timespan": 1, "day": 1},
            },
        ],
        "cycles": {
            "format": "Year of the {{1}}",
            "data": [{"length": 2, "offset": 2, "names": ["Moth", "Bat", "Owl"], "type": "year"}],
        },
        "settings": {"year_zero_exists": True, "layout": "grid"},
    },
    "dynamic_data": {"year": 12, "timespan": 0, "day": 3, "epoch": 100},
    "events": [
        {
            "name": "Lights",
            "data": {"conditions": [["Month", "0", ["2"]], ["&&"], ["Day", "0", ["5"]]], "has_duration": False},
            "settings": {"hide": False},
        },
        {
            "name": "Plot",
            "data": {"conditions": [["Month", "0", ["2"]], ["&&"], ["Day", "0", ["6"]]]},
            "settings": {"hide": True},
        },
        {"name": "Once", "data": {"conditions": [["Year", "0", ["2"]]]}},
    ],
    "categories": [],
}
