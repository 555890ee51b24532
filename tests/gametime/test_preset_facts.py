"""What the printed settings say of their calendars, said here a second time and held against the presets."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import CalendarDefinition, GameDate, GameTimeError
from campaigntracker.gametime.presets import PRESETS


def calendar(slug: str) -> CalendarDefinition:
    return PRESETS[slug].definition


def weekday(slug: str, date: GameDate) -> str | None:
    index = calendar(slug).weekday_of(date)
    return None if index is None else calendar(slug).weekdays[index].name


@pytest.mark.parametrize(
    ("slug", "year", "days", "leap"),
    [
        ("gregorian", 1900, 365, False),
        ("gregorian", 2000, 366, True),
        ("harptos", 1491, 365, False),
        ("harptos", 1492, 366, True),
        ("golarion", 4711, 365, False),
        ("golarion", 4712, 366, True),
        ("golarion", 4716, 365, False),
        ("greyhawk", 576, 364, False),
        ("exandrian", 836, 328, False),
        ("eberron", 998, 336, False),
        ("dark-sun", 1, 375, False),
        ("forbidden-lands", 1165, 364, False),
        ("warhammer", 2512, 400, False),
        ("traveller", 1105, 365, False),
    ],
)
def test_years_have_their_lengths(slug: str, year: int, days: int, leap: bool) -> None:
    assert calendar(slug).days_in_year(year) == days
    assert calendar(slug).is_leap_year(year) is leap


@pytest.mark.parametrize(
    ("slug", "year", "lengths"),
    [
        ("gregorian", 2023, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
        ("gregorian", 2024, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
        ("harptos", 1492, [30] * 12),
        ("golarion", 4711, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
        ("golarion", 4712, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
        ("greyhawk", 576, [28] * 12),
        ("exandrian", 836, [29, 30, 30, 31, 28, 31, 32, 29, 27, 29, 32]),
        ("eberron", 998, [28] * 12),
        ("dark-sun", 1, [30] * 12),
        ("forbidden-lands", 1165, [46, 45] * 4),
        ("warhammer", 2512, [32, 33, 33, 33, 33, 33, 32, 33, 33, 33, 33, 33]),
    ],
)
def test_months_have_their_lengths(slug: str, year: int, lengths: list[int]) -> None:
    definition = calendar(slug)
    assert [definition.days_in_month(year, month + 1) for month in range(len(definition.months))] == lengths


@given(st.dates())
def test_gregorian_weekdays_are_those_of_the_real_world(date: datetime.date) -> None:
    assert weekday("gregorian", GameDate(date.year, date.month, date.day)) == date.strftime("%A")


def test_gregorian_has_no_year_0() -> None:
    definition = calendar("gregorian")
    assert definition.date_at(definition.total_at(GameDate(1, 1, 1)) - 1) == GameDate(-1, 12, 31, 23, 59, 59)


HARPTOS = """
    Hammer Midwinter Alturiak Ches Tarsakh Greengrass Mirtul Kythorn Flamerule Midsummer {}
    Eleasis Eleint Highharvestide Marpenoth Uktar Feast of the Moon Nightal
"""


@pytest.mark.parametrize(
    ("slug", "year", "order"),
    [
        ("harptos", 1491, HARPTOS.format("")),
        ("harptos", 1492, HARPTOS.format("Shieldmeet")),
        (
            "greyhawk",
            576,
            """Needfest Fireseek Readying Coldeven Growfest Planting Flocktime Wealsun
            Richfest Reaping Goodmonth Harvester Brewfest Patchwall Ready'reat Sunsebb""",
        ),
        (
            "dark-sun",
            1,
            """Scorch Morrow Rest Gather Cooling Sun Breeze Mist Bloom Haze Soaring Sun
            Hoard Wind Sorrow Smolder Highest Sun""",
        ),
        (
            "forbidden-lands",
            1165,
            "Winterwane Springrise Springwane Summerrise Summerwane Fallrise Fallwane Winterrise",
        ),
        (
            "warhammer",
            2512,
            """Hexenstag Nachexen Jahrdrung Mitterfruhl Pflugzeit Sigmarzeit Sommerzeit Sonnstill Vorgeheim Geheimnistag
            Nachgeheim Erntezeit Mittherbst Brauzeit Kaldezeit Ulriczeit Mondstille Vorhexen""",
        ),
    ],
)
def test_months_and_festivals_stand_in_their_order(slug: str, year: int, order: str) -> None:
    assert " ".join(span.name for span in calendar(slug).spans(year)) == " ".join(order.split())


@pytest.mark.parametrize(
    ("slug", "date", "name"),
    [
        ("golarion", GameDate(4712, 10, 21), "Sunday"),
        ("golarion", GameDate(4712, 10, 19), "Fireday"),
        ("greyhawk", GameDate(576, 0, 1, intercalary="Needfest"), "Starday"),
        ("greyhawk", GameDate(591, 1, 1), "Starday"),
        ("greyhawk", GameDate(591, 9, 28), "Freeday"),
        ("exandrian", GameDate(836, 1, 1), "Miresen"),
        ("exandrian", GameDate(835, 11, 32), "Da'leysen"),
        ("eberron", GameDate(998, 1, 1), "Sul"),
        ("eberron", GameDate(894, 12, 28), "Sar"),
        ("dark-sun", GameDate(2, 5, 1), "1 Day"),
        ("dark-sun", GameDate(2, 12, 30), "6 Day"),
        ("dark-sun", GameDate(2, 12, 3, intercalary="Highest Sun"), None),
        ("forbidden-lands", GameDate(1165, 1, 1), "Sunday"),
        ("forbidden-lands", GameDate(1165, 8, 45), "Stillday"),
        ("warhammer", GameDate(2512, 0, 1, intercalary="Hexenstag"), None),
        ("warhammer", GameDate(2512, 1, 1), "Wellentag"),
        ("warhammer", GameDate(2512, 1, 32), "Festag"),
        ("warhammer", GameDate(2513, 1, 1), "Marktag"),
        ("traveller", GameDate(1105, 0, 1), None),
        ("traveller", GameDate(1105, 0, 2), "Wonday"),
        ("traveller", GameDate(1105, 0, 365), "Senday"),
    ],
)
def test_days_have_their_weekdays(slug: str, date: GameDate, name: str | None) -> None:
    assert weekday(slug, date) == name


def test_every_month_of_harptos_begins_a_tenday() -> None:
    for month in range(1, 13):
        assert weekday("harptos", GameDate(1492, month, 1)) == "First-day"
        assert weekday("harptos", GameDate(1492, month, 30)) == "Tenth-day"
    assert weekday("harptos", GameDate(1492, 7, 1, intercalary="Shieldmeet")) is None


def test_shieldmeet_is_a_day_of_leap_years_alone() -> None:
    with pytest.raises(GameTimeError):
        calendar("harptos").total_at(GameDate(1493, 7, 1, intercalary="Shieldmeet"))


@pytest.mark.parametrize(
    ("year", "name"),
    [(1, "Priest's Defiance"), (10, "Friend's Agitation"), (87, "Friend's Agitation"), (-24, "Ral's Fury")],
)
def test_years_of_the_kings_age_have_names(year: int, name: str) -> None:
    names = calendar("dark-sun").year_names
    assert names is not None
    assert len(set(names.names)) == 77
    assert names.name_of(year) == name
