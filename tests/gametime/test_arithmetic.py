from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import (
    DAY_COUNT,
    CalendarDefinition,
    DateDifference,
    GameDate,
    GameTimeError,
    IntercalaryDays,
    LeapDays,
    LeapRule,
    Month,
    add,
    difference,
)
from campaigntracker.gametime.presets.gregorian import PRESET
from tests.gametime.calendars import CAMPAIGN, definitions, totals

GREGORIAN = PRESET.definition
EVERY_FOURTH = (LeapDays(1, LeapRule.every(4)),)
FEASTS = CalendarDefinition(
    months=(
        Month("First", 30),
        Month("Festival", 2, intercalary=True),
        Month("Second", 28, leap=EVERY_FOURTH),
        Month("Rare Festival", 0, intercalary=True, leap=EVERY_FOURTH),
        Month("Rare", 0, leap=EVERY_FOURTH),
        Month("Last", 31),
    ),
    intercalary=(
        IntercalaryDays("New Year", 1, after_month=0),
        IntercalaryDays("Midmonth", 1, after_month=1, after_day=15),
        IntercalaryDays("Shieldmeet", 0, after_month=3, leap=EVERY_FOURTH),
        IntercalaryDays("Farewell", 1, after_month=6, leap=EVERY_FOURTH),
    ),
)


def moved(calendar: CalendarDefinition, date: GameDate, **parts: int) -> GameDate:
    return calendar.date_at(add(calendar.total_at(date), calendar, **parts))


@pytest.mark.parametrize(
    ("date", "parts", "expected"),
    [
        ((2023, 1, 31), {"months": 1}, (2023, 2, 28)),
        ((2024, 1, 31), {"months": 1}, (2024, 2, 29)),
        ((2023, 3, 31), {"months": -1}, (2023, 2, 28)),
        ((2024, 2, 29), {"years": 1}, (2025, 2, 28)),
        ((2024, 2, 29), {"years": 4}, (2028, 2, 29)),
        ((2024, 2, 29), {"years": -100}, (1924, 2, 29)),
        ((2023, 11, 30), {"months": 3}, (2024, 2, 29)),
        ((2023, 1, 15), {"months": -13}, (2021, 12, 15)),
        ((2023, 1, 15), {"months": 1200}, (2123, 1, 15)),
        ((2024, 2, 29), {"years": 1, "months": 1}, (2025, 3, 28)),
        ((2023, 1, 31), {"months": 1, "days": 1}, (2023, 3, 1)),
        ((2023, 12, 31), {"days": 1}, (2024, 1, 1)),
        ((2023, 12, 31), {"days": -365}, (2022, 12, 31)),
    ],
)
def test_a_day_that_the_month_lacks_becomes_its_last_one(date, parts, expected):
    assert moved(GREGORIAN, GameDate(*date, 12, 30), **parts) == GameDate(*expected, 12, 30)


def test_the_clock_is_as_long_as_the_calendar_says():
    calendar = CalendarDefinition(20, 50, 100)
    assert moved(calendar, GameDate(), hours=20, minutes=50, seconds=100) == GameDate(day=1, hour=1, minute=1)
    assert moved(calendar, GameDate(), seconds=-1) == GameDate(day=-1, hour=19, minute=49, second=99)


@pytest.mark.parametrize(
    ("date", "parts", "expected"),
    [
        # A feast that every year has stays itself when years are added.
        (GameDate(1, 0, 1, intercalary="New Year"), {"years": 2}, GameDate(3, 0, 1, intercalary="New Year")),
        (GameDate(1, 2, 2), {"years": 2}, GameDate(3, 2, 2)),
        # A feast that the year lacks counts as the last ordinary day before it.
        (GameDate(4, 3, 1, intercalary="Shieldmeet"), {"years": 4}, GameDate(8, 3, 1, intercalary="Shieldmeet")),
        (GameDate(4, 3, 1, intercalary="Shieldmeet"), {"years": 1}, GameDate(5, 3, 28)),
        (GameDate(4, 4, 1), {"years": -1}, GameDate(3, 3, 28)),
        # One that is shorter there ends earlier.
        (GameDate(4, 6, 2, intercalary="Farewell"), {"years": 1}, GameDate(5, 6, 1, intercalary="Farewell")),
        # For months, every feast does.
        (GameDate(1, 2, 1), {"months": 1}, GameDate(1, 3, 28)),
        (GameDate(1, 2, 1), {"months": -1}, GameDate(0, 6, 30)),
        (GameDate(1, 1, 1, intercalary="Midmonth"), {"months": 1}, GameDate(1, 3, 15)),
        (GameDate(4, 3, 1, intercalary="Shieldmeet"), {"months": 2}, GameDate(4, 6, 29)),
        (GameDate(4, 4, 1), {"months": -1}, GameDate(4, 1, 29)),
        # Before the first month, as the first day of the year's first.
        (GameDate(1, 0, 1, intercalary="New Year"), {"months": 1}, GameDate(1, 3, 1)),
        (GameDate(1, 0, 1, intercalary="New Year"), {"months": -1}, GameDate(0, 6, 1)),
        # Months skip the ones that are feasts, and count one that the year lacks.
        (GameDate(1, 1, 10), {"months": 1}, GameDate(1, 3, 10)),
        (GameDate(1, 1, 10), {"months": 2}, GameDate(1, 3, 28)),
        (GameDate(4, 1, 10), {"months": 2}, GameDate(4, 5, 1)),
        (GameDate(4, 5, 1), {"years": 1}, GameDate(5, 3, 28)),
        (GameDate(1, 1, 10), {"months": 4}, GameDate(2, 1, 10)),
    ],
)
def test_intercalary_days_and_months_of_leap_years(date, parts, expected):
    assert moved(FEASTS, date, **parts) == expected


