"""Table mode: what a GM sees and does there, and nobody else."""

import re
from uuid import uuid4

import pytest

from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import NOON, CharacterFactory, SessionFactory

PLAY = "/c/the-long-road/sessions/3/play/"
JSON = {"accept": "application/json"}


@pytest.fixture
def playing(table: Table) -> Session:
    CharacterFactory(campaign=table.campaign, name="Nim")
    return SessionFactory(campaign=table.campaign, number=3, in_progress=True)


def say(table: Table, line: str, **more: str) -> dict[str, object]:
    answer = table.gm.client.post(PLAY, {"line": line, "capture": str(uuid4())} | more, headers=JSON)
    assert answer["Content-Type"] == "application/json"
    return {"status": answer.status_code} | answer.json()


def test_only_gms_sit_at_the_table(table: Table, playing: Session) -> None:
    assert table.gm.client.get(PLAY).status_code == 200
    for persona in table.everybody():
        if persona is table.gm:
            continue
        for address in (PLAY, f"{PLAY}preview/?line=x"):
            assert persona.client.get(address).status_code == 404, (persona.name, address)
        for address in (PLAY, f"{PLAY}undo/", f"{PLAY}redo/"):
            assert persona.client.post(address, {"line": "x"}).status_code == 404, (persona.name, address)
    assert not Event.objects.exists()


def test_a_line_is_recorded_and_the_page_brought_up_to_date(table: Table, playing: Session) -> None:
    answer = say(table, "dmg Nim > Cultist 14")
    event = Event.objects.get()
    assert (answer["status"], event.type, event.actor, event.target, event.amount) == (
        201,
        "damage",
        "Nim",
        "Cultist",
        14,
    )
    assert "Cultist" in str(answer["parts"])
    assert event.author == table.gm.member


def test_the_same_line_sent_again_is_recorded_once(table: Table, playing: Session) -> None:
    capture = str(uuid4())
    first = say(table, "+10m", capture=capture)
    again = say(table, "+10m", capture=capture)
    assert (first["status"], again["status"]) == (201, 200)
    assert Event.objects.count() == 1
    table.campaign.refresh_from_db()
    assert table.campaign.clock == 600


def test_a_line_that_cannot_be_recorded_comes_back_with_the_reason(table: Table, playing: Session) -> None:
    answer = say(table, "dmg Nim > Cultist")
    assert answer["status"] == 422
    assert answer["problem"]
    page = table.gm.client.post(PLAY, {"line": "dmg Nim > Cultist", "visibility": "gm"})
    html = page.content.decode()
    assert page.status_code == 422
    assert 'value="dmg Nim &gt; Cultist"' in html
    assert str(answer["problem"]).replace(">", "&gt;") in html
    assert re.search(r'name="visibility" value="gm" checked', html)
    assert not Event.objects.exists()


def test_without_scripts_the_form_posts_and_the_page_says_so(table: Table, playing: Session) -> None:
    answer = table.gm.client.post(PLAY, {"line": "Rain", "capture": str(uuid4())}, follow=True)
    assert answer.redirect_chain == [(PLAY, 302)]
    assert "Saved." in answer.content.decode()
    assert Event.objects.get().name == "Rain"


def test_every_form_has_an_id_of_its_own(table: Table, playing: Session) -> None:
    record_events(table.campaign, [EventItem(type="combat_start", name="Ambush")], session=playing, by=None, now=NOON)
    ids = re.findall(r'name="capture" value="([^"]+)"', table.gm.client.get(PLAY).content.decode())
    assert len(ids) == len(set(ids)) == 6


def test_a_line_typed_without_connection_has_the_time_at_which_it_was_typed(table: Table, playing: Session) -> None:
    say(table, "Rain", typed_at="2025-01-20T13:00:00.000Z")
    assert Event.objects.get().real_time.isoformat() == "2025-01-20T13:00:00+00:00"


