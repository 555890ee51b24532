"""The dates of one calendar in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import (
    DAY_COUNT,
    CalendarDefinition,
    Counterparts,
    GameDate,
    GameTimeError,
    IntercalaryDays,
    LeapDays,
    LeapRule,
    Month,
)
from campaigntracker.gametime.presets import PRESETS

HARPTOS = PRESETS["harptos"].definition
PLAIN = CalendarDefinition(
    months=(Month("Thaw", 30), Month("Frost", 30)), intercalary=(IntercalaryDays("Feast", 2, 1),)
)
LISTED = CalendarDefinition(months=(Month("THAW", 30), Month("feast", 2, intercalary=True), Month("Frost", 29)))
LEAPING = CalendarDefinition(months=(Month("Thaw", 30, leap=(LeapDays(),)),), leap_rule=LeapRule.every(4))
NUMBERED = CalendarDefinition(months=(Month("", 365),))


@pytest.mark.parametrize(
    ("old", "new", "date", "found"),
    [
        (PLAIN, LISTED, GameDate(7, 2, 5, 4, 3, 2), GameDate(7, 3, 5, 4, 3, 2)),
        (PLAIN, LISTED, GameDate(7, 1, 2, intercalary="Feast"), GameDate(7, 2, 2)),
        (LISTED, PLAIN, GameDate(7, 2, 2), GameDate(7, 1, 2, intercalary="Feast")),
        (NUMBERED, CalendarDefinition(months=(Month("", 400),)), GameDate(9, 0, 365), GameDate(9, 0, 365)),
        (DAY_COUNT, CalendarDefinition(hours_per_day=25), GameDate(day=-4, hour=23), GameDate(day=-4, hour=23)),
        (LEAPING, LEAPING, GameDate(8, 1, 31), GameDate(8, 1, 31)),
    ],
)
def test_a_date_is_found_by_its_names(
    old: CalendarDefinition, new: CalendarDefinition, date: GameDate, found: GameDate
) -> None:
    assert Counterparts(old, new).date(date) == found
    assert new.date_at(Counterparts(old, new).total(old.total_at(date))) == found


@pytest.mark.parametrize(
    ("old", "new", "date"),
    [
        (PLAIN, LISTED, GameDate(7, 2, 30)),
        (PLAIN, HARPTOS, GameDate(7, 1, 1)),
        (DAY_COUNT, PLAIN, GameDate(day=3)),
        (PLAIN, DAY_COUNT, GameDate(7, 1, 1)),
        (NUMBERED, PLAIN, GameDate(7, 0, 1)),
        (PLAIN, NUMBERED, GameDate(7, 1, 1)),
        (PLAIN, NUMBERED, GameDate(7, 1, 1, intercalary="Feast")),
        (LEAPING, CalendarDefinition(months=(Month("Thaw", 30),)), GameDate(8, 1, 31)),
        (CalendarDefinition(hours_per_day=25), DAY_COUNT, GameDate(day=1, hour=24)),
        (PLAIN, CalendarDefinition(months=PLAIN.months, has_year_zero=False), GameDate(0, 1, 1)),
    ],
)
def test_a_date_that_there_is_not_is_an_error(old: CalendarDefinition, new: CalendarDefinition, date: GameDate) -> None:
    with pytest.raises(GameTimeError):
        Counterparts(old, new).date(date)
    with pytest.raises(GameTimeError):
        Counterparts(old, new).total(old.total_at(date))


@given(st.integers(-(10**13), 10**13), st.sampled_from([preset.definition for preset in PRESETS.values()]))
def test_the_same_calendar_has_every_date_one_shift_away(total: int, calendar: CalendarDefinition) -> None:
    later = calendar.with_epoch(calendar.date_at(1_000_001))
    assert Counterparts(calendar, later).total(total) == total - 1_000_001


def test_a_moment_too_far_away_is_refused() -> None:
    with pytest.raises(GameTimeError, match="too far away"):
        Counterparts(DAY_COUNT, DAY_COUNT.with_epoch(GameDate(day=-1))).total(2**63 - 1)
