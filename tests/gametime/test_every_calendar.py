"""What holds of every calendar: of presets, of whatever is read, of odd ones and of random ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from tests.gametime import calendars, dated, every_calendar
from tests.gametime.plainly import forced_weekday, moves_the_week, order

FARTHEST = 2**63
# Beyond the whole numbers that a float can hold.
far = st.integers(2**53, FARTHEST - 1) | st.integers(-FARTHEST, -(2**53)) | st.sampled_from([-FARTHEST, FARTHEST - 1])
random_calendars = calendars.definitions() | calendars.definitions_without_months() | dated.definitions
each_calendar = pytest.mark.parametrize("name", every_calendar.NAMES)


def ten_thousand_years(definition: CalendarDefinition) -> int:
    """In seconds; of 365 days in a day count."""
    days = 365 if definition.years is None else definition.years.mean_length
    return int(10_000 * days * definition.seconds_per_day)


def near(definition: CalendarDefinition) -> st.SearchStrategy[int]:
    most = ten_thousand_years(definition)
    return st.integers(-most, most)


def edges(definition: CalendarDefinition, year: int) -> set[int]:
    """The first and last seconds of the months and intercalary days of a year."""
    spans = definition.spans(year) if definition.has_years else ()
    days = {day for span in spans for day in (span.first_day, span.first_day + span.days)}
    return {definition.day_start(day) - before for day in days for before in (0, 1)}


def leap_year_from(definition: CalendarDefinition, year: int) -> int:
    """The next leap year, if one comes soon."""
    soon = (later for later in range(year, year + 9) if later or definition.has_year_zero)
    return next((later for later in soon if definition.is_leap_year(later)), year)


def moments(definition: CalendarDefinition) -> st.SearchStrategy[list[int]]:
    """Moments near and far in order, those beside the epoch, and the edges of one of their years and of a leap year."""

    def with_edges(drawn: list[int]) -> list[int]:
        year = definition.date_at(drawn[0]).year
        beside = edges(definition, year) | edges(definition, leap_year_from(definition, year))
        return sorted(total for total in {-1, 0, 1, *drawn, *beside} if -FARTHEST <= total < FARTHEST)

    return st.lists(near(definition) | far, min_size=8, max_size=16).map(with_edges)


def come_back_in_order(definition: CalendarDefinition, totals: list[int]) -> None:
    dates = [definition.date_at(total) for total in totals]
    assert [definition.total_at(date) for date in dates] == totals
    assert all(before < after for before, after in pairwise(order(date, definition) for date in dates))


def keeps_its_week(definition: CalendarDefinition, first_day: int, days: int, expected: int | None = None) -> None:
    """From day to day, ``expected`` is the weekday of the next day in the week, where that is known."""
    for day in range(first_day, first_day + days):
        date = definition.date_of_day(day)
        forced = forced_weekday(date, definition)
        expected = expected if forced is None else forced
        weekday = definition.weekday_of(date)
        assert (weekday is not None) == moves_the_week(date, definition), date
        if weekday is not None:
            assert expected is None or weekday == expected, date
            expected = (weekday + 1) % len(definition.weekdays)


def goes_on_by_one(definition: CalendarDefinition, data: st.DataObject) -> None:
    for total in data.draw(moments(definition))[::4]:
        keeps_its_week(definition, definition.day_number(total) - 3, 10)


def begins_where_it_says(definition: CalendarDefinition) -> None:
    if definition.years is None:
        keeps_its_week(definition, 0, 50, definition.first_weekday)
        return
    year = definition.first_weekday_year
    first = definition.day_number(definition.total_at(definition.first_date(year)))
    anew = definition.years.has_forced_weekdays
    keeps_its_week(definition, first, 2 * definition.days_in_year(year), None if anew else definition.first_weekday)


def comes_back_from_text(definition: CalendarDefinition, totals: list[int]) -> None:
    for total in totals:
        text = gametime.format(total, definition)
        assert gametime.parse(text, definition) == total, text


@each_calendar
@settings(max_examples=8)
@given(data=st.data())
def test_seconds_come_back_from_dates_that_are_in_order(name: str, data: st.DataObject) -> None:
    definition = every_calendar.read(name)
    come_back_in_order(definition, data.draw(moments(definition)))


@each_calendar
@settings(max_examples=8)
@given(data=st.data())
def test_the_weekday_goes_on_by_one(name: str, data: st.DataObject) -> None:
    goes_on_by_one(every_calendar.read(name), data)


@each_calendar
def test_the_week_begins_where_the_calendar_says(name: str) -> None:
    """And goes on through two years from there."""
    begins_where_it_says(every_calendar.read(name))


@each_calendar
@settings(max_examples=4)
@given(data=st.data())
def test_what_is_written_is_understood(name: str, data: st.DataObject) -> None:
    definition = every_calendar.read(name)
    comes_back_from_text(definition, data.draw(moments(definition))[::3])


@settings(max_examples=200)
@given(random_calendars, st.data())
def test_all_this_holds_of_any_calendar(definition: CalendarDefinition, data: st.DataObject) -> None:
    come_back_in_order(definition, data.draw(moments(definition)))
    goes_on_by_one(definition, data)
    begins_where_it_says(definition)
    comes_back_from_text(definition, data.draw(moments(definition))[::3])
