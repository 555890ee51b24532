"""Reading a session's log: piece by piece, narrowed, and never more than the reader may know."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from events_app.domain.anchors import anchor_of
from events_app.domain.items import EventItem
from events_app.domain.reading import TimelineReading, Wanted, read_timeline
from events_app.domain.recording import record_events
from events_app.domain.timeline import Combat
from events_app.domain.timeline_entries import Entry
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.factories import NOON, SessionFactory

Counting = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def session(table: Table) -> Session:
    return SessionFactory(campaign=table.campaign, in_progress=True)


def log(session: Session, *items: EventItem) -> list[Event]:
    events = [result.event for result in record_events(session.campaign, items, session=session, by=None, now=NOON)]
    session.refresh_from_db()
    return events


def notes(count: int) -> list[EventItem]:
    return [
        EventItem(type="note", name=f"Note {n}", game_time=n * 60, real_time=NOON + dt.timedelta(minutes=n))
        for n in range(count)
    ]


def read(
    table: Table, session: Session, persona: Persona | None = None, *, size: int = 10, **wanted: object
) -> TimelineReading:
    asked = Wanted(**wanted)  # type: ignore[arg-type]
    return read_timeline(session, table.viewer(persona or table.player), zone=dt.UTC, wanted=asked, size=size)


def names(reading: TimelineReading) -> list[str]:
    items = [item for day in reading.timeline.days for item in day.items]
    flat = [inner for item in items for inner in (item.items if isinstance(item, Combat) else (item,))]
    return [entry.title for entry in flat if isinstance(entry, Entry)]


def test_a_long_log_is_read_piece_by_piece(table: Table, session: Session) -> None:
    log(session, *notes(36))
    told, after = [], None
    for _piece in range(4):
        reading = read(table, session, after=after)
        assert reading.total == reading.found == 36
        told += names(reading)
        after = reading.next_after
    assert after is None
    assert told == [f"Note {n}" for n in range(36)]


def test_the_piece_of_an_event_and_everything_up_to_it(table: Table, session: Session) -> None:
    events = log(session, *notes(36))
    reading = read(table, session, at=events[15].id)
    assert names(reading) == [f"Note {n}" for n in range(10, 20)]
    assert reading.before == events[9].id
    assert reading.last == events[19].id
    assert names(read(table, session, through=events[15].id)) == [f"Note {n}" for n in range(20)]


def test_an_event_that_is_not_to_be_read_leads_nowhere(table: Table, session: Session) -> None:
    events = log(session, *notes(36))
    Event.objects.filter(pk=events[15].pk).update(visibility="gm")
    for place in ("at", "after", "through"):
        assert names(read(table, session, **{place: events[15].id}))[0] == "Note 0"
    assert names(read(table, session, table.gm, at=events[15].id))[0] == "Note 10"


def test_narrowed_by_text_and_by_person_in_either_order(table: Table, session: Session) -> None:
    log(
        session,
        EventItem(type="damage", actor="Nim", target="Cultist", name="Cut", game_time=50),
        EventItem(type="damage", actor="Cultist", target="nim", name="Stab", game_time=40),
        EventItem(type="dialogue", actor="Elara", description="The Cutlass is lost", game_time=30),
    )
    assert names(read(table, session, text="cut")) == ["Cut", "Elara"]
    assert names(read(table, session, text="cut", in_game_order=True)) == ["Elara", "Cut"]
    assert names(read(table, session, who="NIM")) == ["Cut", "Stab"]
    assert names(read(table, session, who="Nim", text="stab", categories=("combat",))) == ["Stab"]
    reading = read(table, session, text="cut")
    assert (reading.found, reading.total) == (2, 3)
    assert reading.people == ("Cultist", "Elara", "Nim")


def test_people_and_finds_tell_of_no_secret(table: Table, session: Session) -> None:
    log(
        session,
        EventItem(type="dialogue", actor="Malachar", description="xyzzy", visibility="gm"),
        EventItem(type="note"),
    )
    assert read(table, session).people == ()
    assert read(table, session, text="xyzzy").found == 0
    assert read(table, session, table.gm, text="xyzzy").found == 1


def test_the_way_to_a_combat_in_another_piece(table: Table, session: Session) -> None:
    fight = [EventItem(type="combat_start", name="Ambush", real_time=NOON + dt.timedelta(hours=9))]
    *_others, start = log(session, *notes(20), *fight)
    [link] = read(table, session).combats
    assert (link.name, link.anchor, link.at) == ("Ambush", f"combat-{anchor_of(start.id)}", start.id)
    assert read(table, session, at=start.id).combats[0].at is None


@pytest.mark.parametrize(("count", "size", "queries"), [(3, 10, 2), (9, 10, 2), (20, 10, 3), (60, 10, 3)])
def test_queries_do_not_grow(
    table: Table, session: Session, django_assert_num_queries: Counting, count: int, size: int, queries: int
) -> None:
    log(session, *notes(count))
    with django_assert_num_queries(queries):
        read(table, session, size=size)
