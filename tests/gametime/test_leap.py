from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import GREGORIAN, NEVER, GameTimeError, LeapCondition, LeapRule
from tests.gametime.calendars import leap_rules

years = st.integers(-10_000, 10_000)


def leap_years(rule: LeapRule, first: int, last: int) -> list[int]:
    return [year for year in range(first, last + 1) if rule.matches(year)]


def test_gregorian_years():
    assert leap_years(GREGORIAN, 1, 9999) == [year for year in range(1, 10_000) if calendar.isleap(year)]
    assert GREGORIAN.count_before(10_000) - GREGORIAN.count_before(1) == calendar.leapdays(1, 10_000)


def test_every_so_many_years():
    assert leap_years(LeapRule.every(4), -5, 9) == [-4, 0, 4, 8]
    assert leap_years(LeapRule.every(4, 1), -5, 9) == [-3, 1, 5, 9]
    assert leap_years(LeapRule.every(4, -1), -5, 9) == [-5, -1, 3, 7]
    assert leap_years(LeapRule.every(1), 3, 5) == [3, 4, 5]


def test_the_first_condition_that_matches_decides():
    rule = LeapRule((LeapCondition(6), LeapCondition(3, excludes=True), LeapCondition(5, 1)))
    assert leap_years(rule, 0, 12) == [0, 1, 6, 11, 12]
    assert leap_years(LeapRule((LeapCondition(2, excludes=True), LeapCondition(4))), 0, 20) == []


def test_a_rule_without_conditions_has_no_leap_years():
    assert not NEVER.matches(0)
    assert (NEVER.count_before(10**9), NEVER.latest(10**9), NEVER.share) == (0, None, 0)


@given(leap_rules(), years, st.integers(0, 100))
def test_counting_agrees_with_looking_at_each_year(rule, first, length):
    counted = rule.count_before(first + length) - rule.count_before(first)
    assert counted == len(leap_years(rule, first, first + length - 1))


@given(leap_rules())
def test_years_are_counted_from_year_0(rule):
    assert rule.count_before(0) == 0


@given(leap_rules(longest=7, most=3), years)
def test_the_latest_leap_year(rule, year):
    """Cycles of up to 7 years repeat after 420 of them."""
    there = leap_years(rule, year - 420, year)
    assert rule.latest(year) == (there[-1] if there else None)


@given(leap_rules(longest=7, most=3), years)
def test_a_stretch_never_strays_further_from_the_share_than_the_deviation(rule, year):
    assert abs(rule.count_before(year) - rule.share * year) <= rule.deviation


def test_cycles_too_long_to_count_through():
    cycles = (99_991, 99_989, 99_971, 99_961, 99_929, 99_923, 99_907, 99_901)
    rule = LeapRule(tuple(LeapCondition(every, 1, bool(index % 2)) for index, every in enumerate(cycles)))
    assert leap_years(rule, -99_990, 99_992) == [-99_990, -99_970, -99_928, -99_906, 1, 99_908, 99_930, 99_972, 99_992]
    assert rule.latest(99_929) == 99_908
    assert rule.count_before(99_993) - rule.count_before(-99_990) == 9
    assert LeapRule((*(LeapCondition(every, 0, True) for every in cycles[:7]), LeapCondition(1))).latest(0) == -1


@pytest.mark.parametrize(
    ("every", "offset", "message"),
    [
        (0, 0, "every: must be 1 to 100000"),
        (-4, 0, "every: must be 1 to 100000"),
        ("4", 0, "every: must be a whole number"),
        (4, 1.5, "offset: must be a whole number"),
    ],
)
def test_a_malformed_condition(every, offset, message):
    with pytest.raises(GameTimeError) as caught:
        LeapCondition(every, offset)
    assert str(caught.value) == message


def test_conditions_have_an_end():
    with pytest.raises(GameTimeError, match="has 9 conditions; 8 is the most"):
        LeapRule((LeapCondition(4),) * 9)
