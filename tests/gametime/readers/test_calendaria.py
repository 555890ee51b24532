"""Calendaria: what each field means, and what is told of the rest."""

import copy
from fractions import Fraction

import pytest

from campaigntracker.gametime import GameDate, GameTimeError, NamedDay, moon_phase, readers, season_at
from campaigntracker.gametime.readers import calendaria
from tests.gametime.readers.foundry_documents import CALENDARIA


def read(**changes):
    return readers.read({**copy.deepcopy(CALENDARIA), **changes}).definition


def told(**changes):
    return readers.read({**copy.deepcopy(CALENDARIA), **changes}).not_honoured


def test_it_is_told_from_foundrys_own_calendars():
    assert readers.read(CALENDARIA).format == calendaria.FORMAT


def test_months_stand_in_the_order_of_their_ordinals():
    calendar = read()

    assert [(month.name, month.intercalary) for month in calendar.months] == [
        ("Snow", False),
        ("Feast", True),
        ("Thaw", False),
    ]
    assert calendar.date_at(0) == GameDate(40, 1, 1)


@pytest.mark.parametrize(
    ("config", "leap_years"),
    [
        ({"rule": "gregorian"}, [1996, 2000, 2004, 2096, 2104]),
        ({"rule": "simple", "interval": 50, "start": 3}, [2003, 2053, 2103]),
        ({"rule": "custom", "pattern": "6,!3", "start": 1}, []),
        ({"rule": "custom", "pattern": "50,!100,+33"}, [2013, 2046, 2050, 2079]),
        ({"rule": "none"}, list(range(1996, 2105, 4))),
    ],
)
def test_leap_rules(config, leap_years):
    calendar = read(leapYearConfig=config)

    found = [year for year in range(1995, 2105) if calendar.is_leap_year(year)]
    assert found == leap_years if config["rule"] != "gregorian" else set(leap_years) <= set(found)


def test_gregorian_leap_years():
    calendar = read(leapYearConfig={"rule": "gregorian"})

    assert [calendar.is_leap_year(year) for year in (2020, 2000, 2021, 2100, 1700)] == [True, True, False, False, False]


def test_festival_months_and_days_that_do_not_count_stand_still_in_the_week():
    calendar = read(leapYearConfig={"rule": "none"}, years={"yearZero": 40, "firstWeekday": 1})

    week = [calendar.weekday_of(calendar.date_of_day(day)) for day in range(23)]
    assert week == [1, 2, 0, 1, 2, 0, 1, 2, 0, 1, None, 2, 0, 1, None, None, 2, 0, 1, 2, 0, 1, 2]


def test_festivals_count_from_0_in_their_fields_and_from_1_in_their_trees():
    assert read().named_days == (
        NamedDay("Feast Day", 2, 1),
        NamedDay("Still Day", 3, 4, 2, in_week=False),
        NamedDay("Leap Feast", 2, 2),
        NamedDay("Year's End", 3, 11, 2),
        NamedDay("Year's End", 1, 1, 2),
    )


def test_a_festival_goes_on_over_months_that_have_no_days():
    months = [{"name": "Long", "days": 5, "ordinal": 1}, {"name": "Rare", "days": 0, "leapDays": 2, "ordinal": 2}]
    festivals = {"f": {"name": "Fair", "month": 0, "dayOfMonth": 3, "duration": 4}}
    calendar = read(months={"values": months}, festivals=festivals, seasons={}, moons={})

    assert calendar.named_days == (NamedDay("Fair", 1, 4, 2), NamedDay("Fair", 1, 1, 2))


def test_festivals_of_old_files_count_from_1():
    calendar = read(festivals=[{"name": "Old", "month": 1, "day": 3}])

    assert calendar.named_days == (NamedDay("Old", 1, 3),)


def test_a_festival_hidden_from_players_stays_out():
    assert "Secret" not in [day.name for day in read().named_days]
    assert "1 festival hidden from players" in told()


def test_a_moon_stands_at_its_phase_on_the_reference_date():
    calendar = read()
    moon = calendar.moons[0]

    assert (moon.cycle, moon.shift) == (8, Fraction(3))
    assert [(phase.name, phase.days, phase.icon) for phase in moon.phases] == [
        ("New Moon", 2, "new"),
        ("Bright", 6, ""),
    ]
    reading = moon_phase(moon, calendar.total_at(GameDate(40, 1, 3)), calendar)
    assert (reading.days, reading.phase.name) == (3, "Bright")


