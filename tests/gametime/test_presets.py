"""The presets, checked against facts that stand here a second time."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from campaigntracker.gametime import DAY_COUNT, CalendarDefinition
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
