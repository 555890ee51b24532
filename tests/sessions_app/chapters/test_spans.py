"""Which sessions a chapter holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.domain.chapter_spans import Span, ends, find_overlap

SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.none() | st.integers(0, 6)).map(
        lambda pair: Span(pair[0], None if pair[1] is None else pair[0] + pair[1])
    ),
    max_size=5,
)


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([], None),
        ([Span(1, None)], None),
        ([Span(1, 3), Span(4, None)], None),
        ([Span(1, None), Span(4, 5)], None),
        ([Span(1, 4), Span(4, None)], (0, 1)),
        ([Span(4, None), Span(1, 4)], (1, 0)),
        ([Span(2, None), Span(2, 3)], (0, 1)),
        ([Span(1, 9), Span(3, 4)], (0, 1)),
    ],
)
def test_two_that_claim_one_session_are_found(spans: list[Span], found: tuple[int, int] | None) -> None:
    assert find_overlap(spans) == found


def test_one_that_goes_on_ends_where_the_next_begins() -> None:
    assert ends([Span(1, None), Span(4, 5), Span(8, None)]) == [3, 5, None]


@given(SPANS)
def test_no_session_is_in_two_unless_an_overlap_is_found(spans: list[Span]) -> None:
    in_order = sorted(spans, key=lambda span: span.first)
    pairs = list(zip(in_order, ends(in_order), strict=True))
    held = [
        [span for span, last in pairs if span.first <= number and (last is None or number <= last)]
        for number in range(20)
    ]
    if find_overlap(spans) is None:
        assert max(map(len, held)) <= 1
    else:
        firsts = [span.first for span in spans]
        assert len(set(firsts)) < len(firsts) or max(map(len, held)) > 1
