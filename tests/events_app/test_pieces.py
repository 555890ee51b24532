"""A long log in pieces: whatever their size, together they are the whole."""

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from events_app.domain.outline import outline
from events_app.domain.timeline import Combat, Cut, Item, Jump, Timeline, build_timeline
from events_app.domain.timeline_entries import Entry
from tests.events_app.test_timeline import CAMPAIGN, EVENING, PARTY, Logged, entries, jumps, logs

sizes = st.integers(1, 9)


def numbered(log: list[dict[str, Any]]) -> list[Logged]:
    return [
        Logged(seq=seq, real_time=EVENING + dt.timedelta(hours=seq), **event) for seq, event in enumerate(log, start=1)
    ]


def in_pieces(events: list[Logged], size: int) -> list[Timeline]:
    shape = outline(events, CAMPAIGN)
    told = []
    for piece in shape.pieces(size):
        earlier = [event for event in events[: piece.start] if not event.is_voided]
        begins = earlier[-1].game_time if earlier else None
        before = events[piece.start - 1] if piece.start else None
        cut = Cut(shape, piece, before)
        told.append(
            build_timeline(events[piece.start : piece.end], CAMPAIGN, PARTY, zone=dt.UTC, begins=begins, cut=cut)
        )
    return told


def combats(items: tuple[Item, ...]) -> Iterator[Combat]:
    for item in items:
        if isinstance(item, Combat):
            yield item
            yield from combats(item.items)


@given(logs, sizes)
def test_every_event_is_told_once_in_order_and_alike(log: list[dict[str, Any]], size: int) -> None:
    events = numbered(log)
    whole = build_timeline(events, CAMPAIGN, PARTY, zone=dt.UTC)
    pieces = in_pieces(events, size)
    told: list[Entry] = [entry for piece in pieces for entry in entries(piece)]
    assert told == entries(whole)
    assert [jump for piece in pieces for jump in jumps(piece)] == jumps(whole)


@given(logs, sizes)
def test_no_combat_is_torn_apart(log: list[dict[str, Any]], size: int) -> None:
    events = numbered(log)
    whole = build_timeline(events, CAMPAIGN, PARTY, zone=dt.UTC)
    fights = [fight for day in whole.days for fight in combats(day.items)]
    assert [fight for piece in in_pieces(events, size) for day in piece.days for fight in combats(day.items)] == fights


@given(logs, sizes)
def test_a_day_counts_all_its_events_in_every_piece(log: list[dict[str, Any]], size: int) -> None:
    events = numbered(log)
    whole = build_timeline(events, CAMPAIGN, PARTY, zone=dt.UTC)
    told = [day for piece in in_pieces(events, size) for day in piece.days]
    headings = [(day.number, day.count) for day in told if not day.is_continued]
    assert headings == [(day.number, day.count) for day in whole.days]
    assert all(not isinstance(day.items[0], Jump) for day in told)


@given(logs, sizes)
def test_the_piece_behind_an_event_and_the_one_that_holds_it(log: list[dict[str, Any]], size: int) -> None:
    shape = outline(numbered(log), CAMPAIGN)
    pieces = shape.pieces(size)
    for piece, following in itertools.pairwise(pieces):
        assert shape.piece_from(piece.end, size) == following
        assert piece.end - piece.start >= size
    for position in range(len(log)):
        found = shape.piece_with(position, size)
        assert found in pieces
        assert found.start <= position < found.end


def test_a_short_rest_goes_with_the_piece_before_it() -> None:
    shape = outline(numbered([{}] * 15), CAMPAIGN)
    assert len(shape.pieces(10)) == 1
    assert [piece.end for piece in outline(numbered([{}] * 16), CAMPAIGN).pieces(10)] == [10, 16]
