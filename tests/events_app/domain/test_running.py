"""Which combat is being fought: told alike by table mode, the capture line, the timeline and everybody's open page."""

import datetime as dt

import pytest

from events_app.capture import Table as CaptureTable
from events_app.domain.capturing import capture, table_for
from events_app.domain.combats import find_combats
from events_app.domain.correcting import void_event
from events_app.domain.items import EventItem
from events_app.domain.playing import read_play
from events_app.domain.recording import record_events
from events_app.domain.running import running_combat
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import NOON, SessionFactory


@pytest.fixture
def session(table: Table) -> Session:
    return SessionFactory(campaign=table.campaign, in_progress=True)


def log(session: Session, *items: EventItem) -> list[Event]:
    return [one.event for one in record_events(session.campaign, items, session=session, by=None, now=NOON)]


def start(name: str, encounter: object = None, visibility: str = "party") -> EventItem:
    return EventItem(type="combat_start", name=name, data=data(encounter), visibility=visibility)


def round_(amount: int | None = None, encounter: object = None) -> EventItem:
    return EventItem(type="round_start", amount=amount, data=data(encounter))


def end(encounter: object = None) -> EventItem:
    return EventItem(type="combat_end", data=data(encounter))


def data(encounter: object) -> dict[str, object]:
    return {} if encounter is None else {"encounterId": encounter}


def told(session: Session, table: Table, *, to: str = "gm") -> tuple[str, int] | None:
    combat = running_combat(session, table.viewer(getattr(table, to)))
    return (combat.name, combat.round) if combat else None


def capture_table(session: Session) -> CaptureTable:
    return table_for(session, running_combat(session))


def told_by_timeline(session: Session) -> str | None:
    events = list(Event.objects.of_session(session).in_real_order())
    names = [events[span.start].name for span in find_combats(events) if span.is_running]
    assert len(names) <= 1
    return names[0] if names else None


TWO = (start("Gate", "a"), start("Roof", "b"))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((start("Gate"),), ("Gate", 0)),
        ((start("Gate"), round_(), round_()), ("Gate", 2)),
        ((start("Gate"), round_(4)), ("Gate", 4)),
        ((start("Gate"), round_(4), end()), None),
        ((round_(2),), None),
        ((end(), start("Gate")), ("Gate", 0)),
        # Two at once: rounds and ends of the one leave the other alone.
        (TWO, ("Roof", 0)),
        ((*TWO, round_(3, "a")), ("Roof", 0)),
        ((*TWO, round_(3, "a"), round_(1, "b")), ("Roof", 1)),
        ((*TWO, round_(3, "a"), end("b")), ("Gate", 3)),
        ((*TWO, round_(3, "a"), end("a")), ("Roof", 0)),
        ((*TWO, end("a"), end("b")), None),
        ((*TWO, end("nobody knows")), ("Roof", 0)),
        ((*TWO, round_(7, "nobody knows")), ("Roof", 7)),
        ((*TWO, round_(2), end()), ("Gate", 0)),
        # One without a name of its own: what names none is of it, so it is the one that is shown.
        ((start("Gate"), start("Roof", "b"), round_(5)), ("Gate", 5)),
        ((start("Gate"), start("Roof", "b"), round_(5), end()), ("Roof", 0)),
        ((start("Gate", "b"), start("Roof"), round_(5)), ("Roof", 5)),
        # The same one begun anew.
        ((start("Gate", "a"), round_(3, "a"), start("Gate again", "a")), ("Gate again", 0)),
        # Senders' ids of every kind.
        ((start("Gate", 0), start("Roof", 1), end(1)), ("Gate", 0)),
        ((start("Gate", "x" * 200), start("Roof", "y" * 200), end("y" * 200)), ("Gate", 0)),
    ],
)
def test_all_tell_the_same(
    table: Table, session: Session, items: tuple[EventItem, ...], expected: tuple[str, int] | None
) -> None:
    log(session, *items)
    viewer = table.viewer(table.gm)
    assert told(session, table) == told(session, table, to="player") == expected
    lines, shown = capture_table(session), read_play(session, viewer, zone=dt.UTC).combat
    assert (lines.in_combat, lines.round) == (expected is not None, expected[1] if expected else 0)
    assert ((shown.name, shown.round) if shown else None) == expected
    assert told_by_timeline(session) == (expected[0] if expected else None)


def test_a_typed_round_counts_on_in_the_combat_that_is_shown(table: Table, session: Session) -> None:
    log(session, start("Gate"), round_(4), start("Roof", "b"), round_(1, "b"))
    assert told(session, table) == ("Gate", 4)
    assert capture(session, "round", by=table.gm.member, now=NOON).ok
    assert told(session, table) == ("Gate", 5)
    assert capture(session, "end victory", by=table.gm.member, now=NOON).ok
    assert told(session, table) == ("Roof", 1)
    assert capture_table(session).round == 1


def test_a_voided_start_is_of_no_combat(table: Table, session: Session) -> None:
    log(session, start("Gate", "a"), round_(2, "a"))
    roof = log(session, start("Roof", "b"), round_(6, "b"))[0]
    void_event(roof, now=NOON)
    # The round that named it is now one of the combat that is left.
    assert told(session, table) == told(session, table, to="player") == ("Gate", 6)
    assert capture_table(session).round == 6
    assert told_by_timeline(session) == "Gate"


def test_players_are_told_of_what_they_may_know_alone(table: Table, session: Session) -> None:
    log(session, start("Gate", "a"), round_(2, "a"), start("Zyxwort", "b", visibility="gm"))
    assert told(session, table) == ("Zyxwort", 0)
    assert told(session, table, to="player") == told(session, table, to="spectator") == ("Gate", 2)
    log(session, end("a"))
    assert told(session, table, to="player") is None
    assert told(session, table) == ("Zyxwort", 0)
    assert capture_table(session).in_combat


def test_a_secret_combat_hides_nothing_by_what_the_party_sees_of_it(table: Table, session: Session) -> None:
    log(session, start("Zyxwort", visibility="gm"), round_(3))
    assert told(session, table, to="player") is None
    assert told(session, table) == ("Zyxwort", 3)


def test_the_clock_at_the_table_decides_which_came_first(table: Table, session: Session) -> None:
    log(session, start("Roof"))
    log(session, EventItem(type="combat_end", real_time=NOON - dt.timedelta(minutes=5)))
    assert told(session, table) == ("Roof", 0)
    assert capture_table(session).in_combat
    assert told_by_timeline(session) == "Roof"
