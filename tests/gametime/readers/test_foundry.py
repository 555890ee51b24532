"""Foundry's own calendars: what each field means, and what is told of the rest."""

from campaigntracker.gametime import GameDate, readers, season_at
from campaigntracker.gametime.readers import foundry
from tests.gametime.readers.foundry_documents import FOUNDRY


def read(**changes):
    return readers.read({**FOUNDRY, **changes}).definition


def test_it_is_recognised_with_and_without_its_wrapper():
    assert readers.read(FOUNDRY).format == foundry.FORMAT
    wrapped = {"localized_en": FOUNDRY, "as_in_source": {}}
    assert readers.read(wrapped).definition == readers.read(FOUNDRY).definition


def test_second_0_is_the_start_of_year_zero_and_falls_on_the_first_weekday():
    calendar = read()

    assert calendar.date_at(0) == GameDate(40, 1, 1)
    assert calendar.weekday_of(GameDate(40, 1, 1)) == 1
    assert calendar.seconds_per_day == 20 * 50 * 100


def test_leap_years_are_counted_from_year_zero():
    calendar = read()

    assert [year for year in range(40, 50) if calendar.is_leap_year(year)] == [42, 45, 48]
    assert (calendar.days_in_month(42, 2), calendar.days_in_month(43, 2)) == (12, 11)


def test_keys_of_translations_become_names():
    calendar = read()

    assert calendar.name == "Mossy"
    assert [month.name for month in calendar.months] == ["Deep Snow", "Thaw"]


def test_seasons_begin_on_days_of_the_year_counted_from_1():
    calendar = read()

    begins = [season_at(calendar.total_at(GameDate(40, month, day)), calendar).name for month, day in ((1, 9), (1, 10))]
    assert begins == ["Winter", "Fall"]


def test_seasons_of_whole_months_go_by_the_numbers_of_the_months():
    months = {"values": [{"name": "A", "ordinal": 7, "days": 10}, {"name": "B", "ordinal": 8, "days": 10}]}
    seasons = {
        "values": [{"name": "Dry", "monthStart": 8, "monthEnd": 8}, {"name": "Wet", "monthStart": 7, "monthEnd": 7}]
    }
    calendar = read(months=months, seasons=seasons, festivals=[])

    assert [(season.name, season.month) for season in calendar.seasons] == [("Dry", 2), ("Wet", 1)]
    assert [month.number for month in calendar.months] == [7, 8]


def test_festivals_are_named_days():
    assert [(day.name, day.month, day.day) for day in read().named_days] == [("Long Night", 1, 5)]


def test_what_is_not_honoured_is_told():
    assert readers.read(FOUNDRY).not_honoured == (
        "that no year before 42 is a leap year",
        "which weekdays are days of rest",
        "festivals that name no day of a month: Nowhere",
    )


def test_a_year_that_its_months_do_not_fill_is_told():
    document = {**FOUNDRY, "days": {**FOUNDRY["days"], "daysPerYear": 30}}

    assert "a year of 30 days: its months have 21" in readers.read(document).not_honoured


def test_a_stretch_without_a_season_is_told():
    seasons = {"values": [{"name": "Cold", "dayStart": 1, "dayEnd": 5}]}

    result = readers.read({**FOUNDRY, "seasons": seasons})
    assert "days without a season, or in two: each season lasts until the next begins" in result.not_honoured


def test_years_without_months():
    calendar = read(months={"values": []}, festivals=[], seasons={"values": []})

    assert calendar.date_at(calendar.seconds_per_day * 21) == GameDate(41, 0, 1)
    assert not calendar.has_months
