from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import (
    DAY_COUNT,
    CalendarDefinition,
    GameDate,
    GameTimeError,
    read_game_time,
    write_game_time,
)
from campaigntracker.gametime.presets import PRESETS
from tests.gametime.calendars import CAMPAIGN, calendars, storable
from tests.gametime.dated import definitions


@pytest.mark.parametrize(
    ("total", "document"),
    [
        (1_296_000, {"days": 15, "hours": 9, "total": 1_296_000, "formatted": "Day 15, 9:00 AM"}),
        (1_328_400, {"days": 15, "hours": 18, "total": 1_328_400, "formatted": "Day 15, 6:00 PM"}),
        (
            1_296_066,
            {"days": 15, "hours": 9, "minutes": 1, "rounds": 1, "total": 1_296_066, "formatted": "Day 15, 9:01:06 AM"},
        ),
        (
            1_296_008,
            {"days": 15, "hours": 9, "rounds": 1, "seconds": 2, "total": 1_296_008, "formatted": "Day 15, 9:00:08 AM"},
        ),
        (-32_400, {"total": -32_400, "formatted": "Day 0, 12:00 AM"}),
        (
            -32_401,
            {
                "days": -1,
                "hours": 23,
                "minutes": 59,
                "rounds": 9,
                "seconds": 5,
                "total": -32_401,
                "formatted": "Day -1, 11:59:59 PM",
            },
        ),
    ],
)
def test_a_moment_in_json(total, document):
    written = write_game_time(total, CAMPAIGN)
    assert written == document
    assert list(written) == list(document)
    assert read_game_time(document, CAMPAIGN) == total


def test_days_are_counted_from_that_of_second_0_where_there_are_dates():
    calendar = PRESETS["harptos"].definition.with_epoch(GameDate(1492, 1, 30, 9))
    document = {"days": 2, "hours": 15, "total": 194_400, "formatted": "1 Alturiak 1492 DR, 3:00 PM"}
    assert write_game_time(194_400, calendar) == document
    assert read_game_time({"days": 2, "hours": 15}, calendar) == 194_400
    assert read_game_time({"days": -1}, calendar) == calendar.total_at(GameDate(1492, 1, 29))


@given(calendars | definitions, storable, st.integers(1, 200))
def test_nothing_is_lost_with_or_without_the_total(calendar, total, seconds_per_round):
    document = write_game_time(total, calendar, seconds_per_round=seconds_per_round)
    assert read_game_time(document, calendar, seconds_per_round=seconds_per_round) == total
    del document["total"], document["formatted"]
    if document:
        assert read_game_time(document, calendar, seconds_per_round=seconds_per_round) == total


def test_the_total_decides():
    assert read_game_time({"days": 3, "hours": 99, "total": 7, "formatted": "?", "phase": "x"}, CAMPAIGN) == 7


def test_a_reading_is_resolved_through_the_epoch():
    assert read_game_time({"days": 15, "hours": 9}, CAMPAIGN) == 1_296_000
    assert read_game_time({"days": 15, "hours": 9, "formatted": "Day 15"}, DAY_COUNT) == 1_328_400
    assert read_game_time({"rounds": 2}, DAY_COUNT, seconds_per_round=10) == 20


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (None, "must be an object"),
        (1_296_000, "must be an object"),
        ({}, "must have total, or days, hours, minutes or rounds"),
        ({"formatted": "Day 15"}, "must have total, or days, hours, minutes or rounds"),
        ({"total": None}, "total: must be a whole number"),
        ({"total": 1.0}, "total: must be a whole number"),
        ({"total": True}, "total: must be a whole number"),
        ({"total": "7"}, "total: must be a whole number"),
        ({"total": 2**63}, "total: is too large a number"),
        ({"days": 1.5}, "days: must be a whole number"),
        ({"days": -(2**63) - 1}, "days: is too large a number"),
        ({"days": 2**62}, "lies too far away to be kept"),
        ({"days": 15, "hours": 24}, "hours: must be 0 to 23"),
        ({"minutes": -1}, "minutes: must be 0 to 59"),
        ({"rounds": 10}, "rounds: must be 0 to 9"),
        ({"rounds": 9, "seconds": 6}, "seconds: must be 0 to 5"),
        ({"day": 15}, "day: is not understood here; known are total, formatted, days, hours, minutes, rounds, seconds"),
    ],
)
def test_what_is_no_moment(document, message):
    with pytest.raises(GameTimeError) as caught:
        read_game_time(document, CAMPAIGN)
    assert str(caught.value) == message


def test_a_clock_of_another_size_has_its_own_limits():
    with pytest.raises(GameTimeError, match="hours: must be 0 to 19"):
        read_game_time({"hours": 20}, CalendarDefinition(20, 50, 100))


def test_an_error_is_placed_in_the_document_around_it():
    error = GameTimeError("must be a whole number", "days").under("gameTime.startTime").under("sessions[3]")
    assert str(error) == "sessions[3].gameTime.startTime.days: must be a whole number"
    assert str(GameTimeError("must be an object").under("gameTime")) == "gameTime: must be an object"
