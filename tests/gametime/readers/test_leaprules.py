"""Leap rules of other projects, against a plain count of their votes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import GREGORIAN, GameTimeError, LeapCondition
from campaigntracker.gametime.readers.leaprules import by_votes, first_match, in_occurrences, interval, intervals

conditions = st.lists(
    st.builds(interval, st.integers(1, 12), st.integers(-20, 20), excludes=st.booleans(), path=st.just("rule")),
    min_size=1,
    max_size=3,
)
years = st.integers(-10_000, 10_000)


@given(conditions, years)
def test_votes_are_counted(parts, year):
    votes = sum(-1 if part.excludes else 1 for part in parts if part.matches(year))

    assert by_votes(parts, "rule").matches(year) == (votes > 0)


@given(conditions, years)
def test_the_first_match_decides(parts, year):
    decided = next((not part.excludes for part in parts if part.matches(year)), False)

    assert first_match(parts, "rule").matches(year) == decided


@given(conditions, st.integers(1, 9), st.integers(-20, 20), st.integers(-500, 500))
def test_occurrences_become_years(parts, every, offset, occurrence):
    rule = first_match(parts, "rule")

    assert in_occurrences(rule, every, offset, "rule").matches(offset + every * occurrence) == rule.matches(occurrence)


def test_the_gregorian_pattern_is_the_gregorian_rule():
    assert by_votes(intervals("400,!100,4", 0, "pattern"), "pattern") == GREGORIAN


def test_an_exclamation_mark_forbids_and_a_plus_ignores_the_offset():
    assert intervals(" !+100 , 4", 3, "pattern") == [LeapCondition(100, 0, True), LeapCondition(4, 3)]


@pytest.mark.parametrize("text", ["", ",", "x", "4;8", "-4", "1.5", "4,8,12,16,20,24,28,32,36", "100000000000", "²"])
def test_what_is_no_pattern_is_refused_with_its_place(text):
    with pytest.raises(GameTimeError) as caught:
        intervals(text, 0, "leap.pattern")
    assert caught.value.path == "leap.pattern"
