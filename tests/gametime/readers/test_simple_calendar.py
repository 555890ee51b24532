"""Simple Calendar: months and days from 0, second 0 at the start of the year “yearZero”."""

from fractions import Fraction

import pytest

from campaigntracker.gametime import GameDate, GameTimeError, readers
from campaigntracker.gametime.sky import moon_phase, named_days_on, season_at
from tests.gametime.readers.documents import simple_calendar


def definition(**changes):
    return readers.read(simple_calendar(**changes)).definition


def test_it_is_recognised_with_and_without_its_envelope():
    document = simple_calendar()

    assert readers.read(document).format == "Simple Calendar"
    assert readers.read(document["calendar"]).definition.name == "Tide Count"


def test_second_0_is_the_start_of_year_zero():
    assert definition().date_at(0) == GameDate(3, 1, 1)


def test_clock_and_year_text():
    calendar = definition()

    assert (calendar.hours_per_day, calendar.minutes_per_hour, calendar.seconds_per_minute) == (10, 20, 30)
    assert (calendar.year_prefix, calendar.year_suffix) == ("", " TC")
    assert (calendar.year_names.name_of(3), calendar.year_names.name_of(2)) == ("Gull", "Crab")


def test_months_count_from_0_in_the_file_and_from_1_here():
    calendar = definition()

    assert [(month.name, month.number, month.intercalary) for month in calendar.months] == [
        ("Ebb", None, False),
        ("Slack Water", -1, True),
        ("Flood", 2, False),
    ]
    assert [calendar.days_in_month(3, month) for month in (1, 2, 3)] == [20, 2, 19]


def test_leap_years():
    calendar = definition()

    assert [year for year in range(9) if calendar.is_leap_year(year)] == [0, 4, 8]
    assert calendar.days_in_month(4, 1) == 21


def test_leap_years_may_start_elsewhere():
    calendar = definition(leapYear={"rule": "custom", "customMod": 5, "startingYear": 1})

    assert [year for year in range(13) if calendar.is_leap_year(year)] == [1, 6, 11]


def test_the_first_weekday_is_that_of_year_zero_and_festivals_do_not_move_it_on():
    calendar = definition()

    assert calendar.weekday_of(GameDate(3, 1, 1)) == 2
    assert calendar.weekday_of(GameDate(3, 1, 20)) == (2 + 19) % 3
    assert calendar.weekday_of(GameDate(3, 2, 1)) is None
    assert calendar.weekday_of(GameDate(3, 3, 1)) == (2 + 20) % 3


def test_festivals_move_it_on_where_the_file_includes_them():
    document = simple_calendar()
    document["calendar"]["months"][1]["intercalaryInclude"] = True

    assert readers.read(document).definition.weekday_of(GameDate(3, 3, 1)) == (2 + 22) % 3


def test_a_month_may_begin_on_a_weekday_of_its_own():
    document = simple_calendar()
    for month in document["calendar"]["months"]:
        month["startingWeekday"] = 2

    calendar = readers.read(document).definition
    assert {calendar.weekday_of(GameDate(year, month, 1)) for year in (3, 4) for month in (1, 3)} == {1}


def test_moons_seasons_and_feasts():
    calendar = definition()
    pearl = calendar.moons[0]

    # The new moon of the file is day index 4 of month index 2; half a day is added to where it stands.
    reading = moon_phase(pearl, calendar.total_at(GameDate(1, 3, 5)), calendar)
    assert (reading.phase.name, reading.days) == ("Dark", Fraction(1, 2))
    assert moon_phase(pearl, calendar.total_at(GameDate(1, 3, 6)), calendar).phase.name == "Bright"
    assert season_at(calendar.total_at(GameDate(5, 1, 4)), calendar).name == "Storms"
    assert season_at(calendar.total_at(GameDate(5, 1, 5)), calendar).name == "Calm"
    assert named_days_on(GameDate(20, 3, 7), calendar) == ("High Tide",)


def test_a_new_moon_beyond_its_month_lies_as_many_days_after_the_months_start():
    document = simple_calendar()
    document["calendar"]["moons"][0]["firstNewMoon"] |= {"month": 1, "day": 4}

    moon = readers.read(document).definition.moons[0]
    assert (moon.month, moon.day) == (3, 3)


