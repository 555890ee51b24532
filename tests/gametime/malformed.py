"""Calendars in JSON that are not well-formed, each with the message it gets."""

from __future__ import annotations

from campaigntracker.gametime.moons import PHASE_ICONS

MONTHS = [{"name": "Thaw", "days": 30}, {"name": "Frost", "days": 30}]


def calendar(**others: object) -> dict[str, object]:
    return {"kind": "calendar", "months": MONTHS} | others


DAY_LATER = {"name": "Luna", "cycle": 8, "newMoon": {"year": 1, "month": 1, "day": 31}}


# fmt: off
MALFORMED: list[tuple[dict[str, object], str]] = [
    # The clock and the words.
    (calendar(name=3), "calendar.name: must be a text"),
    (calendar(name="two\nlines"), "calendar.name: must be one line without spaces around it"),
    (calendar(name="\ud800"), "calendar.name: must be one line without spaces around it"),
    (calendar(yearSuffix=" \n"), "calendar.yearSuffix: must be one line without spaces around it"),
    (calendar(yearSuffix="D" * 31), "calendar.yearSuffix: must have at most 30 characters"),
    (calendar(yearZero=1), "calendar.yearZero: must be true or false"),
    (calendar(datePattern="{day"), "calendar.datePattern: { at character 1 has no partner"),
    (calendar(datePattern="{" * 201), "calendar.datePattern: must have at most 200 characters"),
    (
        calendar(hoursPerDay=25, clockPattern="{hour12} {ampm}"),
        "calendar.clockPattern: has {hour12} or {ampm}, which need days of 24 hours and hours of 60 minutes",
    ),
    (calendar(datePattern="{day} {month_name} {year}[ ]"),
     "calendar.datePattern: […] up to character 28 has no field inside"),
    (calendar(months=[{"name": "M" * 60, "days": 30}], datePattern="{day} {year}" + " {month_name}" * 3),
     "calendar.datePattern: can write 192 characters; 130 is the most"),
    # Months.
    ({"kind": "calendar"}, "calendar.months: must have at least one month, or give daysPerYear instead"),
    (calendar(months=[]), "calendar.months: must have at least one month, or give daysPerYear instead"),
    (calendar(months="Thaw"), "calendar.months: must be a list"),
    (calendar(months=["Thaw"]), "calendar.months[0]: must be an object"),
    (calendar(months=[{"days": 30}]), "calendar.months[0].name: must be a text"),
    (calendar(months=[{"name": "", "days": 30}]), "calendar.months[0].name: must not be empty"),
    (calendar(months=[{"name": "Thaw"}]), "calendar.months[0].days: must be a whole number"),
    (calendar(months=[{"name": "Thaw", "days": -1}]), "calendar.months[0].days: must be 0 to 20000"),
    (calendar(months=[{"name": "Thaw", "days": 30.0}]), "calendar.months[0].days: must be a whole number"),
    (calendar(months=[{"name": "Thaw", "days": True}]), "calendar.months[0].days: must be a whole number"),
    (calendar(months=[{"name": "Thaw", "days": 10**100}]), "calendar.months[0].days: must be 0 to 20000"),
    (calendar(months=[{"name": "Thaw", "days": 0}]), "calendar.months: leave a year without any day"),
    (calendar(months=[*MONTHS, {"name": "thaw", "days": 3}]),
     "calendar.months: has “thaw” twice; each needs a name of its own"),
    (calendar(intercalary=[{"name": "Frost"}]), "calendar.months: has “Frost” twice; each needs a name of its own"),
    (calendar(months=MONTHS * 101), "calendar.months: has 202 items; 200 is the most"),
    (
        calendar(months=[{"name": "Thaw", "days": 3, "number": 1}, {"name": "Frost", "days": 3, "number": 1}]),
        "calendar.months: has “1” twice; each needs a name of its own",
    ),
    ({"kind": "calendar", "daysPerYear": 0}, "calendar.daysPerYear: must be 1 to 20000"),
    (calendar(daysPerYear=3), "calendar.daysPerYear: cannot stand beside months"),
    (calendar(months=[{"name": "Thaw", "days": 20_000}, {"name": "Frost", "days": 5, "leapDays": -3}]),
     "calendar.months: have 20008 days in a year, with leap days; 20000 is the most"),
    ({"kind": "calendar", "daysPerYear": 20_000, "leapDays": 1},
     "calendar.daysPerYear: have 20001 days in a year, with leap days; 20000 is the most"),
    (calendar(months=[{"name": f"M{n}", "days": 9, "leapDays": [{"days": 1}] * 8} for n in range(13)]),
     "calendar.months: have leap days 104 times in a year; 100 is the most"),
    # Leap rules.
    (calendar(leapRule=[{"every": every} for every in (2, 3, 5, 7, 11, 13, 17, 19)]),
     "calendar.leapRule: has leap rules whose conditions overlap in 255 ways; 100 is the most"),
    (
        calendar(moons=[
            {"name": f"M{n}", "cycle": 8, "resets": [{"every": every} for every in (2 + n, 29, 31, 37, 41)]}
            for n in range(4)
        ]),
        "calendar: has leap rules whose conditions overlap in 124 ways; 100 is the most",
    ),
    (calendar(leapRule=[{"every": 0}]), "calendar.leapRule[0].every: must be 1 to 100000"),
    (calendar(leapRule=[{"every": -4}]), "calendar.leapRule[0].every: must be 1 to 100000"),
    (calendar(leapRule=[{}]), "calendar.leapRule[0].every: must be 1 to 100000"),
    (calendar(leapRule=[{"every": 4, "except": "no"}]), "calendar.leapRule[0].except: must be true or false"),
    (calendar(leapRule=[{"every": 4}] * 9), "calendar.leapRule: has 9 items; 8 is the most"),
    (calendar(leapRule=4), "calendar.leapRule: must be a list"),
    (calendar(months=[{"name": "Thaw", "days": 3, "leapDays": -4}]),
     "calendar.months[0].leapDays: takes more days than there are"),
    (calendar(months=[{"name": "Thaw", "days": 3, "leapDays": -3}]),
     "calendar.months: leave a year without any day"),
    (calendar(months=[{"name": "Thaw", "days": 3, "leapDays": [{"rule": [{"every": "4"}]}]}]),
     "calendar.months[0].leapDays[0].rule[0].every: must be a whole number"),
    (calendar(months=[{"name": "Thaw", "days": 3, "leapDays": True}]),
     "calendar.months[0].leapDays: must be a whole number"),
    (
        calendar(months=[{"name": f"M{n}", "days": 3, "leapDays": [{"rule": [{"every": n}]}]} for n in range(1, 12)]),
        "calendar.months: has 11 different leap rules; 10 is the most",
    ),
    # The week.
    (calendar(weekdays=[""]), "calendar.weekdays[0].name: must not be empty"),
    (calendar(weekdays=["A"], firstWeekday=1), "calendar.firstWeekday: must be 0 to 0"),
    (calendar(weekdays=[], firstWeekday=1), "calendar.firstWeekday: must be 0 to 0"),
    (calendar(weekdays=["A"] * 101), "calendar.weekdays: has 101 items; 100 is the most"),
    (calendar(yearZero=False, firstWeekdayYear=0),
     "calendar.firstWeekdayYear: must not be 0: this calendar has no year 0"),
    (calendar(weekdays=["A"], months=[*MONTHS, {"name": "X", "days": 0, "leapDays": 1, "firstWeekday": 0}]),
     "calendar.months[2].firstWeekday: needs a month that every year has"),
    # What names a month.
    (calendar(intercalary=[{"name": "Noon", "afterMonth": 3}]), "calendar.intercalary[0].afterMonth: must be 0 to 2"),
    (calendar(intercalary=[{"name": "Noon", "days": -1}]), "calendar.intercalary[0].days: must be 0 to 20000"),
    (calendar(namedDays=[{"name": "Fair", "month": 3, "day": 1}]), "calendar.namedDays[0].month: must be 1 to 2"),
    (calendar(namedDays=[{"name": "Fair", "month": 1}]), "calendar.namedDays[0].day: must be 1 to 20000"),
    (calendar(namedDays=[{"name": "Fair", "month": 1, "day": 1, "days": 101}]),
     "calendar.namedDays[0].days: must be 1 to 100"),
    (calendar(namedDays=[{"name": "Fair", "month": 1, "day": 1}] * 501),
     "calendar.namedDays: has 501 items; 500 is the most"),
    (calendar(namedDays=[{"name": "Fair", "month": 1, "day": 1, "days": 100}] * 21),
     "calendar.namedDays: fall on 2100 days in all; 2000 is the most"),
    (calendar(seasons=[{"name": "Wet", "month": 3}]), "calendar.seasons[0].month: must be 0 to 2"),
    # The sky and the years.
    (calendar(moons=[{"name": "Luna", "cycle": 0}]), "calendar.moons[0].cycle: must be more than 0"),
    (calendar(moons=[{"name": "Luna", "cycle": float("nan")}]),
     "calendar.moons[0].cycle: must be a number with at most nine digits before and after the point"),
    (calendar(moons=[{"name": "Luna", "cycle": 1e300}]),
     "calendar.moons[0].cycle: must be a number with at most nine digits before and after the point"),
    (calendar(moons=[{"name": "Luna", "cycle": "1/0"}]),
     "calendar.moons[0].cycle: must be a number with at most nine digits before and after the point"),
    (calendar(moons=[DAY_LATER]), "calendar.moons[0].newMoon.day: must be 1 to 30 in Thaw"),
    (calendar(moons=[{"name": "Luna", "cycle": 8, "phases": [{"name": "Dark", "days": 0}]}]),
     "calendar.moons[0].phases[0].days: must be more than 0"),
    (calendar(moons=[{"name": "Luna", "cycle": 8, "phases": [{"name": "Dark", "days": 1, "icon": []}]}]),
     f"calendar.moons[0].phases[0].icon: must be one of {', '.join(PHASE_ICONS)}"),
    (calendar(moons=[{"name": "Luna", "cycle": 8}] * 25), "calendar.moons: has 25 items; 24 is the most"),
    ({"moons": [{"name": "Luna", "cycle": 8, "resets": [{"every": 4}]}]},
     "calendar.moons[0].resets: must be left out: a day count has no years"),
    (calendar(seasons=[{"name": "Wet"}, {"name": "Dry", "length": 3}]),
     "calendar.seasons: must all have a length, or none"),
    (calendar(seasons=[{"name": "Wet", "length": -3}]), "calendar.seasons[0].length: must be more than 0"),
    ({"seasons": [{"name": "Wet"}]},
     "calendar.seasons[0]: must have a length: a day count has no dates to begin on"),
    (calendar(moons=[{"name": "Luna", "cycle": 8, "phases": [{"name": "Dark", "days": 1}] * 33}]),
     "calendar.moons[0].phases: has 33 items; 32 is the most"),
    (calendar(seasons=[{"name": "Wet"}] * 25), "calendar.seasons: has 25 items; 24 is the most"),
    (calendar(eras=[{"name": "Old"}] * 51), "calendar.eras: has 51 items; 50 is the most"),
    (calendar(yearNames={"names": ["N" * 60] * 1001}),
     "calendar.yearNames.names: have 60060 letters in all; 60000 is the most"),
    (calendar(yearNames={"names": [3]}), "calendar.yearNames.names[0]: must be a text"),
    (calendar(eras=[{"name": "Old", "start": 10**10}]), "calendar.eras[0].start: must be -1000000000 to 1000000000"),
]
# fmt: on
