"""Calendars with years: that days, dates and weekdays fit together, in every kind of year."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntracker.gametime import (
    GREGORIAN,
    CalendarDefinition,
    GameDate,
    GameTimeError,
    IntercalaryDays,
    LeapDays,
    LeapRule,
    Month,
    NamedDay,
    Weekday,
)
from campaigntracker.gametime.presets.gregorian import PRESET
from tests.gametime.calendars import definitions, months

DAY = 86_400


def week(length: int) -> tuple[Weekday, ...]:
    return tuple(Weekday(f"Weekday {number}") for number in range(length))


def year_of_days(calendar: CalendarDefinition, year: int) -> list[GameDate]:
    first = calendar.absolute_day(calendar.first_date(year)) - calendar.absolute_day(calendar.epoch)
    return [calendar.date_of_day(first + day) for day in range(calendar.days_in_year(year))]


def weekdays_in(calendar: CalendarDefinition, year: int) -> list[int | None]:
    return [calendar.weekday_of(date) for date in year_of_days(calendar, year)]


def test_gregorian_agrees_with_python():
    calendar = PRESET.definition.with_epoch(GameDate(1970, 1, 1))
    monday = [day.name for day in calendar.weekdays].index("Monday")
    first, chance = datetime(1970, 1, 1, tzinfo=UTC), random.Random(3)  # noqa: S311
    lowest = -(first - datetime(1, 1, 1, tzinfo=UTC)).days * DAY
    highest = (datetime(9999, 12, 31, tzinfo=UTC) - first).days * DAY
    for _ in range(100_000):
        total = chance.randint(lowest, highest)
        then = first + timedelta(seconds=total)
        date = calendar.date_at(total)
        assert date == GameDate(then.year, then.month, then.day, then.hour, then.minute, then.second)
        assert calendar.weekday_of(date) == (then.weekday() + monday) % 7
        assert calendar.day_of_year(date) == then.timetuple().tm_yday
        assert calendar.total_at(date) == total


@given(definitions(), st.integers(-10_000, 10_000))
def test_days_follow_each_other_through_the_years(calendar, first_day):
    """Each day is the next one of its year or the first of the next, and later than the one before it."""
    dates = [calendar.date_of_day(first_day + day) for day in range(40)]
    assert len(set(dates)) == len(dates)
    for before, after in pairwise(dates):
        if after.year == before.year:
            assert calendar.day_of_year(after) == calendar.day_of_year(before) + 1
            assert after.month >= before.month
        else:
            assert after == calendar.first_date(after.year)
            assert calendar.day_of_year(before) == calendar.days_in_year(before.year)
            assert after.year - before.year == (2 if after.year == 1 and not calendar.has_year_zero else 1)


@given(definitions(), st.integers(-10_000, 10_000))
def test_spans_cover_a_year(calendar, year):
    year = year or 1
    days = {date: number for number, date in enumerate(year_of_days(calendar, year))}
    assert len(days) == calendar.days_in_year(year) == sum(span.days for span in calendar.spans(year))
    for span in calendar.spans(year):
        date = GameDate(year, span.month, 1, intercalary=span.intercalary)
        assert calendar.day_number(calendar.total_at(date)) == span.first_day
        assert not span.intercalary or span.name == span.intercalary


@given(definitions())
@settings(max_examples=50)
def test_a_definition_comes_back_from_its_document(calendar):
    assert CalendarDefinition.from_json(calendar.to_json(), calendar.epoch_json()) == calendar


def test_leap_days_make_a_month_longer():
    calendar = CalendarDefinition(months=(*months(30), Month("Long", 30, leap=(LeapDays(2, LeapRule.every(3)),))))
    assert [calendar.days_in_month(year, 2) for year in (1, 2, 3)] == [30, 30, 32]
    assert [calendar.days_in_year(year) for year in (1, 2, 3)] == [60, 60, 62]
    assert [calendar.is_leap_year(year) for year in (1, 2, 3, -3)] == [False, False, True, True]
    assert calendar.date_of_day(60 + 60 + 62) == GameDate(4, 1, 1)


def test_months_have_rules_of_their_own_beside_that_of_the_calendar():
    second = Month("Second", 10, leap=(LeapDays(1), LeapDays(5, LeapRule.every(3))))
    third = Month("Third", 10, leap=(LeapDays(-1, LeapRule.every(2, 1)),))
    calendar = CalendarDefinition(months=(*months(10), second, third), leap_rule=LeapRule.every(2))
    assert [calendar.days_in_month(year, 2) for year in range(1, 7)] == [10, 11, 15, 11, 10, 16]
    assert [calendar.days_in_month(year, 3) for year in range(1, 7)] == [9, 10] * 3


def test_a_month_that_only_leap_years_have():
    leap_month = Month("Rare", 0, leap=(LeapDays(7, LeapRule.every(4)),))
    calendar = CalendarDefinition(months=(Month("First", 30), leap_month, Month("Last", 30)))
    assert calendar.days_in_month(3, 2) == 0
    assert calendar.date_of_day(calendar.day_number(calendar.total_at(GameDate(3, 1, 30))) + 1) == GameDate(3, 3, 1)
    assert calendar.date_of_day(calendar.day_number(calendar.total_at(GameDate(4, 1, 30))) + 1) == GameDate(4, 2, 1)
    assert [span.month for span in calendar.spans(3)] == [1, 3]
    with pytest.raises(GameTimeError, match="month: this year has no “Rare”"):
        calendar.total_at(GameDate(3, 2, 1))


def test_days_before_after_and_inside_months():
    runs = (
        IntercalaryDays("Dawn", 1, after_month=0),
        IntercalaryDays("Noon", 2, after_month=1, after_day=2),
        IntercalaryDays("Dusk", 1, after_month=2),
    )
    calendar = CalendarDefinition(months=months(3, 2), intercalary=runs, weekdays=week(4))
    assert year_of_days(calendar, 5) == [
        GameDate(5, 0, 1, intercalary="Dawn"),
        GameDate(5, 1, 1),
        GameDate(5, 1, 2),
        GameDate(5, 1, 1, intercalary="Noon"),
        GameDate(5, 1, 2, intercalary="Noon"),
        GameDate(5, 1, 3),
        GameDate(5, 2, 1),
        GameDate(5, 2, 2),
        GameDate(5, 2, 1, intercalary="Dusk"),
    ]
    assert weekdays_in(calendar, 1) == [None, 0, 1, None, None, 2, 3, 0, None]
    assert weekdays_in(calendar, 2) == [None, 1, 2, None, None, 3, 0, 1, None]
    assert [(span.name, span.month, span.days) for span in calendar.spans(5)] == [
        ("Dawn", 0, 1),
        ("Month 1", 1, 3),
        ("Noon", 1, 2),
        ("Month 2", 2, 2),
        ("Dusk", 2, 1),
    ]


def test_intercalary_days_of_leap_years():
    shield = IntercalaryDays("Shieldmeet", 0, after_month=1, leap=(LeapDays(1, LeapRule.every(4)),))
    calendar = CalendarDefinition(months=months(30, 30), intercalary=(shield,))
    assert [calendar.days_in_year(year) for year in (3, 4)] == [60, 61]
    assert calendar.day_of_year(GameDate(4, 1, 1, intercalary="Shieldmeet")) == 31
    with pytest.raises(GameTimeError, match="intercalary: this year has no “Shieldmeet”"):
        calendar.total_at(GameDate(3, 1, 1, intercalary="Shieldmeet"))
    with pytest.raises(GameTimeError, match="intercalary: there are no days “Midyear” after this month"):
        calendar.total_at(GameDate(4, 1, 1, intercalary="Midyear"))


def test_days_outside_the_week():
    idle = NamedDay("Idle", 1, 3, 2, in_week=False)
    calendar = CalendarDefinition(
        months=(*months(5), Month("Still", 2, in_week=False), Month("Third", 3)), named_days=(idle,), weekdays=week(7)
    )
    assert weekdays_in(calendar, 1) == [0, 1, None, None, 2, None, None, 3, 4, 5]
    assert weekdays_in(calendar, 2) == [6, 0, None, None, 1, None, None, 2, 3, 4]


def test_intercalary_days_may_move_the_weekday_on():
    feast = IntercalaryDays("Feast", 2, after_month=1, in_week=True)
    calendar = CalendarDefinition(months=months(3), intercalary=(feast,), weekdays=week(4), first_weekday=1)
    assert weekdays_in(calendar, 1) == [1, 2, 3, 0, 1]
    assert weekdays_in(calendar, 0) == [0, 1, 2, 3, 0]


def test_months_that_begin_with_the_same_weekday():
    forced = (Month("A", 5), Month("B", 6, first_weekday=2), Month("C", 2))
    calendar = CalendarDefinition(months=forced, weekdays=week(7))
    assert weekdays_in(calendar, 9) == [3, 4, 5, 6, 0, 2, 3, 4, 5, 6, 0, 1, 2]
    each = tuple(Month(name, days, first_weekday=0) for name, days in (("A", 3), ("B", 4)))
    assert weekdays_in(CalendarDefinition(months=each, weekdays=week(3)), -4) == [0, 1, 2, 0, 1, 2, 0]


@pytest.mark.parametrize("length", [1, 2, 5, 7, 10, 100])
def test_weeks_of_any_length(length):
    calendar = CalendarDefinition(
        months=months(30, 30), weekdays=week(length), first_weekday=length - 1, first_weekday_year=7
    )
    expected = [(length - 1 + day) % length for day in range(60)]
    assert weekdays_in(calendar, 7) == expected
    assert weekdays_in(calendar, 6) == [(weekday - 60) % length for weekday in expected]


def test_a_calendar_without_a_week_has_no_weekdays():
    assert CalendarDefinition(months=months(30)).weekday_of(GameDate(1, 1, 1)) is None


def test_years_without_a_year_zero():
    calendar = CalendarDefinition(months=months(30), leap_rule=LeapRule.every(4), has_year_zero=False)
    assert calendar.date_of_day(-1) == GameDate(-1, 1, 30)
    assert [calendar.is_leap_year(year) for year in (-4, -1, 4)] == [False, True, True]
    with pytest.raises(GameTimeError, match="year: must not be 0: this calendar has no year 0"):
        calendar.total_at(GameDate(0, 1, 1))


def test_years_without_months():
    calendar = CalendarDefinition(
        months=(Month("", 365, leap=(LeapDays(1),)),), leap_rule=GREGORIAN, weekdays=week(7), epoch=GameDate(1105, 0, 1)
    )
    assert (calendar.has_years, calendar.has_months) == (True, False)
    assert calendar.date_at(364 * DAY) == GameDate(1105, 0, 365)
    assert calendar.date_at(365 * DAY) == GameDate(1106, 0, 1)
    assert [calendar.days_in_month(year, 0) for year in (2000, 1900)] == [366, 365]
    assert calendar.spans(2000)[0].month == 0
    with pytest.raises(GameTimeError, match="month: must be 0 to 0"):
        calendar.total_at(GameDate(1105, 1, 1))


def test_days_between_years_without_months():
    runs = (IntercalaryDays("Holiday", 1, after_day=0), IntercalaryDays("Midyear", 2, after_day=2))
    calendar = CalendarDefinition(months=(Month("", 4),), intercalary=runs, weekdays=week(3))
    assert year_of_days(calendar, 2) == [
        GameDate(2, 0, 1, intercalary="Holiday"),
        GameDate(2, 0, 1),
        GameDate(2, 0, 2),
        GameDate(2, 0, 1, intercalary="Midyear"),
        GameDate(2, 0, 2, intercalary="Midyear"),
        GameDate(2, 0, 3),
        GameDate(2, 0, 4),
    ]
    assert weekdays_in(calendar, 1) == [None, 0, 1, None, None, 2, 0]


@pytest.mark.parametrize(
    ("date", "message"),
    [
        (GameDate(1, 1, 31), "day: must be 1 to 30 in Month 1"),
        (GameDate(1, 1, 0), "day: must be 1 to 30 in Month 1"),
        (GameDate(1, 3, 1), "month: must be 1 to 2"),
        (GameDate(1, 0, 1), "month: must be 1 to 2"),
        (GameDate(1.0, 1, 1), "year: must be a whole number"),
        (GameDate(1, "1", 1), "month: must be a whole number"),
    ],
)
def test_a_date_that_the_calendar_does_not_have(date, message):
    with pytest.raises(GameTimeError) as caught:
        CalendarDefinition(months=months(30, 30)).total_at(date)
    assert str(caught.value) == message


@pytest.mark.parametrize("epoch", [1, 2**62, -(2**62)])
def test_as_many_years_as_there_are_moments(epoch):
    calendar = CalendarDefinition(1, 1, 1, months=months(1), has_year_zero=False, epoch=GameDate(epoch, 1, 1))
    for total in (2**63 - 1, -(2**63)):
        date = calendar.date_at(total)
        assert calendar.total_at(date) == total
        assert calendar.days_in_year(date.year) == calendar.day_of_year(date) == 1
    with pytest.raises(GameTimeError, match="year: is too large a number"):
        calendar.days_in_year(10**30)
