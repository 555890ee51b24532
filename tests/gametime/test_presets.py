"""The presets, checked against facts that stand here a second time."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate, GameTimeError
from campaigntracker.gametime.presets import PRESETS, Preset

SECONDS_OF_A_CENTURY = 36_525 * 86_400
slugs = st.sampled_from(list(PRESETS))
# ±10,000 years, and beyond the whole numbers that a float can hold.
totals = st.one_of(
    st.integers(-100 * SECONDS_OF_A_CENTURY, 100 * SECONDS_OF_A_CENTURY),
    st.integers(2**53, 2**59),
    st.integers(-(2**59), -(2**53)),
)
each_preset = pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)


def calendar(slug: str) -> CalendarDefinition:
    return PRESETS[slug].definition


def weekday(slug: str, date: GameDate) -> str | None:
    index = calendar(slug).weekday_of(date)
    return None if index is None else calendar(slug).weekdays[index].name


@each_preset
def test_shows_itself_to_gms(preset: Preset) -> None:
    assert PRESETS[preset.slug] is preset
    assert preset.description.endswith(".")
    assert preset.description.count(".") == 1


def test_names_are_shown_once() -> None:
    names = [preset.name.casefold() for preset in PRESETS.values()]
    assert len(set(names)) == len(names)


def test_the_day_count_comes_first() -> None:
    assert next(iter(PRESETS.values())).definition == DAY_COUNT


@each_preset
def test_goes_through_json_unchanged(preset: Preset) -> None:
    text = json.dumps(preset.definition.to_json())
    assert CalendarDefinition.from_json(json.loads(text), preset.definition.epoch_json()) == preset.definition
    assert len(text.encode()) < 32 * 1024


@given(slug=slugs, total=totals)
@example(slug="harptos", total=2**53 + 1)
def test_every_second_has_its_date(slug: str, total: int) -> None:
    assert calendar(slug).total_at(calendar(slug).date_at(total)) == total


@given(slug=slugs, total=totals)
def test_the_week_goes_on_but_for_days_outside_it(slug: str, total: int) -> None:
    definition = calendar(slug)
    day = definition.day_number(total)
    before, after = (definition.weekday_of(definition.date_of_day(number)) for number in (day, day + 1))
    if before is not None and after is not None:
        assert after == (before + 1) % len(definition.weekdays)


@pytest.mark.parametrize(
    ("slug", "year", "days", "leap"),
    [
        ("gregorian", 1900, 365, False),
        ("gregorian", 2000, 366, True),
        ("harptos", 1491, 365, False),
        ("harptos", 1492, 366, True),
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


@pytest.mark.parametrize(
    ("slug", "year", "order"),
    [
        (
            "harptos",
            1491,
            (
                "Hammer Midwinter Alturiak Ches Tarsakh Greengrass Mirtul Kythorn Flamerule Midsummer Eleasis Eleint"
                " Highharvestide Marpenoth Uktar Feast-of-the-Moon Nightal"
            ),
        ),
        (
            "harptos",
            1492,
            (
                "Hammer Midwinter Alturiak Ches Tarsakh Greengrass Mirtul Kythorn Flamerule Midsummer Shieldmeet"
                " Eleasis Eleint Highharvestide Marpenoth Uktar Feast-of-the-Moon Nightal"
            ),
        ),
    ],
)
def test_months_and_festivals_stand_in_their_order(slug: str, year: int, order: str) -> None:
    spans = sorted(calendar(slug).spans(year), key=lambda span: span.first_day)
    assert [span.name.replace(" ", "-") for span in spans] == order.split()


def test_every_month_of_harptos_begins_a_tenday() -> None:
    for month in range(1, 13):
        assert weekday("harptos", GameDate(1492, month, 1)) == "First-day"
        assert weekday("harptos", GameDate(1492, month, 30)) == "Tenth-day"
    assert weekday("harptos", GameDate(1492, 7, 1, intercalary="Shieldmeet")) is None


def test_shieldmeet_is_a_day_of_leap_years_alone() -> None:
    with pytest.raises(GameTimeError):
        calendar("harptos").total_at(GameDate(1493, 7, 1, intercalary="Shieldmeet"))
