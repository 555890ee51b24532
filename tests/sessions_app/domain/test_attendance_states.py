"""Whether a player came, as one word and as columns."""

from itertools import product
from types import SimpleNamespace

import pytest

from sessions_app.domain.attendance_states import LABELS, Came, CameColumns, came_of, columns_of


@pytest.mark.parametrize("came", Came)
def test_each_state_comes_back_from_its_columns(came):
    assert came_of(columns_of(came)) is came


@pytest.mark.parametrize("flags", list(product([True, False], repeat=4)))
def test_whatever_the_columns_say_is_some_state(flags):
    row = SimpleNamespace(**CameColumns(*flags)._asdict())
    assert columns_of(came_of(row)).attended == row.attended


def test_who_was_away_was_neither_late_nor_gone_early():
    row = SimpleNamespace(attended=False, arrived_late=True, left_early=True, excused=False)
    assert came_of(row) is Came.ABSENT


def test_an_excuse_says_nothing_of_somebody_who_came():
    assert came_of(CameColumns(attended=True, arrived_late=False, left_early=False, excused=True)) is Came.YES


def test_each_state_has_its_words():
    assert {str(LABELS[came]) for came in Came} == {str(came.label) for came in Came}
    assert len({str(came.label) for came in Came}) == len(Came)
