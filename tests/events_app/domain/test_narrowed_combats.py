"""Whatever somebody looks for, what is said of a combat is said of all of it."""

import datetime as dt

import pytest

from events_app.domain import reading
from events_app.domain.items import EventItem
from events_app.domain.reading import Wanted, read_timeline
from events_app.domain.recording import record_events
from events_app.domain.timeline import Combat
from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.factories import NOON, CharacterFactory, SessionFactory

FIGHT = (
    EventItem(type="combat_start", category="combat", actor="Bryn", name="The bell tower"),
    EventItem(type="round_start", category="combat", amount=1),
    EventItem(type="damage", category="combat", actor="Bryn", target="Ghoul", amount=14, name="Under the bell"),
    EventItem(type="damage", category="combat", actor="Nim", target="Ghoul", amount=9),
    EventItem(type="damage", category="combat", actor="Nim", target="Ghoul", amount=50, visibility="gm"),
    EventItem(type="round_start", category="combat", amount=2),
    EventItem(type="npc_killed", category="combat", actor="Nim", target="Ghoul"),
    EventItem(type="combat_end", category="combat", name="Quiet", data={"outcome": "victory"}),
    EventItem(type="note", category="note", name="They walk on"),
    EventItem(type="damage", category="combat", actor="Bryn", target="A door", amount=3),
)


@pytest.fixture
def session(table: Table) -> Session:
    for name in ("Bryn", "Nim"):
        CharacterFactory(campaign=table.campaign, name=name)
    session: Session = SessionFactory(campaign=table.campaign, in_progress=True)
    record_events(table.campaign, list(FIGHT), session=session, by=None, now=NOON)
    return Session.objects.get(pk=session.pk)


def fight(table: Table, session: Session, persona: Persona, *, size: int = 300, wanted: Wanted | None = None) -> Combat:
    read = read_timeline(session, table.viewer(persona), zone=dt.UTC, wanted=wanted, size=size)
    (combat,) = read.timeline.combats
    return combat


def facts(combat: Combat) -> tuple[object, ...]:
    return (
        combat.rounds,
        combat.outcome,
        combat.damage_dealt,
        combat.fallen,
        combat.real_end,
        combat.characters,
        combat.total,
    )


@pytest.mark.parametrize("size", [300, 2])
@pytest.mark.parametrize("wanted", [Wanted(text="bell"), Wanted(categories=("combat",))])
def test_the_facts_are_of_the_whole_combat(table: Table, session: Session, wanted: Wanted, size: int) -> None:
    for persona in (table.player, table.gm):
        whole = fight(table, session, persona)
        assert facts(fight(table, session, persona, wanted=wanted, size=size)) == facts(whole)
    assert facts(fight(table, session, table.player))[:4] == (2, "victory", 23, 1)
    assert fight(table, session, table.gm).damage_dealt == 73


def test_it_says_how_many_of_its_events_are_told(table: Table, session: Session) -> None:
    combat = fight(table, session, table.player, wanted=Wanted(text="bell"))
    assert (combat.told, combat.total) == (2, 7)
    assert len(combat.items) == 2


def test_what_follows_the_end_is_not_of_the_combat_though_the_end_is_left_out(table: Table, session: Session) -> None:
    read = read_timeline(session, table.viewer(table.player), zone=dt.UTC, wanted=Wanted(who="Bryn"))
    (day,) = read.timeline.days
    assert [item.kind for item in day.items] == ["combat", "entry"]


def test_from_the_events_found_alone_it_would_say_something_else(
    table: Table, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_whole_combats", lambda *_: {})
    assert facts(fight(table, session, table.player, wanted=Wanted(text="bell")))[:3] == (0, "other", 14)


def test_only_the_last_that_nobody_ended_goes_on(table: Table, session: Session) -> None:
    record_events(
        table.campaign,
        [EventItem(type="combat_start", category="combat", name=name) for name in ("The stairs", "The roof")],
        session=session,
        by=None,
        now=NOON,
    )
    read = read_timeline(Session.objects.get(pk=session.pk), table.viewer(table.player), zone=dt.UTC)
    assert [combat.is_running for combat in read.timeline.combats] == [False, False, True]
