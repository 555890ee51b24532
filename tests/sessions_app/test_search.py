"""What a word finds in the list of sessions, and for whom."""

import re

import pytest

from events_app.domain.correcting import void_event
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Persona, Table
from tests.factories import NOON, CharacterFactory, EventFactory, MemberFactory, SessionFactory, SessionPlayerFactory


def found(table: Table, text: str, persona: Persona | None = None) -> list[int]:
    response = (persona or table.player).client.get(f"/c/{table.campaign.slug}/sessions/", {"q": text})
    return [int(number) for number in re.findall(r'session-row-number"><span[^>]*>Session </span>(\d+)', response.text)]


@pytest.fixture
def nine(table: Table) -> Session:
    """Every text that a reader may search holds a word of its own; beside it stands a session with none of them."""
    SessionFactory(campaign=table.campaign, completed=True, number=8)
    session = SessionFactory(
        campaign=table.campaign,
        completed=True,
        number=9,
        gm=MemberFactory(campaign=table.campaign, display_name="Rowan", role="gm"),
        planned_objectives=["Bury Corvin"],
        actual_objectives=["Bury Corvin", "Spend the petty cash"],
        summary={
            "gm": "They sang.",
            "auto": "One dirge.",
            "highlights": ["The lid spoke"],
            "npcsIntroduced": ["Nan Sprake"],
            "locationsVisited": ["Gull Rock"],
            "itemsAcquired": ["A bent spoon"],
            "questsStarted": ["Find the ferry"],
            "questsCompleted": ["Feed the gulls"],
        },
    )
    player = SessionPlayerFactory(
        session=session,
        attended=True,
        note="Brought samosas",
        member=MemberFactory(campaign=table.campaign, display_name="Mara"),
    )
    for name in ("Spike", "Spindle"):
        hero = CharacterFactory(campaign=table.campaign, name=name)
        player.characters.add(hero, through_defaults={"campaign": table.campaign})
    words = {"name": "Thunder", "description": "A *storm* breaks", "actor": "Osk", "target": "Wick", "location": "Quay"}
    log(session, EventItem(type="scene", **words))
    return session


def log(session: Session, *items: EventItem) -> None:
    record_events(session.campaign, items, session=session, by=None, now=NOON)


@pytest.mark.parametrize(
    "text",
    [
        *("Corvin", "bury", "petty cash", "sang", "dirge", "lid spoke", "Nan Sprake", "gull", "spoon", "ferry", "feed"),
        *("Rowan", "Mara", "samosas", "spike", "spi", "thunder", "storm", "osk", "wick", "quay"),
        *("corvin quay mara", "#9"),
    ],
)
def test_everything_that_stands_on_the_page_is_found(table: Table, nine: Session, text: str) -> None:
    assert found(table, text) == [9]


@pytest.mark.parametrize("text", ["nowhere", "corvin nowhere", "100%", "_"])
def test_nothing_else_is(table: Table, nine: Session, text: str) -> None:
    assert found(table, text) == []


@pytest.fixture
def secrets(table: Table, nine: Session) -> Session:
    nine.gm_notes = "Xyzzy"
    nine.save(update_fields=["gm_notes"])
    fields = ("name", "description", "actor", "target", "location")
    log(nine, EventItem(type="note", visibility="gm", **dict.fromkeys(fields, "Plugh")))
    log(nine, EventItem(type="note", name="Plover"))
    void_event(nine.events.get(name="Plover"), now=NOON)
    return nine


def test_a_secret_is_found_by_its_gm_alone(table: Table, secrets: Session) -> None:
    table.campaign.is_public = True
    table.campaign.save()
    for persona in (table.player, table.spectator, table.stranger, table.anonymous):
        assert found(table, "plugh", persona) == []
        assert found(table, "thunder", persona) == [9]
    assert found(table, "plugh", table.gm) == [9]


def test_notes_for_the_gm_and_struck_entries_are_found_by_nobody(table: Table, secrets: Session) -> None:
    for persona in (table.player, table.gm):
        assert found(table, "xyzzy", persona) == []
        assert found(table, "plover", persona) == []


def test_it_is_the_queryset_that_keeps_the_secret(
    table: Table, secrets: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EventQuerySet, "visible_to", lambda events, viewer: events.filter(campaign=viewer.campaign))
    assert found(table, "plugh") == [9]


def test_what_happened_at_another_table_or_between_sessions_finds_nothing(table: Table, nine: Session) -> None:
    EventFactory(name="Elsewhere")
    EventFactory(session=None, campaign=table.campaign, seq=None, name="Downtime")
    assert found(table, "elsewhere") == []
    assert found(table, "downtime") == []


def test_queries_do_not_grow_with_words_or_events(table: Table, nine: Session) -> None:
    address = f"/c/{table.campaign.slug}/sessions/?q="
    few = queries_of(table.player.client, f"{address}thunder")
    log(nine, *(EventItem(type="scene", name=f"Thunder {index}") for index in range(20)))
    assert queries_of(table.player.client, f"{address}thunder+quay+mara+corvin") == few
