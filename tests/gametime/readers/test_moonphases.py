"""How other projects cut the cycle of a moon."""

from fractions import Fraction

import pytest

from campaigntracker.gametime.moons import PHASE_NAMES
from campaigntracker.gametime.readers.moonphases import by_days, by_starts, by_steps, icon_of


def lengths(phases):
    return [(phase.name, phase.days) for phase in phases]


@pytest.mark.parametrize("steps", [4, 8, 16, 24, 40])
def test_steps_fill_the_cycle_and_new_moon_lies_around_its_start(steps):
    phases = by_steps(Fraction("29.530588853"), steps)

    assert abs(sum(phase.days for phase in phases) - Fraction("29.530588853")) < Fraction(1, 10**8)
    assert phases[0].name == "New Moon"
    assert [name for name in PHASE_NAMES if name in {phase.name for phase in phases}] == list(
        PHASE_NAMES[:: 1 if steps > 4 else 2]
    )


def test_a_day_takes_the_nearest_of_the_steps():
    assert lengths(by_steps(Fraction(24), 24))[:2] == [("New Moon", Fraction(3, 2)), ("Waxing Crescent", 3)]
    assert lengths(by_steps(Fraction(8), 8, "floor"))[:2] == [("New Moon", 1), ("Waxing Crescent", 1)]


def test_phases_that_begin_within_the_cycle_wrap_around():
    phases = by_starts(Fraction(10), [("Full", Fraction(1, 2), ""), ("Half", Fraction(1, 5), "")])

    assert lengths(phases) == [("Full", 2), ("Half", 3), ("Full", 5)]


def test_phases_begin_on_whole_days():
    phases = by_starts(Fraction("30.4375"), [(str(at), Fraction(at, 8), "") for at in range(8)])

    assert [phase.days for phase in phases][:7] == [4, 4, 3, 4, 4, 4, 4]


def test_a_list_of_days_is_cut_where_the_phase_changes():
    assert lengths(by_days([0, 0, 1, 2, 2, 3], 4)) == [
        ("New Moon", 2),
        ("First Quarter", 1),
        ("Full Moon", 2),
        ("Last Quarter", 1),
    ]


def test_pictures_are_found_by_name():
    assert icon_of("The Blood Moon", "moons/05_fullmoon.svg") == "full"
    assert icon_of("Third Quarter") == "last-quarter"
    assert icon_of("Harvest") == ""
