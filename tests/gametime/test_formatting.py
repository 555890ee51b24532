from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker import gametime
from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate, GameTimeError, parse
from tests.gametime.calendars import CALENDARS, CAMPAIGN, calendars, storable

DAY, HOUR, MINUTE = 86_400, 3_600, 60


@pytest.mark.parametrize(
    ("total", "text"),
    [
        (1_296_000, "Day 15, 9:00 AM"),
        (1_299_600, "Day 15, 10:00 AM"),
        (1_328_400, "Day 15, 6:00 PM"),
        (0, "Day 0, 9:00 AM"),
        (-9 * HOUR, "Day 0, 12:00 AM"),
        (-9 * HOUR - 1, "Day -1, 11:59:59 PM"),
        (3 * HOUR, "Day 0, 12:00 PM"),
    ],
)
def test_moments_of_the_campaign(total, text):
    assert gametime.format(total, CAMPAIGN) == text
    assert parse(text, CAMPAIGN) == total


def test_seconds_are_shown_when_there_are_any():
    assert gametime.format(15 * DAY + 15 * HOUR + 30 * MINUTE + 6, DAY_COUNT) == "Day 15, 3:30:06 PM"
    assert gametime.format_clock(6, DAY_COUNT) == "12:00:06 AM"


def test_days_unlike_ours_have_no_am_and_pm():
    assert gametime.format(24 * HOUR + 5 * MINUTE, CalendarDefinition(hours_per_day=25)) == "Day 0, 24:05"
    assert gametime.format(399_999, CalendarDefinition(20, 50, 100)) == "Day 3, 19:49:99"


@given(calendars, storable)
def test_parse_takes_back_what_format_made(calendar, total):
    assert parse(gametime.format(total, calendar), calendar) == total


@given(calendars, storable)
def test_parse_takes_back_a_clock_on_its_day_and_a_day(calendar, total):
    day_start = calendar.day_start(calendar.day_number(total))
    assert parse(gametime.format_clock(total, calendar), calendar, now=total) == total
    if day_start >= -(2**63):
        assert parse(gametime.format_day(total, calendar), calendar) == day_start


def test_a_day_is_named_by_its_number():
    assert gametime.format_day(15 * DAY - 1, DAY_COUNT) == "Day 14"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (1_296_000, 1_328_400, "Day 15, 9:00 AM – 6:00 PM"),
        (1_296_000, 1_296_000 + 17 * HOUR, "Day 15, 9:00 AM – Day 16, 2:00 AM"),
        (1_296_000, 1_296_000, "Day 15, 9:00 AM"),
    ],
)
def test_spans(start, end, text):
    assert gametime.format_span(start, end, CAMPAIGN) == text


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{day}.{hour:02}{minute:02}", "7.0905"),
        ("{hour12} {ampm}", "9 AM"),
        ("d{day:04}", "d0007"),
        ("{year}-{month}", "0-0"),
        ("{hour}h[ {minute}m][ {second}s]", "9h 5m"),
        ("{{{day}}} [[x]]", "{7} [x]"),
        ("", ""),
    ],
)
def test_patterns(pattern, text):
    total = DAY_COUNT.total_at(GameDate(day=7, hour=9, minute=5))
    assert gametime.format(total, DAY_COUNT, pattern) == text


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{hours}", "pattern: {hours} is no field"),
        ("{", "pattern: { at character 1 has no partner"),
        ("{day!r}", "pattern: { at character 1 has no partner"),
        ("{day", "pattern: { at character 1 has no partner"),
        ("a ] b", "pattern: ] at character 3 has no partner"),
        ("[{day}", "pattern: [ has no partner"),
        ("[{day}[{hour}] ]", "pattern: [ at character 7 has no partner"),
    ],
)
def test_a_malformed_pattern_says_where(pattern, message):
    with pytest.raises(GameTimeError) as caught:
        gametime.format(0, DAY_COUNT, pattern)
    assert str(caught.value).startswith(message)


def test_am_and_pm_need_a_day_like_ours():
    with pytest.raises(GameTimeError, match="needs days of 24 hours"):
        gametime.format(0, CALENDARS["25-hours"], "{hour12}")


@given(st.text(alphabet="{}[]:day0129 hourapm", max_size=20))
def test_any_pattern_is_used_or_refused(pattern):
    with suppress(GameTimeError):
        assert isinstance(gametime.format(0, DAY_COUNT, pattern), str)