@pytest.mark.parametrize("moment", ["2999-01-01T00:00:00Z", "1999-01-01T00:00:00Z", "2025-01-20T13:00", "x", "\x00"])
def test_a_wrong_clock_in_a_browser_moves_no_event(table: Table, playing: Session, moment: str) -> None:
    say(table, "Rain", typed_at=moment)
    event = Event.objects.get()
    assert event.real_time == event.created_at


def test_only_for_the_gm(table: Table, playing: Session) -> None:
    say(table, "Zyxwort listens", visibility="gm")
    assert Event.objects.get().visibility == "gm"
    for address in (playing.get_absolute_url(), f"{playing.get_absolute_url()}live/?on=table"):
        assert "Zyxwort" not in table.player.client.get(address).content.decode()


def test_setting_the_clock_by_its_field(table: Table, playing: Session) -> None:
    table.gm.client.post(PLAY, {"line": "clock", "moment": "Day 2, 6:00 PM", "capture": str(uuid4())})
    assert "6:00 PM" in table.gm.client.get(PLAY).content.decode()
    assert "Day 2" in table.gm.client.get(PLAY).content.decode()


def test_the_combat_and_its_round(table: Table, playing: Session) -> None:
    assert 'value="round"' not in table.gm.client.get(PLAY).content.decode()
    for line in ("Ambushed by cultists /combat", "round", "round"):
        parts = str(say(table, line)["parts"])
    assert "Round <b>2</b>" in parts
    assert "Ambushed by cultists" in parts
    parts = str(say(table, "end victory")["parts"])
    assert 'value="round"' not in parts


def test_undo_goes_back_one_step_however_often_it_is_pressed(table: Table, playing: Session) -> None:
    say(table, "Rain")
    say(table, "+10m")
    last = Event.objects.latest("seq")
    for _ in range(2):
        answer = table.gm.client.post(f"{PLAY}undo/", {"event": str(last.id)}, headers=JSON)
        assert answer.status_code == 200
    table.campaign.refresh_from_db()
    assert table.campaign.clock == 0
    assert Event.objects.live().get().name == "Rain"
    assert f"{PLAY}redo/" in answer.json()["parts"]
    assert table.gm.client.post(f"{PLAY}redo/", {"event": str(last.id)}).status_code == 302
    table.campaign.refresh_from_db()
    assert table.campaign.clock == 600
    assert Event.objects.live().count() == 2


def test_a_line_is_undone_by_its_own_id_whatever_came_after(table: Table, playing: Session) -> None:
    line = str(uuid4())
    say(table, "rest long", capture=line)
    say(table, "Rain")
    for _ in range(2):
        answer = table.gm.client.post(f"{PLAY}undo/", {"line": line}, headers=JSON)
        assert answer.status_code == 200
    assert Event.objects.live().get().name == "Rain"


@pytest.mark.parametrize("line", ["x", "x#2", "\x00", "x" * 1000])
def test_undoing_a_line_that_is_nobodys_changes_nothing(table: Table, playing: Session, line: str) -> None:
    say(table, "Rain")
    assert table.gm.client.post(f"{PLAY}undo/", {"line": line}, headers=JSON).status_code == 200
    assert Event.objects.live().count() == 1


@pytest.mark.parametrize("event", ["", "x", "0193e8a4-7b5c-7d2e-8f10-3a4b5c6d7e8f"])
def test_undoing_what_is_not_there_changes_nothing(table: Table, playing: Session, event: str) -> None:
    say(table, "Rain")
    for address in (f"{PLAY}undo/", f"{PLAY}redo/"):
        assert table.gm.client.post(address, {"event": event}, headers=JSON).status_code == 200
    assert Event.objects.live().count() == 1


def test_whoever_is_logged_out_is_told_so_and_keeps_the_line(table: Table, playing: Session) -> None:
    for address in (PLAY, "/c/nowhere/sessions/1/play/"):
        answer = table.anonymous.client.post(address, {"line": "Rain"}, headers=JSON)
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/json")
    assert table.player.client.post(PLAY, {"line": "Rain"}, headers=JSON).status_code == 404


