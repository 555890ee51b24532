"""What Seasons & Stars' tests assert (rayners/fvtt-seasons-and-stars, commit d372b0e). It counts from 1."""

from __future__ import annotations

from campaigntracker.gametime import GameDate
from tests.gametime.expectations.asking import (
    date_at,
    days_between,
    days_in_year,
    days_later,
    every,
    is_leap_year,
    phase_on,
    seconds_in_days,
    text_of,
    there_and_back,
    units,
    weekday_at,
    weekday_days_later,
    weekday_name,
)
from tests.gametime.expectations.row import rows
from tests.gametime.expectations.seasons_and_stars_sources import (
    CROSSING,
    DARK_SUN,
    FESTIVALS,
    GOLARION,
    GOLARION_FROM_4725,
    GREGORIAN,
    LUNAR,
    ODD_CLOCK,
    ROSHAR,
    SIMPLE,
    THREE_MONTHS,
    VALE,
    WARHAMMER,
)

REPO = "rayners/fvtt-seasons-and-stars"
at = GameDate


ROWS = [
    *rows(
        REPO,
        "packages/core/test/regression/gregorian-weekday-bug.test.ts",
        ("E074", 31, GREGORIAN, every(weekday_at(at(2024, 1, 1)), weekday_name(at(2024, 1, 1))), (1, "Monday")),
        ("E076", 49, GREGORIAN, every(weekday_at(at(2025, 6, 17)), weekday_name(at(2025, 6, 17))), (2, "Tuesday")),
        ("E078", 67, GREGORIAN, every(weekday_at(at(2000, 1, 1)), weekday_name(at(2000, 1, 1))), (6, "Saturday")),
        ("E080", 88, GREGORIAN, weekday_name(at(2023, 1, 1)), "Sunday"),
        ("E082", 102, GREGORIAN, weekday_name(at(2023, 12, 25)), "Monday"),
        ("E084", 112, GREGORIAN, weekday_name(at(2024, 3, 17)), "Sunday"),
        ("E086", 120, GREGORIAN, weekday_name(at(2024, 7, 4)), "Thursday"),
        ("E088", 134, GREGORIAN, weekday_name(at(2024, 11, 28)), "Thursday"),
        ("E090", 150, GREGORIAN, weekday_name(at(2025, 7, 4)), "Friday"),
        ("E092", 164, GREGORIAN, weekday_name(at(2026, 1, 1)), "Thursday"),
        ("E094", 180, GREGORIAN, weekday_name(at(1989, 11, 9)), "Thursday"),
        ("E096", 196, GREGORIAN, weekday_name(at(2020, 2, 29)), "Saturday"),
        ("E098", 200, GREGORIAN, weekday_name(at(1800, 1, 1)), "Wednesday"),
        ("E100", 249, GREGORIAN, every(weekday_at(at(2023, 12, 31)), weekday_at(at(2024, 1, 1))), (0, 1)),
        ("E102", 251, GREGORIAN, every(weekday_at(at(2025, 12, 31)), weekday_at(at(2026, 1, 1))), (3, 4)),
        ("E103", 267, GREGORIAN, every(is_leap_year(1700), days_in_year(1700)), (False, 365)),
        ("E105", 269, GREGORIAN, every(is_leap_year(1900), days_in_year(1900)), (False, 365)),
        ("E107", 271, GREGORIAN, every(is_leap_year(2100), days_in_year(2100)), (False, 365)),
    ),
    *rows(
        REPO,
        "packages/core/test/integration/calendar-engine/calendar-engine.test.ts",
        ("E109", 167, SIMPLE, every(date_at(0), weekday_at(at(0, 1, 1))), (at(0, 1, 1), 0)),
        (
            "E110",
            194,
            SIMPLE,
            every(days_later(at(1, 1, 1), 5), weekday_days_later(at(1, 1, 1), 5)),
            (at(1, 1, 6), 2),
        ),
        ("E112", 223, SIMPLE, days_later(at(1, 2, 25), 10), at(2, 1, 5)),
        ("E113", 384, FESTIVALS, days_in_year(1), 72),
        ("E115", 431, FESTIVALS, days_later(at(1, 2, 30), 6), at(2, 1, 1)),
        ("E117", 502, DARK_SUN, days_in_year(1), 375),
    ),
    *rows(
        REPO,
        "packages/core/test/regression/worldtime-edge-cases-comprehensive.test.ts",
        ("E119", 41, GOLARION, date_at(0), at(2700, 1, 1)),
        ("E121", 248, GREGORIAN, there_and_back(at(2024, 1, 1)), at(2024, 1, 1)),
        ("E123", 250, GREGORIAN, there_and_back(at(2024, 12, 31, 23, 59, 59)), at(2024, 12, 31, 23, 59, 59)),
        ("E125", 252, GREGORIAN, there_and_back(at(2000, 2, 29, 6, 15, 30)), at(2000, 2, 29, 6, 15, 30)),
        ("E127", 271, GOLARION, there_and_back(at(4712, 10, 21, 5, 0, 6)), at(4712, 10, 21, 5, 0, 6)),
        ("E129", 273, GOLARION, there_and_back(at(3000, 1, 1, 18, 45, 30)), at(3000, 1, 1, 18, 45, 30)),
        ("E131", 292, VALE, there_and_back(at(1542, 4, 15, 12)), at(1542, 4, 15, 12)),
        ("E133", 294, VALE, there_and_back(at(500, 2, 10, 6, 15, 20)), at(500, 2, 10, 6, 15, 20)),
    ),
    *rows(
        REPO,
        "packages/fantasy-pack/test/dark-sun-calendar.test.ts",
        ("E135", 41, DARK_SUN, weekday_at(at(102, 5, 1)), 0),
        ("E137", 49, DARK_SUN, weekday_at(at(102, 9, 1)), 0),
        ("E139", 57, DARK_SUN, weekday_at(at(103, 1, 1)), 0),
    ),
    *rows(
        REPO,
        "packages/fantasy-pack/test/wfrp-calendar-fixes.test.ts",
        ("E142", 49, WARHAMMER, days_later(at(2522, 2, 33), 1), at(2522, 2, 1, intercalary="Mitterfruhl")),
        ("E144", 51, WARHAMMER, days_later(at(2522, 6, 33), 1), at(2522, 6, 1, intercalary="Geheimnistag")),
        ("E146", 53, WARHAMMER, days_later(at(2522, 11, 33), 1), at(2522, 11, 1, intercalary="Mondstille")),
        ("E148", 212, WARHAMMER, days_later(at(2522, 6, 15), 5), at(2522, 6, 20)),
    ),
    *rows(
        REPO,
        "packages/pf2e-pack/test/pf2e-date-alignment-comprehensive.test.ts",
        ("E150", 104, GOLARION, weekday_name(at(4712, 10, 21)), "Sunday"),
        ("E152", 106, GOLARION, weekday_name(at(4712, 10, 19)), "Fireday"),
    ),
    *rows(
        REPO,
        "packages/core/test/regression/calendar-engine/calendar-engine-worldtime-interpretation-regression.test.ts",
        ("E154", 246, GOLARION_FROM_4725, date_at(0), at(4725, 1, 1)),
        ("E156", 268, GOLARION_FROM_4725, date_at(37_423), at(4725, 1, 1, 10, 23, 43)),
    ),
    *rows(
        REPO,
        "packages/core/test/integration/calendar-engine/calendar-engine-world-creation-timestamp.test.ts",
        ("E158", 129, GOLARION_FROM_4725, date_at(86_400), at(4725, 1, 2)),
        ("E160", 131, GOLARION_FROM_4725, date_at(31_536_000), at(4726, 1, 1)),
        ("E162", 149, GOLARION_FROM_4725, date_at(-2_678_400), at(4724, 12, 1)),
    ),
    *rows(
        REPO,
        "packages/core/test/regression/intercalary/intercalary-year-boundary-bug.test.ts",
        ("E163", 157, CROSSING, days_between(at(1001, 2, 10), at(1002, 1, 1)), 2),
    ),
    *rows(
        REPO,
        "packages/core/test/regression/intercalary/intercalary-round-trip.test.ts",
        (
            "E165",
            200,
            THREE_MONTHS,
            every(there_and_back(at(2523, 2, 33)), days_later(at(2523, 2, 33), 1)),
            (at(2523, 2, 33), at(2523, 2, 1, intercalary="Mitterfruhl")),
        ),
    ),
    *rows(
        REPO,
        "packages/core/test/integration/calendars/moon-phase-tracking.test.ts",
        ("E167", 128, LUNAR, phase_on(at(2024, 1, 11)), (0, "New Moon")),
        ("E169", 130, LUNAR, phase_on(at(2024, 1, 18)), (1, "Waxing Crescent")),
        ("E171", 132, LUNAR, phase_on(at(2024, 1, 25)), (3, "Waxing Gibbous")),
    ),
    *rows(
        REPO,
        "packages/core/test/unit/core/calendar-time-utils.test.ts",
        ("E173", 116, ODD_CLOCK, lambda calendar: calendar.seconds_per_day, 50_000),
        ("E175", 192, ODD_CLOCK, seconds_in_days(10), 500_000),
    ),
    *rows(
        REPO,
        "packages/fantasy-pack/test/roshar-calendar.test.ts",
        ("E177", 240, ROSHAR, units, (20, 50, 100)),
        ("E178", 335, ROSHAR, days_in_year(1173), 500),
        (
            "E179",
            163,
            ROSHAR,
            every(
                weekday_at(at(1173, 1, 1)),
                text_of(at(1173, 1, 1), "{weekday}, {day_ordinal} {month_name} {year}"),
            ),
            (0, "Jesdes, 1st Jesnan 1173"),
        ),
    ),
]
