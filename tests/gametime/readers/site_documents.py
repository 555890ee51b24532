"""Small calendar documents of our own, in the shapes of Calendarium and Fantasy-Calendar."""

from __future__ import annotations

from typing import Any

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
