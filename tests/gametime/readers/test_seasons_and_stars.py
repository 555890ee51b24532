"""Seasons & Stars: months and days from 1, second 0 at the start of the year “epoch”, variants."""

import copy
from fractions import Fraction

import pytest

from campaigntracker.gametime import GameDate, GameTimeError, readers
from campaigntracker.gametime.readers import seasons_and_stars as reader
from campaigntracker.gametime.sky import moon_phase, named_days_on, season_at
from tests.gametime.readers.documents import VARIANTS_ALONE, seasons_and_stars


def definition(**changes):
    return readers.read(seasons_and_stars(**changes)).definition


def test_it_is_recognised():
    result = readers.read(seasons_and_stars())

    assert (result.format, result.definition.name) == ("Seasons & Stars", "Orchard Years")


def test_second_0_is_the_start_of_the_epoch_year():
    assert definition().date_at(0) == GameDate(100, 0, 1, intercalary="First Leaf")


def test_second_0_is_the_start_of_the_current_year_where_time_is_real_time():
    world_time = {"interpretation": "real-time-based", "epochYear": 100, "currentYear": 140}

    assert definition(worldTime=world_time, intercalary=[]).date_at(0) == GameDate(140, 1, 1)


def test_an_unknown_reading_of_world_time_is_told():
    result = readers.read(seasons_and_stars(worldTime={"interpretation": "custom", "transform": {"x": 1}}))

    assert "a special reading of the time of the virtual tabletop" in result.not_honoured
    assert "a formula for the time of the virtual tabletop" in result.not_honoured


def test_leap_years_lengthen_their_month_and_bring_their_days():
    calendar = definition()

    assert [year for year in range(100, 113) if calendar.is_leap_year(year)] == [102, 107, 112]
    assert (calendar.days_in_month(102, 3), calendar.days_in_month(103, 3)) == (16, 14)
    assert (calendar.days_in_year(102), calendar.days_in_year(103)) == (12 + 13 + 14 + 3 + 3, 12 + 13 + 14 + 3)


def test_a_leap_year_leaves_a_month_one_day():
    leap_year = {"rule": "custom", "interval": 2, "month": "Bud", "extraDays": -40}

    assert definition(leapYear=leap_year).days_in_month(2, 1) == 1


@pytest.mark.parametrize("leap_year", [{}, {"rule": "none", "interval": 4}, {"rule": "custom"}, None])
def test_a_rule_may_be_missing(leap_year):
    assert not definition(leapYear=leap_year).is_leap_year(4)


def test_intercalary_days_stand_between_months_and_move_the_weekday_on_unless_told_otherwise():
    calendar = definition()
    last = calendar.day_number(calendar.total_at(GameDate(100, 3, 14)))

    assert [calendar.date_of_day(last + days) for days in (1, 2, 3)] == [
        GameDate(100, 3, 1, intercalary="Cider Night"),
        GameDate(100, 3, 2, intercalary="Cider Night"),
        GameDate(101, 0, 1, intercalary="First Leaf"),
    ]
    assert calendar.weekday_of(GameDate(100, 0, 1, intercalary="First Leaf")) == 3
    assert calendar.weekday_of(GameDate(100, 3, 1, intercalary="Cider Night")) is None
    assert calendar.weekday_of(GameDate(101, 0, 1, intercalary="First Leaf")) == (3 + 1 + 12 + 13 + 14) % 4


def test_a_special_day_within_a_month_is_a_named_day():
    calendar = definition(intercalary=[{"name": "Swarm", "month": 2, "day": 3, "countsForWeekdays": False}])

    assert named_days_on(GameDate(100, 2, 3), calendar) == ("Swarm",)
    assert calendar.weekday_of(GameDate(100, 2, 3)) is None
    assert calendar.weekday_of(GameDate(100, 2, 4)) == calendar.weekday_of(GameDate(100, 2, 2)) + 1


def test_a_special_day_just_beyond_a_month_follows_it():
    calendar = definition(intercalary=[{"name": "Swarm", "month": 2, "day": 14}])

    assert calendar.total_at(GameDate(100, 2, 1, intercalary="Swarm")) == 25 * 100_000


def test_moons_seasons_and_feasts():
    calendar = definition()
    apple = calendar.moons[0]

    assert moon_phase(apple, calendar.total_at(GameDate(101, 2, 3)), calendar).days == 0
    assert moon_phase(apple, calendar.total_at(GameDate(101, 2, 7)), calendar).phase.name == "Ripe"
    assert apple.cycle == Fraction(12)
    assert [season_at(calendar.total_at(GameDate(101, month, 1)), calendar).icon for month in (2, 3)] == [
        "spring",
        "autumn",
    ]
    assert [named_days_on(GameDate(130, 1, day), calendar) for day in (4, 5)] == [("Pruning",), ()]