@pytest.mark.parametrize(("month", "kept"), [(-1, 1), (99, 3)])
def test_a_new_moon_in_a_month_that_there_is_not_lies_in_the_nearest(month, kept):
    document = simple_calendar()
    document["calendar"]["moons"][0]["firstNewMoon"]["month"] = month

    assert readers.read(document).definition.moons[0].month == kept


def test_date_and_time_formats_are_translated():
    calendar = definition()

    assert calendar.date_pattern == "{day:02}. {month_name} {year}{year_suffix}"
    assert calendar.clock_pattern == "{hour:02}:{minute:02}[:{second:02}]"


def test_a_format_that_does_not_determine_the_day_is_told():
    result = readers.read(simple_calendar(general={"dateFormat": {"date": "MMMM YY", "time": "h:mm A"}}))

    assert (result.definition.date_pattern, result.definition.clock_pattern) == ("", "")
    assert "the date format “MMMM YY”" in result.not_honoured
    # A day of ten hours has no AM and PM.
    assert "the time format “h:mm A”" in result.not_honoured


def test_what_is_not_honoured_is_told_in_plain_words():
    assert set(readers.read(simple_calendar()).not_honoured) == {
        "colours, icons and settings of what is shown",
        "1 category of notes",
        "texts and categories of the notes",
        "1 note that is not a whole day of every year",
        "sunrise and sunset times",
    }


def test_what_the_file_calls_today_is_kept():
    assert readers.read(simple_calendar()).current == GameDate(12, 1, 4)


def test_a_today_that_its_calendar_does_not_have_is_told():
    result = readers.read(simple_calendar(currentDate={"year": 12, "month": 99, "day": 3}))

    assert result.current is None
    assert "the current date, which its calendar does not have" in result.not_honoured


def test_fields_nobody_knows_are_told():
    assert (
        "the field “calendar.tides”, which is not known here" in readers.read(simple_calendar(tides=[1])).not_honoured
    )


def test_names_used_twice_are_made_distinct():
    document = simple_calendar()
    document["calendar"]["months"][2]["name"] = "ebb"
    result = readers.read(document)

    assert result.definition.months[2].name == "ebb (2)"
    assert any("“ebb (2)”" in sentence for sentence in result.not_honoured)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("random", "names of years drawn at random"),
        ("default", "the names of years after the last one that is listed, and before the first"),
    ],
)
def test_naming_rules_that_do_not_repeat_are_told(rule, sentence):
    year = simple_calendar()["calendar"]["year"] | {"yearNamingRule": rule}

    assert sentence in readers.read(simple_calendar(year=year)).not_honoured


def test_a_full_export_gives_the_default_calendar_and_tells_of_the_others():
    first, second = simple_calendar()["calendar"], simple_calendar(name="Other")["calendar"]
    document = {
        "exportVersion": 2,
        "globalConfig": {"secondsInCombatRound": 10},
        "calendars": [second | {"id": "x"}, first | {"id": "default"}],
        "notes": {"default": [{}]},
    }
    result = readers.read(document)

    assert result.definition.name == "Tide Count"
    assert "another calendar of the file, “Other”" in result.not_honoured
    assert "the length of a combat round" in result.not_honoured


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("calendar.weekdays", {"weekdays": []}),
        ("calendar.months", {"months": []}),
        ("calendar.months", {"months": None, "noteCategories": []}),
        ("calendar.months[0].numberOfDays", {"months": [{"name": "Ebb", "numberOfDays": -3}]}),
        ("calendar.months[0].numberOfDays", {"months": [{"name": "Ebb", "numberOfDays": "20"}]}),
        ("calendar.leapYear.rule", {"leapYear": {"rule": "lunar"}}),
        ("calendar.time.hoursInDay", {"time": {"hoursInDay": 0}}),
        ("calendar.moons[0].cycleLength", {"moons": [{"name": "Pearl", "cycleLength": 0}]}),
        ("calendar.seasons[0].startingMonth", {"seasons": [{"name": "Calm", "startingMonth": 3}]}),
        ("calendar.year", {"year": []}),
    ],
)
def test_what_is_wrong_is_told_with_its_place(path, changes):
    with pytest.raises(GameTimeError) as caught:
        readers.read(simple_calendar(**changes))
    assert caught.value.path == path
