"""Which sessions a chapter holds: from its first number to its last, or to where the next one begins."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """`last` is None for a chapter that goes on."""

    first: int
    last: int | None


def find_overlap(spans: Sequence[Span]) -> tuple[int, int] | None:
    """The positions of two that claim one session: the one that begins first, then the other.

    One that goes on gives way to the next that begins.
    """
    order = sorted(range(len(spans)), key=lambda position: spans[position].first)
    for earlier, later in pairwise(order):
        last = spans[earlier].last
        if spans[earlier].first == spans[later].first or (last is not None and last >= spans[later].first):
            return earlier, later
    return None


def ends(spans: Sequence[Span]) -> list[int | None]:
    """The last number of each; None only for one that goes on and that none comes after. `spans` by their first."""
    following: list[Span | None] = [*spans[1:], None]
    return [
        span.last if span.last is not None else (later.first - 1 if later else None)
        for span, later in zip(spans, following, strict=False)
    ]
