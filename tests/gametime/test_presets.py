"""The presets, checked against facts that stand here a second time."""

from __future__ import annotations

import json

import pytest

from campaigntracker import gametime
from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate
from campaigntracker.gametime.presets import PRESETS, Preset

each_preset = pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)


def calendar(slug: str) -> CalendarDefinition:
    return PRESETS[slug].definition


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


@pytest.mark.parametrize(
    ("slug", "first_moment"),
    [
        ("day-count", "Day 0, 12:00 AM"),
        ("gregorian", "1 January 2000, 12:00 AM"),
        ("harptos", "1 Hammer 1492 DR, 12:00 AM"),
        ("golarion", "1 Abadius 4725 AR, 12:00 AM"),
        ("greyhawk", "1 Fireseek 576 CY, 12:00 AM"),
        ("exandrian", "1 Horisal 836 PD, 12:00 AM"),
        ("eberron", "1 Zarantyr 998 YK, 12:00 AM"),
        ("dark-sun", "1 Scorch FY 1, 12:00 AM"),
        ("forbidden-lands", "1 Springrise 1165 AS, 12:00 AM"),
        ("warhammer", "1 Nachexen 2512 IC, 12:00 AM"),
        ("traveller", "001-1105, 00:00"),
    ],
)
def test_dates_read_well_from_the_first_one_on(slug: str, first_moment: str) -> None:
    assert gametime.format(0, calendar(slug)) == first_moment


def test_a_festival_reads_by_its_name() -> None:
    harptos = calendar("harptos")
    midwinter = harptos.total_at(GameDate(1492, 1, 1, 18, intercalary="Midwinter"))
    assert gametime.format(midwinter, harptos) == "Midwinter 1492 DR, 6:00 PM"
    assert harptos.date_at(gametime.add(midwinter, harptos, months=1)) == GameDate(1492, 2, 30, 18)
