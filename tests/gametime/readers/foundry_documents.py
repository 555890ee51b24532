"""Small calendar documents of our own, in the shapes of Foundry VTT and Calendaria."""

from __future__ import annotations

from typing import Any

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
