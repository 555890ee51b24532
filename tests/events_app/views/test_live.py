"""Following a session: news only for those whom it concerns, and next to nothing for all others."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaigntracker.campaigns.models import Campaign
from events_app.domain.correcting import void_event
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.domain import pulse
from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.factories import NOON, MemberFactory, SessionFactory

LIVE = "/c/the-long-road/sessions/3/live/"


@pytest.fixture
def playing(table: Table) -> Session:
    return SessionFactory(campaign=table.campaign, number=3, in_progress=True)


def log(session: Session, **item: object) -> Event:
    [recorded] = record_events(
        session.campaign, [EventItem(**({"type": "note"} | item))], session=session, by=None, now=NOON
    )
    session.refresh_from_db()
    return recorded.event


def known(persona: Persona, session: Session) -> str:
    version = session.log_version if persona.name == "gm" else session.party_log_version
    return f"{LIVE}?v={version}"


def test_nothing_new_is_an_empty_answer(table: Table, playing: Session) -> None:
    log(playing, name="Rain")
    for persona in (table.gm, table.player, table.spectator):
        answer = persona.client.get(known(persona, playing))
        assert (answer.status_code, answer.content) == (204, b"")
        assert "no-store" in answer["Cache-Control"]


def test_it_costs_one_query_besides_the_log_in(table: Table, playing: Session) -> None:
    address = known(table.player, playing)
    with CaptureQueriesContext(connection) as queries:
        assert table.player.client.get(address).status_code == 204
    asked = [query["sql"] for query in queries]
    assert ["accounts_websession" in sql for sql in asked] == [True, False]
    assert 'FROM "sessions_app_session"' in asked[1]
    Campaign.objects.update(is_public=True)
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(address).status_code == 204
    assert len(queries) == 1


def test_news_brings_figures_clock_and_the_running_combat(table: Table, playing: Session) -> None:
    before = known(table.player, playing)
    log(playing, type="combat_start", name="Ambushed by cultists")
    log(playing, type="round_start", amount=2)
    log(playing, type="time_advanced", amount=3600)
    answer = table.player.client.get(before)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'data-version="{playing.party_log_version}"' in page
    assert "Ambushed by cultists" in page
    assert "round 2" in page
    assert "Day 0, 10:00 AM" in page
    assert 'id="figures"' in page
    assert table.player.client.get(known(table.player, playing)).status_code == 204


def test_players_are_told_nothing_of_secrets(table: Table, playing: Session) -> None:
    before = known(table.player, playing)
    event = log(playing, type="combat_start", name="Zyxwort waits", visibility="gm")
    void_event(event, now=NOON)
    log(playing, type="combat_start", name="Zyxwort strikes", visibility="gm")
    assert table.player.client.get(before).status_code == 204
    assert table.spectator.client.get(before).status_code == 204
    assert "Zyxwort" not in table.player.client.get(LIVE).content.decode()
    news = table.gm.client.get(before).content.decode()
    assert "Zyxwort strikes" in news


def test_with_one_count_for_all_they_would_be(table: Table, playing: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    before = known(table.player, playing)
    log(playing, name="Zyxwort", visibility="gm")
    monkeypatch.setattr(pulse, "Role", SimpleNamespace(GM="player"))
    assert table.player.client.get(before).status_code == 200


def test_who_may_not_read_the_campaign_gets_what_a_stranger_gets(table: Table, playing: Session) -> None:
    MemberFactory(campaign=table.campaign, user=None)
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(LIVE).status_code == 404
        assert persona.client.get(LIVE.replace("3", "99")).status_code == 404
        # The seat of somebody without an account is nobody's.
        assert persona.client.get(f"{LIVE}?v={playing.party_log_version}").status_code == 404
    assert table.gm.client.get(LIVE.replace("3", "99")).status_code == 404
    Campaign.objects.update(is_public=True)
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(LIVE).status_code == 200


def test_a_session_that_has_ended_says_so_and_asks_no_more(table: Table, playing: Session) -> None:
    Session.objects.update(status="completed", real_end_time=NOON)
    page = table.player.client.get(known(table.player, playing)).content.decode()
    assert "This session is over." in page
    assert "data-live=" not in page


def test_what_the_page_says_it_knows_is_never_a_server_error(table: Table, playing: Session) -> None:
    for nonsense in ("", "x", "-1", "9" * 400, "%00"):
        assert table.player.client.get(f"{LIVE}?v={nonsense}").status_code == 200
    assert table.player.client.post(LIVE).status_code == 405


def test_pages_follow_only_while_there_is_play(table: Table, playing: Session) -> None:
    page = table.player.client.get(playing.get_absolute_url()).content.decode()
    assert f'data-live="{LIVE}" data-version="0"' in page
    assert f'data-live="{LIVE}"' in table.player.client.get("/c/the-long-road/").content.decode()
    Session.objects.update(status="completed", real_end_time=NOON)
    for address in (playing.get_absolute_url(), "/c/the-long-road/"):
        assert "data-live=" not in table.player.client.get(address).content.decode()