def test_seasons_and_names_of_years_of_the_extension():
    extension = {
        "seasons": [{"name": "Dry", "dayStart": 20, "dayEnd": 19, "monthStart": 2, "monthEnd": 2}],
        "namedYears": {"rule": "repeat", "startYear": 100, "names": ["Pip", "Core"]},
        "watches": [{"name": "Morning"}],
    }
    result = readers.read(seasons_and_stars(seasons=None, extensions={"seasons-and-stars": extension}))

    assert [(season.name, season.month, season.day) for season in result.definition.seasons] == [("Dry", 0, 20)]
    assert result.definition.year_names.name_of(103) == "Core"
    assert "watches of the day" in result.not_honoured


def test_what_is_not_honoured_is_told_in_plain_words():
    assert set(readers.read(seasons_and_stars()).not_honoured) == {
        "another variant, “Hill Folk”",
        "another variant, “River Folk”",
        "descriptions, sources and other texts",
        "canonical hours",
        "1 date format",
        "the current year",
        "2 events that are not whole days of every year",
    }


def test_seasons_with_gaps_between_them_are_told():
    seasons = [{"name": "Rain", "startMonth": 2, "startDay": 3, "endMonth": 2, "endDay": 9}]

    told = readers.read(seasons_and_stars(seasons=seasons)).not_honoured
    assert "the ends of the seasons: each lasts here until the next one begins" in told


def test_variants_are_read_by_their_ids():
    document = seasons_and_stars()
    before = copy.deepcopy(document)

    assert reader.variants(document) == ("hill", "river")
    hill = reader.read(document, "hill").definition
    assert (hill.name, hill.year_suffix, hill.epoch.year) == ("Orchard Years (Hill Folk)", " HF", 300)
    assert (hill.months[2].name, hill.moons) == ("Wine", ())
    # The leap days and the festival stay with the month that has a new name.
    assert hill.days_in_month(302, 3) == 16
    assert hill.intercalary[0].after_month == 3
    assert reader.read(document, "river").definition.weekdays[0].name == "Net"
    assert document == before


def test_the_variant_that_is_marked_as_the_default_is_taken():
    document = seasons_and_stars()
    document["variants"]["river"]["default"] = True
    result = readers.read(document)

    assert result.definition.name == "Orchard Years (River Folk)"
    assert [told for told in result.not_honoured if "variant" in told] == ["another variant, “Hill Folk”"]


def test_variants_move_the_current_year_along():
    world_time = {"interpretation": "real-time-based", "epochYear": 100, "currentYear": 140}
    document = seasons_and_stars(worldTime=world_time, intercalary=[])

    assert reader.read(document, "hill").definition.epoch == GameDate(340, 1, 1)


def test_an_unknown_variant_is_refused():
    with pytest.raises(GameTimeError, match="has no variant “sea”; there are hill, river"):
        reader.read(seasons_and_stars(), "sea")


def test_a_file_of_variants_alone_names_the_calendar_that_it_needs():
    with pytest.raises(GameTimeError, match="it needs the file of the calendar “orchard” beside it"):
        readers.read(VARIANTS_ALONE)


def test_a_file_of_variants_is_read_with_its_base():
    result = reader.read(VARIANTS_ALONE, base=seasons_and_stars())

    assert (result.definition.name, result.definition.year_prefix) == ("Orchard Years (Sea Folk)", "Wave ")


def test_a_file_of_variants_refuses_another_base():
    with pytest.raises(GameTimeError, match="these are variants of “orchard”, not of “meadow”"):
        reader.read(VARIANTS_ALONE, base=seasons_and_stars(id="meadow"))


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("weekdays", {"weekdays": []}),
        ("months", {"months": None}),
        ("months[0].days", {"leapYear": None, "months": [{"name": "Bud", "days": -1}]}),
        ("months[0].days", {"leapYear": None, "months": [{"name": "Bud"}]}),
        ("leapYear.month", {"leapYear": {"rule": "custom", "interval": 4, "month": "Nowhere"}}),
        ("leapYear.rule", {"leapYear": {"rule": {"rule": "custom"}}}),
        ("intercalary[0].after", {"intercalary": [{"name": "Lost", "after": "Nowhere"}]}),
        ("year.epoch", {"year": {"epoch": "soon"}}),
        ("moons[0].firstNewMoon.month", {"moons": [{"cycleLength": 3, "firstNewMoon": {"month": 4}}]}),
    ],
)
def test_what_is_wrong_is_told_with_its_place(path, changes):
    with pytest.raises(GameTimeError) as caught:
        readers.read(seasons_and_stars(**changes))
    assert caught.value.path == path
