from __future__ import annotations

from contextlib import suppress
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate, GameTimeError
from tests.gametime.calendars import CAMPAIGN, calendars, totals


@given(calendars, totals)
def test_a_moment_lies_within_its_day(calendar, total):
    day = calendar.day_number(total)
    assert calendar.day_start(day) <= total < calendar.day_start(day + 1)
    assert calendar.day_start(day + 1) - calendar.day_start(day) == calendar.seconds_per_day
    assert calendar.date_at(total).day == day


@given(calendars, totals, totals)
def test_moving_the_epoch_moves_every_date_by_as_much(calendar, total, shift):
    moved = calendar.with_epoch(calendar.date_at(shift))
    assert moved.date_at(total) == calendar.date_at(total + shift)


def test_second_zero_is_the_epoch():
    assert DAY_COUNT.date_at(0) == GameDate(day=0)
    assert CAMPAIGN.date_at(0) == CAMPAIGN.epoch == GameDate(day=0, hour=9)


def test_days_of_twenty_hours_of_fifty_minutes_of_a_hundred_seconds():
    calendar = CalendarDefinition(20, 50, 100)
    assert calendar.seconds_per_day == 100_000
    assert calendar.date_at(100_000 - 1) == GameDate(day=0, hour=19, minute=49, second=99)
    assert calendar.date_at(100_000) == GameDate(day=1)


def test_a_date_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        DAY_COUNT.epoch.day = 3


@pytest.mark.parametrize(
    ("date", "message"),
    [
        (GameDate(hour=24), "hour: must be 0 to 23"),
        (GameDate(minute=60), "minute: must be 0 to 59"),
        (GameDate(second=-1), "second: must be 0 to 59"),
        (GameDate(year=1492), "year: must be 0: a day count has no years"),
        (GameDate(month=1), "month: must be 0: a day count has no months"),
        (GameDate(day=1.5), "day: must be a whole number"),
    ],
)
def test_a_date_that_the_calendar_does_not_have(date, message):
    with pytest.raises(GameTimeError) as caught:
        DAY_COUNT.total_at(date)
    assert str(caught.value) == message


@given(calendars)
def test_a_definition_comes_back_from_its_documents(calendar):
    assert CalendarDefinition.from_json(calendar.to_json(), calendar.epoch_json()) == calendar


@pytest.mark.parametrize("nothing", [None, {}, {"kind": "day-count"}])
def test_no_definition_is_the_day_count(nothing):
    assert CalendarDefinition.from_json(nothing, {}) == DAY_COUNT
    assert CalendarDefinition.from_json(nothing, {"day": 0, "hour": 9}) == CAMPAIGN


def test_documents_are_short():
    assert CAMPAIGN.to_json() == {"kind": "day-count"}
    assert CAMPAIGN.epoch_json() == {"day": 0, "hour": 9}
    assert CalendarDefinition(hours_per_day=25).to_json() == {"kind": "day-count", "hoursPerDay": 25}


@pytest.mark.parametrize(
    ("document", "epoch", "message"),
    [
        ([], None, "calendar: must be an object"),
        ("day-count", None, "calendar: must be an object"),
        ({"kind": "lunar"}, None, "calendar.kind: must be one of day-count, calendar"),
        ({"kind": ["day-count"]}, None, "calendar.kind: must be one of day-count, calendar"),
        ({"hoursPerDay": 0}, None, "calendar.hoursPerDay: must be 1 to 10000"),
        ({"minutesPerHour": -60}, None, "calendar.minutesPerHour: must be 1 to 10000"),
        ({"secondsPerMinute": 10**30}, None, "calendar.secondsPerMinute: must be 1 to 10000"),
        ({"hoursPerDay": "24"}, None, "calendar.hoursPerDay: must be a whole number"),
        ({"hoursPerDay": 24.0}, None, "calendar.hoursPerDay: must be a whole number"),
        ({"hoursPerDay": True}, None, "calendar.hoursPerDay: must be a whole number"),
        ({}, [9], "epoch: must be an object"),
        ({}, {"hour": 24}, "epoch.hour: must be 0 to 23"),
        ({"hoursPerDay": 25}, {"hour": 25}, "epoch.hour: must be 0 to 24"),
        ({}, {"day": None}, "epoch.day: must be a whole number"),
        ({}, {"month": 2}, "epoch.month: must be 0: a day count has no months"),
        ({}, {"day": 10**18}, "epoch: lies too far away to be kept"),
    ],
)
def test_a_malformed_definition_gets_one_clear_message(document, epoch, message):
    with pytest.raises(GameTimeError) as caught:
        CalendarDefinition.from_json(document, epoch)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("document", "epoch", "path"), [({"weeks": 7}, {}, "calendar.weeks"), ({}, {"hours": 9}, "epoch.hours")]
)
def test_what_a_definition_cannot_express_is_refused(document, epoch, path):
    with pytest.raises(GameTimeError, match="is not understood here") as caught:
        CalendarDefinition.from_json(document, epoch)
    assert caught.value.path == path


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
definition_like = st.dictionaries(
    st.sampled_from(["kind", "hoursPerDay", "minutesPerHour", "secondsPerMinute", "day", "hour", "year"]), json_values
)


@given(json_values | definition_like, json_values | definition_like)
def test_any_document_is_read_or_refused(document, epoch):
    with suppress(GameTimeError):
        calendar = CalendarDefinition.from_json(document, epoch)
        assert calendar.date_at(0) == calendar.epoch
