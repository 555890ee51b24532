"""Fantasy-Calendar exports: what each field means, and what is told of the rest."""

import copy

import pytest

from campaigntracker.gametime import GameDate, GameTimeError, NamedDay, moon_phase, readers, season_at
from campaigntracker.gametime.readers import fantasy_calendar
from tests.gametime.readers.site_documents import FANTASY_CALENDAR

DAY = 20 * 50 * 60


def read(*, year_data=None, static=None):
    document = copy.deepcopy(FANTASY_CALENDAR)
    document["static_data"] |= static or {}
    document["static_data"]["year_data"] |= year_data or {}
    return readers.read(document)


def test_it_is_recognised():
    assert readers.read(FANTASY_CALENDAR).format == fantasy_calendar.FORMAT
    assert readers.read(FANTASY_CALENDAR["static_data"]).definition.weekdays


def test_the_clock_has_hours_and_minutes():
    calendar = read().definition

    assert (calendar.hours_per_day, calendar.minutes_per_hour, calendar.seconds_per_minute) == (20, 50, 60)


def test_the_first_weekday_is_that_of_year_0_where_there_is_one():
    assert read().definition.weekday_of(GameDate(0, 1, 1)) == 1


def test_the_first_weekday_is_that_of_year_1_without_a_year_0():
    calendar = read(static={"settings": {"year_zero_exists": False}}).definition

    assert calendar.weekday_of(GameDate(1, 1, 1)) == 1
    assert calendar.date_at(-DAY).year == -1


def test_leap_rules_take_the_first_interval_that_matches_and_offsets():
    calendar = read().definition

    leap = [year for year in range(202) if calendar.days_in_month(year, 1) == 10]
    expected = [year for year in range(202) if year % 100 == 1 or (year % 20 != 1 and year % 4 == 0)]
    assert leap == expected


def test_a_month_that_some_years_have_and_its_leap_days_which_count_its_occurrences():
    calendar = read().definition

    assert [calendar.days_in_month(year, 4) for year in range(12)] == [0, 0, 6, 0, 0, 5, 0, 0, 6, 0, 0, 5]


def test_an_intercalary_leap_day_of_every_year_is_a_day_of_its_month_outside_the_week():
    calendar = read().definition

    assert calendar.days_in_month(7, 3) == 12
    assert calendar.weekday_of(GameDate(7, 3, 1)) is None
    assert calendar.weekday_of(GameDate(7, 2, 1)) is None
    assert NamedDay("Hush", 3, 1, in_week=False) in calendar.named_days


def test_an_intercalary_leap_day_without_a_number_lies_outside_its_month():
    rest = {"name": "Rest", "intercalary": True, "not_numbered": True, "timespan": 0, "day": 4, "interval": "3"}
    calendar = read(year_data={"leap_days": [rest]}).definition

    assert [span.name for span in calendar.spans(3)] == ["Dim", "Rest", "Dark", "Bright"]
    assert calendar.days_in_month(3, 1) == 9
    assert calendar.weekday_of(GameDate(3, 1, 1, intercalary="Rest")) is None


def test_a_numbered_leap_day_that_comes_and_goes_within_a_month_is_told():
    rest = {"name": "Rest", "intercalary": True, "timespan": 0, "day": 4, "interval": "3"}

    sentence = "the numbers of the days after “Rest”: it lies outside its month here"
    assert sentence in read(year_data={"leap_days": [rest]}).not_honoured


def test_without_overflow_each_month_begins_with_the_first_weekday():
    calendar = read(year_data={"overflow": False, "leap_days": []}).definition

    assert [calendar.weekday_of(GameDate(year, month, 1)) for year in (1, 3) for month in (1, 3)] == [0, 0, 0, 0]


def test_moons_are_counted_from_the_first_day_of_year_0():
    calendar = read().definition
    lamp, candle = calendar.moons
    start = calendar.total_at(GameDate(0, 1, 1))

    assert moon_phase(lamp, start + 3 * DAY, calendar).days == 0
    assert moon_phase(lamp, start + 15 * DAY, calendar).phase.name == "Full Moon"
    phases = [moon_phase(candle, start + day * DAY, calendar).phase.name for day in range(7)]
    assert phases == ["New Moon", "New Moon", "First Quarter", "Full Moon", "Full Moon", "Last Quarter", "New Moon"]


def test_seasons_are_counted_from_the_first_day_of_year_0():
    calendar = read().definition
    start = calendar.total_at(GameDate(0, 1, 1))

    names = [season_at(start + day * DAY, calendar).name for day in range(19)]
    assert names == ["Winter"] * 9 + ["Summer"] * 10


def test_dated_seasons_begin_on_their_day():
    seasons = {
        "data": [{"name": "Winter", "timespan": 0, "day": 2}, {"name": "Summer", "timespan": 2, "day": 1}],
        "global_settings": {"periodic_seasons": False, "season_offset": -12},
    }
    calendar = read(static={"seasons": seasons}).definition

    assert [(season.month, season.day) for season in calendar.seasons] == [(1, 2), (3, 1)]


def test_cycles_give_years_their_names():
    names = read().definition.year_names

    assert [names.name_of(year) for year in range(6)] == [
        "Year of the Bat",
        "Year of the Bat",
        "Year of the Owl",
        "Year of the Owl",
        "Year of the Moth",
        "Year of the Moth",
    ]


def test_events_of_one_date_are_feasts_unless_they_are_hidden():
    named = read().definition.named_days

    assert NamedDay("Lights", 3, 5) in named
    assert "Plot" not in [day.name for day in named]


def test_what_is_not_honoured_is_told():
    assert set(read().not_honoured) == {
        "the weekday that “Rare” adds to its week",
        "which day of its month is “Rare”",
        "that the moon “Lamp” is hidden from players",
        "weather",
        "1 place with a climate",
        "colours, icons and settings of what is shown",
        "sunrise and sunset times",
        "on which day of its first year an era begins",
        "how eras write the year",
        "that the era “New” ends the year 10 before its time: later weekdays differ",
        "that the era “New” counts its years from 1 again",
        "descriptions, colours and categories of yearly events",
        "1 event hidden from players",
        "1 event that does not recur on one date",
    }


def test_what_the_file_calls_today_is_kept():
    assert read().current == GameDate(12, 1, 3)


@pytest.mark.parametrize(
    ("year_data", "path", "problem"),
    [
        ({"timespans": []}, "timespans", "must have at least one month"),
        ({"timespans": [{"name": "A", "length": -3, "interval": 1}]}, "length", "must be 0 to"),
        ({"timespans": [{"name": "A", "length": 3, "interval": 0}]}, "interval", "must be 1 to"),
        ({"leap_days": [{"timespan": 0, "interval": "4,x"}]}, "interval", "must be intervals in years"),
        ({"leap_days": [{"timespan": 0, "interval": "0"}]}, "interval", "must be 1 to"),
        ({"first_day": "Oil"}, "first_day", "must be a whole number"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(year_data, path, problem):
    with pytest.raises(GameTimeError, match=problem) as caught:
        read(year_data=year_data)
    assert caught.value.path.endswith(path)
