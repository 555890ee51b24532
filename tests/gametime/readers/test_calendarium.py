"""Calendarium and its elder: what each field means, and what is told of the rest."""

import copy
from fractions import Fraction

import pytest

from campaigntracker.gametime import GameDate, GameTimeError, NamedDay, moon_phase, readers, season_at
from campaigntracker.gametime.readers import calendarium
from tests.gametime.readers.site_documents import CALENDARIUM


def read(*, static=None, **changes):
    document = copy.deepcopy(CALENDARIUM) | changes
    document["static"] |= static or {}
    return readers.read(document)


def test_it_is_recognised_alone_and_within_the_data_of_the_plug_in():
    assert readers.read(CALENDARIUM).format == calendarium.FORMAT
    assert readers.read({"calendars": [CALENDARIUM]}).definition == readers.read(CALENDARIUM).definition


def test_of_several_calendars_one_must_be_given():
    with pytest.raises(GameTimeError, match="has 2 calendars; give one"):
        readers.read({"calendars": [CALENDARIUM, CALENDARIUM]})


def test_second_0_is_the_first_day_of_year_1_with_its_weekday():
    calendar = read().definition

    assert calendar.date_at(0) == GameDate(1, 1, 1)
    assert calendar.weekday_of(GameDate(1, 1, 1)) == 1


def test_a_month_that_some_years_have():
    calendar = read().definition

    assert [year for year in range(1, 12) if calendar.days_in_month(year, 4)] == [1, 4, 7, 10]
    assert calendar.days_in_month(4, 4) == 4


def test_the_longest_interval_decides_about_a_leap_day_and_offsets_may_be_ignored():
    calendar = read().definition

    leap = [year for year in range(1, 202) if calendar.days_in_month(year, 1) == 11]
    expected = [year for year in range(1, 202) if year % 100 == 0 or (year % 20 != 0 and year % 4 == 1)]
    assert leap == expected


def test_a_shortest_interval_that_forbids_leaves_all_other_years():
    interval = [{"interval": 4, "exclusive": True}]
    calendar = read(static={"leapDays": [{"name": "Most", "interval": interval, "timespan": 0}]}).definition

    assert [year for year in range(1, 9) if calendar.days_in_month(year, 1) == 11] == [1, 2, 3, 5, 6, 7]


def test_intercalary_months_and_leap_days_stand_outside_the_week():
    calendar = read(static={"firstWeekDay": 0}).definition

    spans = [(span.name, span.days) for span in calendar.spans(2)]
    assert spans == [("Low", 10), ("Stillness", 2), ("High", 11), ("Mid Rest", 1)]
    start = calendar.total_at(GameDate(2, 1, 1))
    week = [calendar.weekday_of(calendar.date_at(start + day * 86_400)) for day in range(24)]
    first = week[0]
    counted = [day for day in week if day is not None]
    assert counted == [(first + day) % 3 for day in range(21)]
    assert [at for at, day in enumerate(week) if day is None] == [10, 11, 17]


def test_without_overflow_each_month_begins_with_the_first_weekday():
    calendar = read(static={"overflow": False}).definition

    assert [calendar.weekday_of(GameDate(year, month, 1)) for year in (1, 2) for month in (1, 3)] == [0, 0, 0, 0]


def test_a_numbered_intercalary_leap_day_is_a_day_of_its_month():
    rest = {"name": "Rest", "interval": [{"interval": 1}], "timespan": 0, "intercalary": True, "after": 0}
    calendar = read(static={"leapDays": [rest]}).definition

    assert calendar.days_in_month(5, 1) == 11
    assert calendar.weekday_of(GameDate(5, 1, 1)) is None
    assert NamedDay("Rest", 1, 1, in_week=False) in calendar.named_days


def test_a_leap_day_has_its_name_where_it_falls():
    assert NamedDay("Added Day", 1, 11) in read().definition.named_days


def test_a_moon_is_new_so_many_days_after_the_first_day():
    calendar = read().definition
    moon = calendar.moons[0]

    names = [moon_phase(moon, day * 86_400, calendar).phase.name for day in (0, 1, 2, 3, 4, 14, 24, 25)]
    assert names == [
        "Waning Crescent",
        "New Moon",
        "New Moon",
        "New Moon",
        "Waxing Crescent",
        "Full Moon",
        "Waning Crescent",
        "New Moon",
    ]


def test_periodic_seasons_follow_each_other_whatever_the_years_do():
    calendar = read().definition

    assert [season.length for season in calendar.seasons] == [12, Fraction(27, 2)]
    assert season_at(0, calendar).name == "Dry"
    names = [season_at(day * 86_400, calendar).name for day in range(26)]
    assert names == ["Dry"] * 11 + ["Wet"] * 13 + ["Dry"] * 2


def test_dated_seasons_begin_on_their_day():
    seasons = [{"name": "Dry", "month": 0, "day": 3}, {"name": "Wet", "month": 2, "day": 1}]
    calendar = read(seasonal={"type": "Dated", "seasons": seasons}).definition

    assert [(season.month, season.day) for season in calendar.seasons] == [(1, 3), (3, 1)]


def test_years_have_names_of_their_own_and_events_that_recur_are_feasts():
    calendar = read().definition

    assert [calendar.year_names.name_of(year) for year in (1, 2, 3)] == ["Heron", "Otter", ""]
    assert NamedDay("Regatta", 3, 3) in calendar.named_days


def test_what_is_not_honoured_is_told():
    assert set(read().not_honoured) == {
        "subtitles of months",
        "colours, icons and settings of what is shown",
        "weather",
        "how eras write the year",
        "on which day of its first year an era begins",
        "that the era “After” ends a year before its time",
        "descriptions, sources and other texts",
        "descriptions, colours and categories of yearly events",
        "1 event that does not recur on one date",
        "1 category of events",
    }


def test_what_the_file_calls_today_is_kept():
    assert read().current == GameDate(60, 3, 4)


def test_a_date_format_is_kept_where_it_tells_the_day():
    assert read().definition.date_pattern == "{year}-{month:02}-{day:02}"
    assert read(dateFormat="yyyy-mmm-d").definition.date_pattern == "{year}-{month_abbr}-{day}"
    assert "date formats" in read(dateFormat="YYYY").not_honoured