def test_a_year_that_begins_without_its_first_month():
    calendar = CalendarDefinition(months=(Month("Rare", 0, leap=EVERY_FOURTH), Month("Only", 20)))
    assert moved(calendar, GameDate(4, 1, 1), years=1) == GameDate(5, 2, 1)


def test_a_calendar_of_nothing_but_feasts_has_years_and_no_months_to_add():
    feasts = (Month("Rare", 0, intercalary=True, leap=EVERY_FOURTH), Month("Feast", 9, intercalary=True))
    calendar = CalendarDefinition(months=feasts)
    assert moved(calendar, GameDate(3, 2, 5), years=2) == GameDate(5, 2, 5)
    assert moved(calendar, GameDate(4, 1, 1), years=1) == GameDate(5, 2, 1)
    assert difference(0, calendar.total_at(GameDate(2, 2, 3)), calendar) == DateDifference(1, 0, 2, 0)
    with pytest.raises(GameTimeError, match="months: cannot be added: this calendar has no months"):
        add(0, calendar, months=1)


def test_years_without_months():
    calendar = CalendarDefinition(months=(Month("", 365, leap=EVERY_FOURTH),))
    assert moved(calendar, GameDate(4, 0, 366), years=1) == GameDate(5, 0, 365)
    assert difference(0, 366 * 86_400, calendar) == DateDifference(1, 0, 1, 0)
    with pytest.raises(GameTimeError, match="months: cannot be added: this calendar has no months"):
        add(0, calendar, months=1)


def test_years_without_a_year_zero():
    calendar = CalendarDefinition(months=(Month("Only", 30),), has_year_zero=False)
    assert moved(calendar, GameDate(-1, 1, 5), years=1) == GameDate(1, 1, 5)
    assert moved(calendar, GameDate(1, 1, 5), months=-1) == GameDate(-1, 1, 5)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"years": 1}, "years: cannot be added: a day count has no years"),
        ({"months": -1}, "months: cannot be added: this calendar has no months"),
        ({"days": 1.5}, "days: must be a whole number"),
        ({"hours": 10**30}, "hours: is too large a number"),
        ({"days": 10**18}, "lies too far away to be kept"),
    ],
)
def test_what_cannot_be_added(parts, message):
    with pytest.raises(GameTimeError) as caught:
        add(0, DAY_COUNT, **parts)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((2023, 1, 31), (2023, 2, 28), (0, 1, 0)),
        ((2023, 1, 31), (2023, 3, 1), (0, 1, 1)),
        ((2024, 2, 29), (2025, 2, 28), (1, 0, 0)),
        ((2020, 5, 17), (2023, 3, 16), (2, 9, 27)),
        ((2023, 3, 31), (2023, 2, 28), (0, -1, 0)),
        ((2023, 3, 1), (2020, 2, 29), (-3, 0, -1)),
    ],
)
def test_the_difference_of_two_dates(start, end, expected):
    start, end = (GREGORIAN.total_at(GameDate(*date)) for date in (start, end))
    assert difference(start, end, GREGORIAN) == DateDifference(*expected, 0)


def test_a_step_does_not_go_past_the_time_of_day():
    start, end = GREGORIAN.total_at(GameDate(2023, 1, 15, 18)), GREGORIAN.total_at(GameDate(2023, 2, 15, 9))
    assert difference(start, end, GREGORIAN) == DateDifference(0, 0, 30, 15 * 3600)
    assert difference(end, start, GREGORIAN) == DateDifference(0, 0, -30, -15 * 3600)


def test_a_month_without_days_is_not_counted():
    start = FEASTS.total_at(GameDate(1, 3, 28))
    assert difference(start, start, FEASTS) == DateDifference(0, 0, 0, 0)
    assert difference(start, FEASTS.total_at(GameDate(1, 6, 5)), FEASTS) == DateDifference(0, 0, 5, 0)


@given(st.just(DAY_COUNT) | st.just(CAMPAIGN) | st.just(GREGORIAN) | definitions(), st.data())
def test_a_difference_can_be_added(calendar, data):
    near = st.integers(-(10**4), 10**4).map(lambda number: number * calendar.seconds_per_day // 7)
    start, end = data.draw(totals | near), data.draw(totals | near)
    found = difference(start, end, calendar)
    sign = 1 if end >= start else -1
    parts = {"years": found.years, "months": found.months, "days": found.days, "seconds": found.seconds}
    assert all(sign * part >= 0 for part in parts.values())
    assert abs(found.seconds) < calendar.seconds_per_day
    assert add(start, calendar, **parts) == end


@given(definitions(), st.integers(-(10**4), 10**4), st.integers(-20, 20), st.integers(0, 3))
def test_more_months_are_never_less_time(calendar, day, months, more):
    total = day * calendar.seconds_per_day
    if any(not month.intercalary for month in calendar.months):
        assert add(total, calendar, months=months) <= add(total, calendar, months=months + more)


@given(definitions(), st.integers(-(10**4), 10**4), st.integers(-20, 20))
def test_years_lead_into_the_year_meant(calendar, day, years):
    year = calendar.date_of_day(day).year
    later = calendar.date_at(add(calendar.day_start(day), calendar, years=years)).year
    counted = calendar.years.counted
    assert counted(later) == counted(year) + years