def test_a_line_kept_until_after_the_end_is_still_recorded(table: Table, playing: Session) -> None:
    Session.objects.update(status="completed", real_end_time=NOON, game_end_time=0)
    assert say(table, "They sleep")["status"] == 201
    assert say(table, "+10m")["status"] == 422
    assert table.gm.client.get(PLAY).url == playing.get_absolute_url()  # type: ignore[attr-defined]


def test_before_the_session_the_table_offers_to_start_it(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=3)
    page = table.gm.client.get(PLAY).content.decode()
    assert "Start now" in page
    assert say(table, "Rain")["status"] == 422
    other = SessionFactory(campaign=table.campaign, number=2, in_progress=True)
    page = table.gm.client.get(PLAY).content.decode()
    assert other.full_title in page
    assert "Start now" not in page
    assert table.gm.client.post(PLAY, {"line": "Rain"}).url == session.get_absolute_url() + "play/"  # type: ignore[attr-defined]


def test_the_preview_shows_what_a_line_records(table: Table, playing: Session) -> None:
    page = table.gm.client.get(f"{PLAY}preview/", {"line": "dmg nim > Cultist 14"}).content.decode()
    assert "Nim → Cultist, 14" in page
    assert re.search(r'data-fingerprint="[0-9a-f]{32}"', page)
    assert "New name: Cultist" in page
    page = table.gm.client.get(f"{PLAY}preview/", {"line": "dmg nim > Cultist"}).content.decode()
    assert "data-problem" in page


def test_nothing_else_is_recorded_than_the_preview_showed(table: Table, playing: Session) -> None:
    page = table.gm.client.get(f"{PLAY}preview/", {"line": "clock 18:00"}).content.decode()
    shown = re.findall(r'data-fingerprint="([^"]+)"', page)[0]
    say(table, "+10m")
    assert say(table, "clock 18:00", fingerprint=shown)["status"] == 422
    assert say(table, "clock 18:00")["status"] == 201


def test_news_for_an_open_table(table: Table, playing: Session) -> None:
    live = f"{playing.get_absolute_url()}live/?on=table"
    assert table.gm.client.get(f"{live}&v=0").status_code == 204
    say(table, "Rain")
    page = table.gm.client.get(f"{live}&v=0").content.decode()
    assert 'id="play-last"' in page
    assert "Rain" in page
    assert "play-last" not in table.player.client.get(live).content.decode()


def test_a_long_night_costs_no_more_queries(table: Table, playing: Session) -> None:
    say(table, "Ambush /combat")
    few = queries_of(table.gm.client, PLAY)
    items = [EventItem(type="damage", actor="Nim", target=f"Cultist {n}", amount=n) for n in range(60)]
    record_events(table.campaign, items, session=playing, by=table.gm.member, now=NOON)
    assert queries_of(table.gm.client, PLAY) == few
    assert table.gm.client.get(PLAY).content.decode().count('class="play-entry"') == 12


@pytest.mark.parametrize(
    "line",
    ["", " ", "\x00", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "x" * 5000, "+" * 2000],
)
def test_hostile_lines(table: Table, playing: Session, line: str) -> None:
    assert say(table, line)["status"] in (201, 422)
    assert table.gm.client.get(f"{PLAY}preview/", {"line": line}).status_code == 200
    assert say(table, "Rain", capture="x" * 1000)["status"] == 422


def test_damage_and_healing_are_told_apart_and_have_named_ways_to_correct_them(table: Table, playing: Session) -> None:
    say(table, "dmg Nim > Cultist 14")
    say(table, "heal Nim 8")
    html = table.gm.client.get(PLAY).content.decode()
    assert re.findall(r'<li class="play-entry"[^>]* data-type="(\w+)"', html) == ["damage", "healing"]
    assert re.findall(r"Correct or void: ([^<]*)<", html) == ["14 damage to Cultist", "8 healed, Nim"]
