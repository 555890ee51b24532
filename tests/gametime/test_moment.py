from __future__ import annotations

from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given

from campaigntracker.gametime import (
    DAY_COUNT,
    CalendarDefinition,
    DateDifference,
    Era,
    GameDate,
    GameDuration,
    GameMoment,
    GameTimeError,
    IntercalaryDays,
    Month,
    Moon,
    NamedDay,
    Season,
    Weekday,
    YearNames,
)
from tests.gametime.calendars import CAMPAIGN, calendars, storable

CALENDAR = CalendarDefinition(
    months=(Month("Thaw", 30), Month("Frost", 30)),
    intercalary=(IntercalaryDays("Midyear", 1, after_month=1),),
    weekdays=(Weekday("Sunday"), Weekday("Moonday"), Weekday("Starday")),
    moons=(Moon("Luna", Fraction(8)), Moon("Nox", Fraction(10))),
    seasons=(Season("Summer", 1, 1), Season("Winter", 2, 1)),
    eras=(Era("Dawn", 1), Era("Noon", 100)),
    year_names=YearNames(("Rat", "Ox")),
    named_days=(NamedDay("Market", 2, 5),),
)


def test_what_a_moment_tells():
    moment = GameMoment.of(GameDate(100, 2, 5, 18, 30), CALENDAR)
    assert moment.date == GameDate(100, 2, 5, 18, 30)
    assert moment.weekday == Weekday("Sunday" if (99 * 60 + 34) % 3 == 0 else "Moonday")
    assert (moment.day_of_year, moment.day_number) == (36, 99 * 61 + 35)
    assert (moment.season, moment.era, moment.year_name) == (Season("Winter", 2, 1), Era("Noon", 100), "Ox")
    assert moment.named_days == ("Market",)
    assert [reading.days for reading in moment.moons] == [(99 * 61 + 35) % 8, (99 * 61 + 35) % 10]


def test_a_day_outside_the_week_has_no_weekday():
    assert GameMoment.of(GameDate(3, 1, 1, intercalary="Midyear"), CALENDAR).weekday is None


def test_a_day_count_has_neither_year_nor_season():
    moment = GameMoment(0, CAMPAIGN)
    assert (moment.weekday, moment.season, moment.moons, moment.era, moment.year_name) == (None, None, (), None, "")
    with pytest.raises(GameTimeError, match="a day count has no years"):
        _ = moment.day_of_year


def test_steps_lead_to_other_moments():
    moment = GameMoment.of(GameDate(3, 1, 30, 12), CALENDAR)
    assert moment.next_day().date == GameDate(3, 1, 1, 12, intercalary="Midyear")
    assert moment.next_day().next_day().date == GameDate(3, 2, 1, 12)
    assert moment.previous_day().date == GameDate(3, 1, 29, 12)
    assert moment.add(years=1, months=1, days=1, hours=1, minutes=1, seconds=1).date == GameDate(5, 1, 1, 13, 1, 1)


def test_time_between_moments():
    start, end = GameMoment.of(GameDate(3, 1, 30), CALENDAR), GameMoment.of(GameDate(3, 2, 30), CALENDAR)
    assert end.since(start) == GameDuration(31 * 86_400)
    assert start.since(end) == GameDuration(-31 * 86_400)
    assert end.difference(start) == DateDifference(0, 1, 0, 0)
    assert start.difference(end) == DateDifference(0, -1, 0, 0)


def test_moments_of_one_calendar_are_ordered():
    moments = [GameMoment(total, CALENDAR) for total in (5, -3, 0)]
    assert [moment.total for moment in sorted(moments)] == [-3, 0, 5]
    assert GameMoment(1, CALENDAR) <= GameMoment(1, CALENDAR) < GameMoment(2, CALENDAR)
    assert len({GameMoment(1, CALENDAR), GameMoment(1, CALENDAR)}) == 1


def test_moments_of_two_calendars_cannot_be_compared():
    here, there = GameMoment(1, CALENDAR), GameMoment(1, DAY_COUNT)
    assert here != there
    for compare in (here.since, here.difference):
        with pytest.raises(TypeError, match="different calendars"):
            compare(there)
    with pytest.raises(TypeError, match="not supported between"):
        sorted([here, there])


def test_a_moment_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        GameMoment(1, CALENDAR).total = 2


def test_a_date_that_there_is_not():
    with pytest.raises(GameTimeError, match="day: must be 1 to 30 in Thaw"):
        GameMoment.of(GameDate(3, 1, 31), CALENDAR)
    with pytest.raises(GameTimeError, match="lies too far away to be kept"):
        GameMoment.of(GameDate(10**18, 1, 1), CALENDAR)


@given(calendars, storable)
def test_parse_takes_back_what_format_made(calendar, total):
    moment = GameMoment(total, calendar)
    assert GameMoment.parse(moment.format(), calendar) == moment
    assert str(moment) == moment.format()
    assert GameMoment.of(moment.date, calendar) == moment
