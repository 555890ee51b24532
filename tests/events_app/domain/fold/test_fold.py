"""Carrying on from what is kept, without reading the log."""

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigntracker.campaigns.models import Member, Viewer
from events_app.domain.breakdown import character_figures, combat_figures
from events_app.domain.fold import Fold, combats, facts
from events_app.domain.items import EventItem
from events_app.domain.projection import refresh_campaign, session_digest
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.factories import NOON, CharacterFactory, EventFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    session = SessionFactory(in_progress=True)
    CharacterFactory(campaign=session.campaign, name="Wren")
    return session


def record(session: Session, *items: EventItem, minutes: int = 0) -> None:
    now = NOON + dt.timedelta(minutes=minutes)
    record_events(session.campaign, items, session=session, by=None, now=now)


def viewers(session: Session) -> tuple[Viewer, Viewer]:
    """A GM, and somebody who reads what the party does."""
    gm = Member(campaign=session.campaign, role="gm")
    return Viewer(session.campaign, gm), Viewer(session.campaign, None)


def blow(amount: int = 5, **fields: Any) -> EventItem:
    return EventItem(type="damage", actor="Wren", target="Ghoul", amount=amount, **fields)


START, END = EventItem(type="combat_start", name="Ambush"), EventItem(type="combat_end", data={"outcome": "victory"})
LATE = dataclasses.replace(START, real_time=NOON - dt.timedelta(hours=1))


def kept_and_anew(session: Session) -> tuple[dict[str, Any], dict[str, Any]]:
    session.refresh_from_db()
    kept = session.projection
    refresh_campaign(session.campaign)
    session.refresh_from_db()
    return kept, session.projection


def test_an_event_that_comes_late_is_put_in_its_place(session: Session) -> None:
    record(session, blow(), END)
    record(session, LATE, minutes=1)
    kept, anew = kept_and_anew(session)
    assert kept == anew
    [combat] = combat_figures(session, viewers(session)[0])
    assert (combat.outcome, combat.figures.total_damage_dealt) == ("victory", 5)


def test_without_looking_at_the_clock_it_would_not_be(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fold, "follows", lambda fold, event: True)
    record(session, blow(), END)
    record(session, LATE, minutes=1)
    kept, anew = kept_and_anew(session)
    assert kept != anew


def test_a_fight_that_begins_in_secret_is_none_to_the_party(session: Session) -> None:
    record(session, dataclasses.replace(START, visibility="gm"), blow(), END)
    gm, player = viewers(session)
    [combat] = combat_figures(session, gm)
    assert (combat.name, combat.figures.total_damage_dealt) == ("Ambush", 5)
    assert combat_figures(session, player) == ()
    assert session_digest(session, player).figures[1].value == 0
    assert [one.total_damage_dealt for one in character_figures(session, player)] == [5]


def test_what_only_the_gm_knows_of_a_fight_is_in_the_gms_figures_alone(session: Session) -> None:
    record(session, START, blow(3))
    record(session, blow(40, visibility="gm"), minutes=1)
    record(session, blow(1), END, minutes=2)
    dealt = [combat_figures(session, viewer)[0].figures.total_damage_dealt for viewer in viewers(session)]
    assert dealt == [44, 4]
    dealt = [character_figures(session, viewer)[0].total_damage_dealt for viewer in viewers(session)]
    assert dealt == [44, 4]


@pytest.mark.parametrize("size", [1, 20])
def test_recording_takes_as_many_queries_after_few_events_as_after_many(session: Session, size: int) -> None:
    events = [START, *(blow() for _ in range(size * 10))]
    record(session, *events)
    with CaptureQueriesContext(connection) as taken:
        record(session, blow(), minutes=1)
    read = [query["sql"] for query in taken if query["sql"].startswith("SELECT") and "events_app_event" in query["sql"]]
    assert (len(taken), read) == (6, []), [query["sql"][:80] for query in taken]


def test_beyond_what_is_kept_fights_are_counted_from_the_log(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(combats, "KEPT", 3)
    monkeypatch.setattr(combats.CombatsFold.__init__, "__kwdefaults__", {"limit": 3})
    for minutes in range(5):
        record(session, START, blow(), END, minutes=minutes)
    session.refresh_from_db()
    assert len(session.projection["gm"]["combats"]["all"]) == 3
    for viewer in viewers(session):
        assert [combat.figures.total_damage_dealt for combat in combat_figures(session, viewer)] == [5] * 5
        assert session_digest(session, viewer).figures[1].value == 5


def test_a_session_of_5000_events_keeps_little(session: Session) -> None:
    night = []
    for fight in range(50):
        night += [START, *(EventItem(type="npc_introduced", actor=f"Nobody {fight}-{one}") for one in range(10))]
        night += [blow(data={"encounterId": "x" * 5000}), *(blow() for _ in range(87)), END]
    for start in range(0, len(night), 1000):
        record(session, *night[start : start + 1000], minutes=start)
    assert session.last_seq == 5000
    session.refresh_from_db()
    assert len(json.dumps(session.projection)) < 100_000
    assert len(session_digest(session, viewers(session)[1]).npcs_introduced) == facts.KEPT


def test_characters_are_known_by_name_and_by_either_id(session: Session) -> None:
    nim = CharacterFactory(campaign=session.campaign, name="Nim", external_id="nim-pc", aliases=["The Small One"])
    items = [
        blow(1),
        *(EventItem(type="damage", actor=a, target="x", amount=2) for a in ("NIM", "nim-pc", str(nim.pk))),
    ]
    items += [
        EventItem(type="damage", actor="the small one", target="x", amount=2),
        EventItem(type="healing", actor="nim", target="Wren", amount=4),
        EventItem(type="healing", target="Wren", amount=3),
        EventItem(type="npc_killed", actor="nim", amount=2),
        EventItem(type="character_down", actor="Wren"),
        EventItem(type="character_down", actor="A ghoul", target="Wren"),
        EventItem(type="character_died", target="nim"),
    ]
    record(session, *items)
    one, other = character_figures(session, viewers(session)[1])
    assert (one.name, one.total_damage_dealt, one.total_healing_done, one.npcs_killed, one.times_died) == (
        "Nim", 8, 4, 2, 1,
    )  # fmt: skip
    assert (other.name, other.healing_received, other.total_healing_done, other.times_down) == ("Wren", 7, 3, 2)


def test_events_that_were_only_inserted_are_folded_when_the_session_is_next(session: Session) -> None:
    EventFactory(session=session, seq=1, type="damage", category="combat", actor="Wren", target="Imp", amount=3)
    Session.objects.filter(pk=session.pk).update(last_seq=1)
    record(session, blow(2))
    assert character_figures(session, viewers(session)[1])[0].total_damage_dealt == 5
    assert Event.objects.count() == 2
