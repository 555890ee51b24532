"""Timelines kept in memory: never another reader's, never an old one, never more than there is room for."""

import datetime as dt

import pytest

from campaigntracker.web.kept import Kept
from events_app.domain.items import EventItem
from events_app.domain.party import add_party_character
from events_app.domain.reading import Wanted
from events_app.domain.recording import record_events
from events_app.rendering import timeline as shown_timelines
from events_app.rendering.timeline import show_timeline
from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.factories import NOON, SessionFactory


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_timelines, "_kept", Kept(lambda shown: len(shown.html)))


@pytest.fixture
def session(table: Table) -> Session:
    session: Session = SessionFactory(campaign=table.campaign, in_progress=True)
    log(session, EventItem(type="note", name="Rain"), EventItem(type="note", name="A knife", visibility="gm"))
    return session


def log(session: Session, *items: EventItem) -> None:
    record_events(session.campaign, list(items), session=session, by=None, now=NOON)


def html(table: Table, session: Session, persona: Persona | None = None, *, zone: dt.tzinfo = dt.UTC) -> str:
    current = Session.objects.get(pk=session.pk)
    return show_timeline(current, table.viewer(persona or table.player), zone=zone, wanted=Wanted()).html


def test_a_players_copy_is_never_the_gms(table: Table, session: Session) -> None:
    for first, second in ((table.gm, table.player), (table.player, table.gm)):
        shown_timelines._kept = Kept(lambda shown: len(shown.html))
        html(table, session, first)
        html(table, session, second)
        assert "A knife" in html(table, session, table.gm)
        assert "A knife" not in html(table, session, table.player)


def test_without_the_reader_in_the_key_it_would_be(
    table: Table, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = shown_timelines._key
    monkeypatch.setattr(
        shown_timelines, "_key", lambda session, viewer, *rest: key(session, table.viewer(table.gm), *rest)
    )
    html(table, session, table.gm)
    assert "A knife" in html(table, session, table.player)


def test_it_is_kept_and_comes_anew_with_the_log(
    table: Table, session: Session, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    before = html(table, session)
    with django_assert_num_queries(1):  # type: ignore[operator] # the session itself
        assert html(table, session) == before
    log(session, EventItem(type="note", name="Dusk"))
    assert "Dusk" in html(table, session)


def test_who_is_of_the_party_counts(table: Table, session: Session) -> None:
    log(session, EventItem(type="combat_start"), EventItem(type="damage", actor="Nim", target="Cultist", amount=12))
    assert "<table>" not in html(table, session)
    add_party_character(table.campaign, name="Nim", member=None)
    assert "<table>" in html(table, session)


def test_zone_calendar_and_address_count(table: Table, session: Session) -> None:
    html(table, session)
    assert "14:00</time>" in html(table, session, zone=dt.timezone(dt.timedelta(hours=2)))
    table.campaign.epoch = {"day": 3, "hour": 9}
    assert "Day 3" in html(Table(**{**vars(table), "campaign": type(table.campaign)(**_columns(table))}), session)


def _columns(table: Table) -> dict[str, object]:
    return {field.attname: getattr(table.campaign, field.attname) for field in table.campaign._meta.concrete_fields}


def test_no_more_is_kept_than_there_is_room_for(settings: object) -> None:
    settings.RENDERED_CACHE_MEBIBYTES = 1  # type: ignore[attr-defined]
    made: list[str] = []
    kept: Kept[str] = Kept(len)

    def get(key: str, size: int) -> None:
        kept.get(key, lambda: made.append(key) or "x" * size)  # type: ignore[func-returns-value]

    get("a", 300_000)
    get("b", 200_000)
    get("a", 300_000)
    get("c", 100_000)  # b was used longest ago
    get("a", 300_000)
    get("b", 200_000)
    get("huge", 600_000)
    get("huge", 600_000)
    assert made == ["a", "b", "c", "b", "huge", "huge"]
    settings.RENDERED_CACHE_MEBIBYTES = 0  # type: ignore[attr-defined]
    get("none", 1)
    get("none", 1)
    assert made[-2:] == ["none", "none"]
