"""Moons and seasons of the presets, on days of which the settings (or astronomers) tell."""

from __future__ import annotations

import pytest

from campaigntracker.gametime import GameDate, moon_phases, named_days_on, season_at
from campaigntracker.gametime.presets import PRESETS


def phase(slug: str, moon: str, date: GameDate) -> str:
    definition = PRESETS[slug].definition
    readings = moon_phases(definition.total_at(date), definition)
    return next(reading.phase.name for reading in readings if reading.moon.name == moon)


@pytest.mark.parametrize(
    ("slug", "moon", "date", "expected"),
    [
        # Eclipses of the sun and of the moon.
        ("gregorian", "Moon", GameDate(1919, 5, 29), "New Moon"),
        ("gregorian", "Moon", GameDate(1999, 8, 11), "New Moon"),
        ("gregorian", "Moon", GameDate(2024, 4, 8), "New Moon"),
        ("gregorian", "Moon", GameDate(2000, 1, 21), "Full Moon"),
        ("gregorian", "Moon", GameDate(2022, 5, 16), "Full Moon"),
        ("harptos", "Selûne", GameDate(1372, 1, 1), "Full Moon"),
        ("harptos", "Selûne", GameDate(1492, 1, 1), "Full Moon"),
        ("greyhawk", "Luna", GameDate(591, 6, 4, intercalary="Richfest"), "Full Moon"),
        ("greyhawk", "Celene", GameDate(591, 6, 4, intercalary="Richfest"), "Full Moon"),
        ("greyhawk", "Luna", GameDate(576, 0, 4, intercalary="Needfest"), "New Moon"),
        ("greyhawk", "Celene", GameDate(576, 0, 4, intercalary="Needfest"), "Full Moon"),
        ("exandrian", "Catha", GameDate(836, 1, 1), "New Moon"),
        ("eberron", "Barrakas", GameDate(998, 8, 15), "Full Moon"),
        ("dark-sun", "Ral", GameDate(9, 1, 1), "Full Moon"),
        ("dark-sun", "Guthay", GameDate(9, 1, 1), "Full Moon"),
        ("forbidden-lands", "Moon", GameDate(1165, 2, 16), "New Moon"),
        ("warhammer", "Mannslieb", GameDate(2512, 0, 1, intercalary="Hexenstag"), "Full Moon"),
        ("warhammer", "Mannslieb", GameDate(2524, 6, 1, intercalary="Geheimnistag"), "Full Moon"),
        ("golarion", "Somal", GameDate(4713, 1, 11), "New Moon"),
    ],
)
def test_moons_stand_where_the_setting_has_them(slug: str, moon: str, date: GameDate, expected: str) -> None:
    assert phase(slug, moon, date) == expected


@pytest.mark.parametrize(
    ("slug", "date", "expected"),
    [
        ("gregorian", GameDate(2024, 7, 1), "Summer"),
        ("gregorian", GameDate(2024, 1, 1), "Winter"),
        ("harptos", GameDate(1492, 3, 18), "Winter"),
        ("harptos", GameDate(1492, 3, 19), "Spring"),
        ("golarion", GameDate(4725, 12, 1), "Winter"),
        ("greyhawk", GameDate(576, 0, 1, intercalary="Needfest"), "Winter"),
        ("greyhawk", GameDate(576, 4, 1), "Low Summer"),
        ("exandrian", GameDate(836, 5, 26), "Summer"),
        ("eberron", GameDate(998, 11, 28), "Autumn"),
        ("dark-sun", GameDate(1, 4, 30), "High Sun"),
        ("forbidden-lands", GameDate(1165, 2, 1), "Spring"),
        ("warhammer", GameDate(2512, 2, 1, intercalary="Mitterfruhl"), "Spring"),
    ],
)
def test_seasons_begin_when_the_setting_says(slug: str, date: GameDate, expected: str) -> None:
    definition = PRESETS[slug].definition
    season = season_at(definition.total_at(date), definition)
    assert season is not None
    assert season.name == expected


@pytest.mark.parametrize(
    ("slug", "date", "names"),
    [
        ("traveller", GameDate(1105, 0, 1), ("Holiday",)),
        ("traveller", GameDate(1105, 0, 2), ()),
        ("eberron", GameDate(998, 10, 19), ("Wildnight",)),
        ("exandrian", GameDate(836, 11, 20), ("Winter's Crest",)),
        ("forbidden-lands", GameDate(1165, 5, 1), ("Midsummer",)),
    ],
)
def test_feasts_fall_on_their_days(slug: str, date: GameDate, names: tuple[str, ...]) -> None:
    assert named_days_on(date, PRESETS[slug].definition) == names