def test_a_reference_date_beyond_its_month_lies_as_many_days_after_the_months_start():
    moons = {"m": {"name": "Glow", "cycleLength": 8, "referenceDate": {"year": 40, "month": 0, "dayOfMonth": 12}}}
    calendar = read(moons=moons, leapYearConfig={"rule": "none"}, years={"yearZero": 40, "firstWeekday": 1})

    assert moon_phase(calendar.moons[0], calendar.total_at(GameDate(40, 3, 2)), calendar).days == 0


def test_seasons_begin_on_days_of_an_ordinary_year_counted_from_0():
    calendar = read()

    assert [(season.name, season.month, season.day, season.icon) for season in calendar.seasons] == [
        ("Winter", 3, 10, "winter"),
        ("Wet", 2, 1, "spring"),
    ]
    assert season_at(calendar.total_at(GameDate(41, 1, 10)), calendar).name == "Winter"


def test_seasons_may_begin_on_days_of_months():
    values = [
        {"name": "Dry", "monthStart": 0, "monthEnd": 1, "dayStart": 4, "dayEnd": 0},
        {"name": "Wet", "monthStart": 2, "monthEnd": 0, "dayStart": 0, "dayEnd": 3},
    ]
    calendar = read(seasons={"values": values})

    assert [(season.month, season.day) for season in calendar.seasons] == [(1, 5), (3, 1)]
    assert not [sentence for sentence in told(seasons={"values": values}) if "season" in sentence]


def test_periodic_seasons_follow_each_other_within_a_year():
    values = [{"name": "Dry", "duration": 10}, {"name": "Wet", "duration": 13}]

    calendar = read(seasons={"type": "periodic", "offset": 4, "values": values})
    assert [(season.month, season.day) for season in calendar.seasons] == [(0, 5), (0, 15)]


def test_years_have_names_where_cycles_combine():
    names = read().year_names

    assert [names.name_of(year) for year in (0, 1, 2, 5)] == ["Owl's Oak", "Elk's Ash", "Owl's Yew", "Elk's Yew"]


def test_the_abbreviation_of_the_only_era_stands_beside_the_year():
    assert read().year_suffix == " MC"
    prefixed = {"e": {"name": "Moss Count", "abbreviation": "MC", "startYear": 1, "format": "prefix"}}
    assert read(eras=prefixed).year_prefix == "MC "


def test_years_without_months_have_a_leap_day_at_their_end():
    holiday = {"h": {"name": "Holiday", "dayOfYear": 0, "countsForWeekday": False}}
    calendar = read(months={"values": {}}, festivals=holiday, moons={}, seasons={"values": {}}, leapYearConfig=None)

    assert (calendar.days_in_year(40), calendar.days_in_year(41)) == (24, 23)
    assert calendar.weekday_of(GameDate(40, 0, 1)) is None
    assert calendar.weekday_of(GameDate(40, 0, 2)) == 1


def test_what_is_not_honoured_is_told():
    assert set(told()) == {
        "weather",
        "date formats",
        "sunrise and sunset times",
        "1 named time of the day",
        "1 named week",
        "descriptions, sources and other texts",
        "its own words for AM and PM",
        "combat rounds of 10 seconds",
        "colours, icons and settings of what is shown",
        "1 festival hidden from players",
        "festivals that have no date of their own each year: Comet",
        "names of the rise and fall of moon phases",
        "eclipses",
    }


def test_a_leap_rule_that_is_not_known_is_refused():
    with pytest.raises(GameTimeError, match="is a leap rule that is not known here") as caught:
        read(leapYearConfig={"rule": "cycle", "interval": 30, "pattern": "2,5"})
    assert caught.value.path == "leapYearConfig.rule"


@pytest.mark.parametrize(
    ("mask", "pattern"),
    [
        ("D MMMM, Y", ""),
        ("EEEE, Do [of] MMMM Y G", "{weekday}, {day_ordinal} of {month_name} {year}{year_suffix}"),
        ("DDD-yyyy", "{day_of_year:03}-{year:04}"),
        ("MMMM Y", ""),
        ("D MMMM Y [ch] W", ""),
    ],
)
def test_the_long_date_format_is_kept_where_it_tells_the_day(mask, pattern):
    result = readers.read({**copy.deepcopy(CALENDARIA), "dateFormats": {"long": mask, "time": "HH:mm"}})

    assert result.definition.date_pattern == pattern
    assert ("date formats other than the long one" if pattern else "date formats") in result.not_honoured


def test_what_the_file_calls_today_is_kept():
    assert readers.read(CALENDARIA).current == GameDate(41, 1, 5)
