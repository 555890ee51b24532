"""Appending to a log just read: as recording does it, or not at all."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from campaigntracker.campaigns.domain.clock import set_clock
from campaigntracker.campaigns.models import Character
from events_app.domain import appending
from events_app.domain.appending import append_events
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem
from events_app.domain.party import change_party_character
from events_app.domain.projection import party_names, refold
from events_app.domain.recording import record_events
from events_app.models import Event
from events_app.models.appending import LogStep
from sessions_app.models import Session
from tests.factories import NOON, CampaignFactory, CharacterFactory, SessionFactory

HIT = EventItem(type="damage", actor="Nim", target="Cultist", amount=7, source="vtt", external_id="hit-1")
BATCHES: dict[str, list[EventItem]] = {
    "a blow": [HIT],
    "many": [replace(HIT, external_id=str(number), data={"%s": "100 %"}) for number in range(200)],
    "a secret": [HIT, EventItem(type="treasure_gained", amount=50, visibility="gm"), replace(HIT, external_id="")],
    "a move of the clock": [EventItem(type="time_advanced", amount=600), EventItem(type="note", name="Later")],
    "out of order": [replace(HIT, real_time=NOON), EventItem(type="note", real_time=NOON.replace(hour=11))],
    "a stated moment": [EventItem(type="note", game_time=5_000)],
}


def make_session(status: str = "in_progress") -> Session:
    campaign = CampaignFactory(clock=1_000)
    CharacterFactory(campaign=campaign, name="Nim", aliases=["Nimble"])
    session = SessionFactory(campaign=campaign, in_progress=True)
    record_events(campaign, [EventItem(type="combat_start")], session=session, by=None, now=NOON.replace(hour=10))
    Session.objects.of_id(session).update(status=status)
    return read(session)


def read(session: Session) -> Session:
    return Session.objects.select_related("campaign").get(pk=session.pk)


def append(session: Session, *items: EventItem) -> Any:
    return append_events(session.campaign, items, session=session, party=party_names(session.campaign), now=NOON)


def state_of(session: Session) -> Any:
    session = read(session)
    log = Event.objects.of_session(session).in_recorded_order().values()
    of_its_own = {"id", "campaign_id", "session_id", "search"}
    kept = (session.last_seq, session.projection, session.log_version, session.party_log_version)
    return [{name: row[name] for name in row if name not in of_its_own} for row in log], kept, session.campaign.clock


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["in_progress", "completed"])
@pytest.mark.parametrize("name", BATCHES)
def test_it_leaves_what_recording_leaves(name: str, status: str) -> None:
    ours, theirs = make_session(status), make_session(status)
    results = append(ours, *BATCHES[name])
    expected = record_events(theirs.campaign, BATCHES[name], session=theirs, by=None, now=NOON)
    assert [(one.seq, one.created) for one in results] == [(one.seq, one.created) for one in expected]
    assert [one.event.seq for one in results] == [one.seq for one in results]
    assert state_of(ours) == state_of(theirs)
    fields = ("last_seq", "projection", "log_version", "party_log_version", "status")
    kept = read(ours)
    assert [getattr(ours, field) for field in fields] == [getattr(kept, field) for field in fields]
    assert ours.campaign.clock == kept.campaign.clock


@pytest.mark.django_db
def test_it_begins_an_empty_log() -> None:
    session = read(SessionFactory(in_progress=True))
    assert [one.seq for one in append(session, HIT)] == [1]
    assert read(session).projection == refold(session, {}).to_json()


def rename(session: Session) -> None:
    nim = Character.objects.of(session.campaign).get()
    change_party_character(nim, name="Nimrod", member=None, status="active", aliases=["Nim", "Cultist"])


def record(*items: EventItem) -> Callable[[Session], Any]:
    return lambda session: record_events(session.campaign, items, session=session, by=None, now=NOON)


CHANGES: dict[str, Callable[[Session], Any]] = {
    "somebody else's event": record(EventItem(type="note")),
    "the clock": lambda session: set_clock(session.campaign, 2_000),
    "the session is over": lambda session: Session.objects.of_id(session).update(status="completed"),
    "a name of the party": rename,
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CHANGES)
def test_what_has_changed_since_is_left_to_recording(name: str) -> None:
    stale = make_session()
    CHANGES[name](read(stale))
    before = state_of(stale)
    assert append(stale, HIT) is None
    assert state_of(stale) == before
    assert [one.created for one in record_events(stale.campaign, [HIT], session=stale, by=None, now=NOON)] == [True]


@pytest.mark.django_db
def test_without_looking_at_the_version_the_figures_would_be_wrong() -> None:
    stale = make_session()
    names = party_names(stale.campaign)
    rename(read(stale))
    stale.log_version = read(stale).log_version
    assert append_events(stale.campaign, [HIT], session=stale, party=names, now=NOON)
    assert read(stale).projection != refold(stale, party_names(stale.campaign)).to_json()


CLOSER: dict[str, list[EventItem]] = {
    "an id that is known": [HIT, replace(HIT, external_id="new")],
    "one id that is known among those of others": [EventItem(type="note", source="another"), HIT],
    "an id twice": [replace(HIT, external_id="new"), replace(HIT, external_id="new")],
    "a name for the codex": [EventItem(type="npc_introduced", actor="Elara")],
    "a goal, which may be a secret": [EventItem(type="goal_progress", name="Rooms", amount=1)],
    "a place": [replace(HIT, location="The ferry", external_id="")],
    "earlier than the last": [EventItem(type="note", real_time=NOON.replace(hour=9))],
    "beyond the calendar": [EventItem(type="note", game_time=10**15)],
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CLOSER)
def test_what_takes_a_closer_look_is_left_to_recording(name: str) -> None:
    session = make_session()
    append(session, HIT)
    before = state_of(session)
    assert append(session, *CLOSER[name]) is None
    assert state_of(session) == before


@pytest.mark.django_db
def test_a_bad_item_is_refused() -> None:
    with pytest.raises(BadItemError):
        append(make_session(), HIT, EventItem(type=""))


@pytest.mark.django_db
def test_an_id_that_another_session_gets_at_this_moment_is_left_to_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    """The statement does not see what was committed while it waited; the unique key does."""
    session = make_session()
    append(session, HIT)
    before = state_of(session)
    monkeypatch.setattr(appending, "LogStep", lambda **step: LogStep(**(step | {"ids": []})))
    assert append(session, HIT) is None
    assert state_of(session) == before


@pytest.mark.django_db
def test_an_id_is_one_of_its_source_alone() -> None:
    session = make_session()
    for items in ([HIT], [replace(HIT, source="another")], [replace(HIT, source=name) for name in ("a", "b")]):
        assert append(session, *items)
    assert append(session, EventItem(type="note"))
    assert read(session).last_seq == 6


def write(session: Session, writer: int) -> int:
    """How many of the writer's 15 events were appended; the others had to be recorded."""
    appended = 0
    try:
        for number in range(15):
            item = replace(HIT, source=f"writer-{writer}", external_id=str(number), game_time=writer * number)
            own = read(session)
            if append_events(own.campaign, [item], session=own, party={"nim": "Nim"}, now=timezone.now()) is None:
                record_events(own.campaign, [item], session=own, by=None, now=timezone.now())
            else:
                appended += 1
    finally:
        connection.close()
    return appended


@pytest.mark.django_db(transaction=True)
def test_many_append_and_record_at_once() -> None:
    session = make_session()
    with ThreadPoolExecutor(6) as pool:
        appended = sum(pool.map(lambda writer: write(session, writer), range(6)))
    log = Event.objects.of_session(session).in_recorded_order()
    assert list(log.values_list("seq", flat=True)) == list(range(1, 92))
    kept = read(session)
    assert kept.projection == refold(kept, party_names(kept.campaign)).to_json()
    assert (kept.last_seq, kept.log_version, kept.campaign.clock) == (91, 91, 1_000)
    assert appended > 0
