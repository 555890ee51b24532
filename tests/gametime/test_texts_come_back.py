"""What is written can be read again: in every calendar, by every pattern that tells enough."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntracker import gametime
from campaigntracker.gametime import GameTimeError, parse
from campaigntracker.gametime.presets import PRESETS
from tests.gametime.calendars import CALENDARS
from tests.gametime.dated import definitions

DEFINITIONS = {slug: preset.definition for slug, preset in PRESETS.items()} | CALENDARS
known = st.sampled_from(list(DEFINITIONS.values()))
# As many moments near as far: dates near the epoch have small numbers, which are more easily mixed up.
moments = st.integers(-(10**5), 10**8) | st.integers(-(10**10), 10**11) | st.integers(-(2**63), 2**63 - 1)


@given(known | definitions, moments, st.sampled_from([str.upper, str.lower, str.title]))
def test_case_and_spaces_make_no_difference(definition, total, changed):
    text = gametime.format(total, definition)
    assert parse(f"  {changed(text)} ", definition, now=0) == total


@given(known | definitions, moments)
def test_the_text_of_a_day(definition, total):
    start = definition.day_start(definition.day_number(total))
    if start >= -(2**63):
        assert parse(gametime.format_day(total, definition), definition) == start


@given(known | definitions, moments)
def test_a_clock_on_its_day(definition, total):
    assert parse(gametime.format_clock(total, definition), definition, now=total) == total


PATTERNS = [
    "{year}/{month}/{day} {hour}:{minute}:{second}",
    "{day_of_year:03}-{year} {hour:02}:{minute:02}:{second:02}",
    "{weekday}|{day_ordinal}|{month_name}|{year}|{season}|{era}|{hour}h[ {minute}m][ {second}s]",
    "{month_abbr}|{day}|{year_prefix}{year}{year_suffix}|{weekday_number}|{hour}|{minute}|{second}",
]


@given(known | definitions, moments, st.sampled_from(PATTERNS))
def test_a_pattern_that_tells_everything(definition, total, pattern):
    text = gametime.format(total, definition, pattern)
    try:
        back = parse(text, definition, total, pattern=pattern)
    except GameTimeError as error:
        # Two months of a random calendar may share a number or an abbreviation.
        back = total if "could mean" in str(error) else None
    assert back == total


@given(known | definitions, moments, st.text(alphabet="{}[]:02 -dayhourmintesc_w", max_size=30), st.booleans())
def test_any_pattern_is_its_own_inverse_or_refused(definition, total, pattern, with_now):
    with suppress(GameTimeError):
        text = gametime.format(total, definition, pattern)
        back = parse(text, definition, total if with_now else None, pattern=pattern)
        assert " ".join(gametime.format(back, definition, pattern).split()) == " ".join(text.split())


WORDS = """15 1492 -5 3 day hammer ham jan january midwinter of the st th year dr , . / - : 9 pm am noon dusk next in
ago later + month week tomorrow today morning first-day sunday second now and a at 1/2/3 2020-1-1 9999999999999999999"""
words = st.sampled_from(WORDS.split())


@given(st.lists(words, max_size=7).map(" ".join), known | definitions, st.none() | moments)
@settings(max_examples=300)
def test_any_words_are_understood_or_refused(text, definition, now):
    with suppress(GameTimeError):
        total = parse(text, definition, now)
        assert -(2**63) <= total < 2**63


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=DEFINITIONS)
def test_examples_in_help_are_understood(definition):
    with pytest.raises(GameTimeError) as caught:
        parse("?", definition, 0)
    moment, clock, step = str(caught.value).split("“")[2:]
    for example in (moment, clock, step):
        assert isinstance(parse(example.split("”")[0], definition, 0), int)
