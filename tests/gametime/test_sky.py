from __future__ import annotations

from fractions import Fraction

import pytest

from campaigntracker.gametime import (
    DAY_COUNT,
    GREGORIAN,
    CalendarDefinition,
    Era,
    GameDate,
    GameTimeError,
    IntercalaryDays,
    LeapDays,
    LeapRule,
    Month,
    Moon,
    MoonPhase,
    NamedDay,
    Season,
    era_of,
    moon_phase,
    moon_phases,
    named_days_on,
    season_at,
)
from tests.gametime.calendars import months

DAY = 86_400


def phases_of(moon, definition, days):
    return [moon_phase(moon, day * DAY, definition).index for day in days]


def test_a_cycle_has_eight_equal_phases():
    moon = Moon("Luna", Fraction(16), day=0)
    assert phases_of(moon, DAY_COUNT, range(-2, 19)) == [7, 7, *(n // 2 for n in range(16)), 0, 0, 1]
    reading = moon_phase(moon, 8 * DAY, DAY_COUNT)
    assert (reading.phase.name, reading.phase.icon, reading.days) == ("Full Moon", "full", 8)


def test_a_phase_belongs_to_the_whole_day():
    moon = Moon("Luna", Fraction(16), day=0)
    campaign = DAY_COUNT.with_epoch(GameDate(hour=9))
    assert moon_phase(moon, 15 * 3600 - 1, campaign) == moon_phase(moon, -9 * 3600, campaign)
    assert moon_phase(moon, 15 * 3600, campaign).days == 1


def test_cycles_that_are_no_whole_days_stay_exact():
    moon = Moon("Luna", Fraction("29.53059"), day=0)
    a_hundred_thousand_cycles = 2_953_059
    reading = moon_phase(moon, a_hundred_thousand_cycles * DAY, DAY_COUNT)
    assert (reading.index, reading.days) == (0, 0)
    assert moon_phase(moon, (10**12 * a_hundred_thousand_cycles - 1) * DAY, DAY_COUNT).index == 7


def test_a_shift_moves_the_moon_on():
    moon = Moon("Luna", Fraction(28), day=0, shift=Fraction("14.5"))
    assert moon_phase(moon, 0, DAY_COUNT).days == Fraction("14.5")
    assert moon_phase(moon, 13 * DAY, DAY_COUNT).days == Fraction("27.5")
    assert moon_phase(moon, 14 * DAY, DAY_COUNT).days == Fraction("0.5")


def test_the_last_phase_takes_what_the_phases_leave_of_the_cycle():
    phases = (MoonPhase("Dark", Fraction(3)), MoonPhase("Bright", Fraction(4)))
    moon = Moon("Luna", Fraction(10), day=0, phases=phases)
    assert phases_of(moon, DAY_COUNT, range(11)) == [0] * 3 + [1] * 7 + [0]


def test_the_new_moon_is_a_date():
    calendar = CalendarDefinition(months=months(30, 30), epoch=GameDate(4, 1, 1))
    moon = Moon("Luna", Fraction(8), 5, 2, 10)
    assert moon_phase(moon, calendar.total_at(GameDate(5, 2, 10)), calendar).index == 0
    assert moon_phase(moon, calendar.total_at(GameDate(5, 2, 9)), calendar).index == 7
    assert moon_phase(Moon("Luna", Fraction(8), 5), calendar.total_at(GameDate(5, 1, 1)), calendar).index == 0


def test_a_cycle_that_begins_anew_in_certain_years():
    calendar = CalendarDefinition(months=months(30, 30), has_year_zero=False)
    moon = Moon("Luna", Fraction(7), 1, 2, 1, resets=LeapRule.every(10))

    def position(year, month, day):
        return moon_phase(moon, calendar.total_at(GameDate(year, month, day)), calendar).days

    assert position(10, 2, 1) == position(20, 2, 1) == position(-1, 2, 1) == 0
    assert position(20, 1, 30) == (600 - 1) % 7
    assert position(19, 2, 1) == 540 % 7
    assert position(-2, 2, 30) == (600 - 60 + 29) % 7


def test_a_cycle_begins_anew_on_the_next_day_where_the_year_lacks_its_own():
    february = Month("February", 28, leap=(LeapDays(1, LeapRule.every(4)),))
    calendar = CalendarDefinition(months=(Month("January", 31), february, Month("March", 31)))
    moon = Moon("Luna", Fraction(50), 4, 2, 29, resets=LeapRule.every(2))
    for date in (GameDate(4, 2, 29), GameDate(6, 3, 1), GameDate(8, 2, 29)):
        assert moon_phase(moon, calendar.total_at(date), calendar).days == 0
        assert moon_phase(moon, calendar.total_at(date) - 1, calendar).days != 0


def test_all_moons_are_read_in_their_order():
    calendar = CalendarDefinition(moons=(Moon("A", Fraction(8), day=0), Moon("B", Fraction(8), day=4)))
    assert [(reading.moon.name, reading.index) for reading in moon_phases(0, calendar)] == [("A", 0), ("B", 4)]


@pytest.mark.parametrize(
    ("moon", "fields", "message"),
    [
        (Moon("A", Fraction(8), 1, 1, 31), {}, "calendar.moons[0].newMoon.day: must be 1 to 30 in Month 1"),
        (Moon("A", Fraction(8), 1, 3, 1), {}, "calendar.moons[0].newMoon.month: must be 0 to 2"),
        (Moon("A", Fraction(8), 1, 0, 61), {}, "calendar.moons[0].newMoon.day: must be 1 to 60"),
        (Moon("A", Fraction(8), 1, 1, 0), {}, "calendar.moons[0].newMoon.day: must be 1 to 30 in Month 1"),
        (
            Moon("A", Fraction(8), 0),
            {"has_year_zero": False},
            "calendar.moons[0].newMoon.year: must not be 0: this calendar has no year 0",
        ),
        (
            Moon("A", Fraction(8), resets=GREGORIAN),
            {"months": ()},
            "calendar.moons[0].resets: must be left out: a day count has no years",
        ),
    ],
)
def test_a_new_moon_on_a_day_that_there_is_not(moon, fields, message):
    with pytest.raises(GameTimeError) as caught:
        CalendarDefinition(**({"months": months(30, 30), "moons": (moon,)} | fields))
    assert str(caught.value) == message


def test_a_season_lasts_until_the_next_one_begins():
    seasons = (Season("Spring", 1, 10), Season("Autumn", 2, 20))
    calendar = CalendarDefinition(months=months(30, 30), seasons=seasons, has_year_zero=False)
    expected = {
        (1, 1, 9): "Autumn",
        (1, 1, 10): "Spring",
        (1, 2, 19): "Spring",
        (1, 2, 20): "Autumn",
        (-1, 2, 30): "Autumn",
    }
    assert {date: season_at(calendar.total_at(GameDate(*date)), calendar).name for date in expected} == expected


def test_a_season_begins_on_the_next_day_where_the_year_lacks_its_own():
    midyear = IntercalaryDays("Midyear", 2, after_month=1)
    seasons = (Season("Wet", 1, 31), Season("Dry", 2, 31), Season("Cold", 0, 15))
    calendar = CalendarDefinition(months=months(30, 30), intercalary=(midyear,), seasons=seasons)

    def season(*date):
        return season_at(calendar.total_at(GameDate(*date[:3], intercalary="".join(date[3:]))), calendar).name

    assert [season(3, 1, 1), season(3, 1, 14), season(3, 1, 15), season(3, 1, 30)] == ["Dry", "Dry", "Cold", "Cold"]
    assert [season(3, 1, 1, "Midyear"), season(3, 2, 30), season(4, 1, 1)] == ["Wet", "Wet", "Dry"]


def test_seasons_of_their_own_lengths_follow_each_other_whatever_the_years_do():
    seasons = (Season("Wet", length=Fraction("1.5")), Season("Dry", length=Fraction(2)))
    assert [season_at(day * DAY, CalendarDefinition(seasons=seasons)).name[0] for day in range(-2, 8)] == list(
        "DDWWDDWDDW"
    )
    shifted = CalendarDefinition(seasons=seasons, season_shift=Fraction(2))
    assert [season_at(day * DAY, shifted).name[0] for day in range(4)] == list("DDWD")
    calendar = CalendarDefinition(months=months(30, 31), seasons=seasons)
    assert [season_at(calendar.total_at(GameDate(1, 1, day)), calendar).name[0] for day in (1, 2, 3)] == list("WWD")


def test_a_calendar_without_seasons_has_none():
    assert season_at(0, DAY_COUNT) is None


def test_feasts_have_days_of_a_month():
    feasts = (NamedDay("Fair", 1, 3, 2), NamedDay("Market", 1, 4))
    calendar = CalendarDefinition(
        months=months(30), intercalary=(IntercalaryDays("Gap", 5, after_month=1),), named_days=feasts
    )
    assert [named_days_on(GameDate(2, 1, day), calendar) for day in (2, 3, 4, 5)] == [
        (),
        ("Fair",),
        ("Fair", "Market"),
        (),
    ]
    assert named_days_on(GameDate(2, 1, 4, intercalary="Gap"), calendar) == ()


def test_feasts_of_years_without_months_have_days_of_the_year():
    calendar = CalendarDefinition(months=(Month("", 300),), named_days=(NamedDay("Founding", 0, 200),))
    assert named_days_on(GameDate(2, 0, 200), calendar) == ("Founding",)


def test_an_era_lasts_until_the_next_one_starts():
    eras = (Era("Late", 100), Era("First"), Era("Second", -5))
    calendar = CalendarDefinition(months=months(30), eras=eras)
    assert [era_of(year, calendar).name for year in (-6, -5, 99, 100)] == ["First", "Second", "Second", "Late"]
    assert era_of(3, CalendarDefinition(months=months(30), eras=(Era("Late", 4),))) is None
    assert era_of(0, DAY_COUNT) is None
