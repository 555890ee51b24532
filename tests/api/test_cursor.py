"""The sealed cursor is a permutation in which nothing of the order shows."""

from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.api.cursor import seal, unseal

SESSION, OTHER = UUID(int=1), UUID(int=2)
numbers = st.integers(min_value=0, max_value=2**32 - 1)


@given(numbers)
def test_it_opens_to_what_was_sealed(number: int) -> None:
    assert unseal(seal(number, SESSION, secret="s"), SESSION, secret="s") == number


@given(numbers)
def test_it_opens_for_its_session_and_secret_alone(number: int) -> None:
    cursor = seal(number, SESSION, secret="s")
    assert unseal(cursor, OTHER, secret="s") is None
    assert unseal(cursor, SESSION, secret="t") is None


@given(st.text(max_size=20) | st.text("0123456789abcdef", min_size=16, max_size=16))
def test_anything_else_is_known_as_wrong(text: str) -> None:
    opened = unseal(text, SESSION, secret="s")
    assert opened is None or seal(opened, SESSION, secret="s") == text


def test_no_two_are_alike_and_no_order_shows() -> None:
    cursors = [int(seal(number, SESSION, secret="s"), 16) for number in range(2_000)]
    assert len(set(cursors)) == len(cursors)
    rising = sum(first < second for first, second in pairwise(cursors))
    assert 900 < rising < 1_100
    near = sum(abs(first - second) < 2**54 for first, second in pairwise(cursors))
    assert near < 20
    halves = sum(cursor >> 63 for cursor in cursors)
    assert 850 < halves < 1_150
