from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate, GameDuration, GameTimeError, parse
from tests.gametime.calendars import CAMPAIGN, calendars

DAY, HOUR, MINUTE = 86_400, 3_600, 60
NOW = 1_299_600  # Day 15, 10:00 AM


def at(day: int, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    return CAMPAIGN.total_at(GameDate(day=day, hour=hour, minute=minute, second=second))


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Day 15, 3:30 PM", at(15, 15, 30)),
        ("  day 15   15:30 ", at(15, 15, 30)),
        ("DAY15 at 3 pm", at(15, 15)),
        ("Day 15, 3:30:06 p.m.", at(15, 15, 30, 6)),
        ("Day 15,12:00 am", at(15)),
        ("Day 15", at(15)),
        ("day -3 12:00 PM", at(-3, 12)),
        ("day −3", at(-3)),
        ("Day 15, 3:30\u202fPM", at(15, 15, 30)),
        ("15:30", at(15, 15, 30)),
        ("3:30 pm", at(15, 15, 30)),
        ("9am", at(15, 9)),
        ("now", NOW),
        ("+2h30m", NOW + 2 * HOUR + 30 * MINUTE),
        ("+1d", NOW + DAY),
        ("-10 min", NOW - 10 * MINUTE),
        ("−1 day 2 hrs", NOW - DAY - 2 * HOUR),
        ("+ 1 day, 2 hours and 5 minutes", NOW + DAY + 2 * HOUR + 5 * MINUTE),
        ("+3 rounds", NOW + 18),
        ("+1 round 2 secs", NOW + 8),
        ("+1h30", NOW + HOUR + 30 * MINUTE),
        ("-2 h 5", NOW - 2 * HOUR - 5 * MINUTE),
        ("a tenday later", NOW + 10 * DAY),
        ("+2 fortnights", NOW + 28 * DAY),
        ("+tenday", NOW + 10 * DAY),
        ("second 1296000", 1_296_000),
        ("Second -5", -5),
    ],
)
def test_what_people_type(text, total):
    assert parse(text, CAMPAIGN, NOW) == total


def test_rounds_are_as_long_as_the_campaign_says():
    assert parse("+3r", CAMPAIGN, 0, seconds_per_round=10) == 30


def test_units_are_as_long_as_the_calendar_says():
    calendar = CalendarDefinition(20, 50, 100)
    assert parse("+1d 1h 1m", calendar, 0) == 100_000 + 5_000 + 100
    assert parse("19:49:99", calendar, 5) == 99_999


@pytest.mark.parametrize(
    ("text", "help_given"),
    [
        ("", "A game time is needed. Write a moment such as “Day 15, 3:30 PM”"),
        ("   ", "A game time is needed."),
        ("next week", "“next week” is not a game time. Write a moment such as “Day 15, 3:30 PM”"),
        ("15", "“15” alone could be a day, an hour or a length. Write “Day 15”"),
        ("-15", "“-15” alone could be"),
        ("2h", "Write “+2h” for a step forward"),
        ("1.5 h", "“1.5 h” is not a game time."),
        ("+1.5h", "“+1.5h” is not a game time."),
        ("+", "“+” is not a game time."),
        ("+2 fortnites", "“+2 fortnites” is not a game time."),
        ("Day 15 9", "“Day 15 9” is not a game time."),
        ("Day 1515:30", "“Day 1515:30” is not a game time."),
        ("day 15, 24:00", "The hour must be 0 to 23."),
        ("9:60", "The minute must be 0 to 59."),
        ("15:30 pm", "With AM or PM the hour is 1 to 12."),
        ("0:30 am", "With AM or PM the hour is 1 to 12."),
        ("Day 99999999999999999999", "“Day 99999999999999999999” lies too far away to be kept."),
        ("second 9223372036854775808", "“second 9223372036854775808” lies too far away to be kept."),
        ("9" * 5000, "That is too long for a game time."),
        ("٣:٣٠", "“٣:٣٠” is not a game time."),
    ],
)
def test_what_is_not_understood_gets_help(text, help_given):
    with pytest.raises(GameTimeError) as caught:
        parse(text, DAY_COUNT, NOW)
    assert str(caught.value).startswith(help_given)


def test_help_speaks_the_calendar():
    calendar = CalendarDefinition(20, 50, 100)
    with pytest.raises(GameTimeError, match="“Day 15, 12:45”"):
        parse("?", calendar)
    with pytest.raises(GameTimeError, match="have no AM and PM"):
        parse("3 pm", calendar, 0)


@pytest.mark.parametrize("text", ["15:30", "+2h", "now"])
def test_without_now_a_whole_moment_is_asked_for(text):
    with pytest.raises(
        GameTimeError, match=r"needs a moment to count from\. Write it in full, such as “Day 15, 3:30 PM”"
    ):
        parse(text, DAY_COUNT)
    assert isinstance(parse(text, DAY_COUNT, 0), int)


@given(calendars, st.integers(-(10**15), 10**15), st.integers(-(10**15), 10**15))
def test_a_duration_in_words_is_a_step(calendar, now, seconds):
    words = GameDuration(seconds).format(calendar)
    assert parse(words if seconds < 0 else f"+{words}", calendar, now) == now + seconds


near_misses = st.text(alphabet="day 0123456789:+-−,apm.hrsecondut", max_size=30)


@given(st.text() | near_misses, calendars, st.none() | st.integers())
@example("9" * 200, DAY_COUNT, 0)
@example("+" + "9" * 25 + "d", DAY_COUNT, 0)
@example("\ud800", DAY_COUNT, 0)
def test_any_text_is_understood_or_refused(text, calendar, now):
    with suppress(GameTimeError):
        assert isinstance(parse(text, calendar, now), int)


@pytest.mark.parametrize("text", ["", "15", "2h", "next week", "Day 15, 25:00", "+2h"])
def test_no_step_is_offered_where_there_is_nothing_to_count_from(text):
    with pytest.raises(GameTimeError) as caught:
        parse(text, DAY_COUNT)
    assert "step" not in str(caught.value)
    assert "+" not in str(caught.value).replace("“+2h”", "")
