from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate, jump_between, parse
from campaigntracker.gametime.presets import PRESETS
from tests.gametime.calendars import calendars, totals
from tests.gametime.dated import definitions


def at(day: int, hour: int = 0, minute: int = 0) -> int:
    return DAY_COUNT.total_at(GameDate(day=day, hour=hour, minute=minute))


@pytest.mark.parametrize(
    ("previous_end", "start", "words"),
    [
        (at(7, 18), at(15, 9), "8 days later"),
        (at(15, 18), at(15, 15), "3 hours earlier"),
        (at(15, 18), at(16, 9), "15 hours later"),
        (at(15, 9), at(16, 9), "1 day later"),
        (at(15, 9), at(14, 8), "1 day 1 hour earlier"),
        (at(15, 23), at(17, 0), "1 day 1 hour later"),
        (at(15, 9), at(16, 9, 30), "1 day later"),
        (at(15, 9), at(16, 15), "1 day 6 hours later"),
        (at(15, 9), at(16, 21), "1 day 12 hours later"),
        (at(15, 9), at(17, 8, 59), "1 day 23 hours later"),
        (at(15, 9), at(17, 9), "2 days later"),
        (at(15, 23), at(18, 0), "3 days later"),
        (at(15, 9), at(15, 10, 50), "1 hour 50 minutes later"),
        (at(15, 9), at(15, 10), "1 hour later"),
        (at(15, 9), at(15, 9, 59), None),
        (at(15, 9), at(15, 9), None),
        (at(15, 9), at(15, 8, 1), None),
    ],
)
def test_the_gap_has_a_name(previous_end, start, words):
    assert jump_between(previous_end, start, DAY_COUNT) == words


def test_the_caller_may_set_the_threshold():
    assert jump_between(0, 600, DAY_COUNT, threshold=600) == "10 minutes later"
    assert jump_between(0, 7200, DAY_COUNT, threshold=7201) is None
    assert jump_between(0, 0, DAY_COUNT, threshold=0) is None


def test_an_hour_and_a_day_are_as_long_as_the_calendar_says():
    calendar = CalendarDefinition(20, 50, 100)
    assert jump_between(0, 4_999, calendar) is None
    assert jump_between(0, 5_000, calendar) == "1 hour later"
    assert jump_between(0, 100_000, calendar) == "1 day later"


HARPTOS = PRESETS["harptos"].definition


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (GameDate(1492, 1, 23), "8 days later"),
        (GameDate(1492, 3, 10), "56 days later"),
        (GameDate(1492, 3, 15), "2 months later"),
        (GameDate(1492, 4, 19), "3 months 4 days later"),
        (GameDate(1494, 1, 15), "2 years later"),
        (GameDate(1493, 2, 16), "1 year 1 month 1 day later"),
        (GameDate(1491, 1, 15), "1 year earlier"),
    ],
)
def test_long_gaps_are_told_in_months_and_years(later, words):
    assert jump_between(HARPTOS.total_at(GameDate(1492, 1, 15)), HARPTOS.total_at(later), HARPTOS) == words


def test_a_day_count_has_days_alone():
    assert jump_between(0, at(1000), DAY_COUNT) == "1000 days later"


@given(definitions, st.integers(-(10**12), 10**12), st.integers(0, 10**11))
def test_what_is_told_leads_there(calendar, start, gap):
    words = jump_between(start, start + gap, calendar)
    if gap >= 2 * calendar.seconds_per_day:
        days = [calendar.day_start(calendar.day_number(total)) for total in (start, start + gap)]
        assert parse(words, calendar, days[0]) == days[1]
    elif gap >= calendar.seconds_per_day:
        assert 0 <= start + gap - parse(words, calendar, start) < calendar.seconds_per_hour


@given(calendars | definitions, totals, totals)
def test_there_and_back_are_as_far(calendar, one, other):
    there, back = jump_between(one, other, calendar), jump_between(other, one, calendar)
    assert (there is None) == (back is None)
    if there and back:
        assert {there.split()[-1], back.split()[-1]} == {"later", "earlier"}
        assert there.rsplit(maxsplit=1)[0] == back.rsplit(maxsplit=1)[0]
