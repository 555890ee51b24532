"""The page of analytics, and the events behind its figures."""

import datetime as dt
import json
import re
from html import unescape

import pytest

from campaigntracker.campaigns.models import Campaign
from events_app.domain.correcting import correct_event
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Persona, Table
from tests.factories import NOON, CharacterFactory, SessionFactory, SessionPlayerFactory

NIGHT = (
    EventItem(type="combat_start", name="Ambush"),
    EventItem(type="damage", actor="Wren", target="Ghoul", amount=7),
    EventItem(type="damage", actor="Nim", target="Ghoul", amount=4),
    EventItem(type="damage", actor="Ghoul", target="Wren", amount=3),
    EventItem(type="healing", actor="Nim", target="Wren", amount=2),
    EventItem(type="npc_killed", actor="Wren", target="Ghoul"),
    EventItem(type="combat_end", data={"outcome": "victory"}),
    EventItem(type="treasure_gained", amount=120),
    EventItem(type="xp_awarded", amount=50),
    EventItem(type="dialogue", actor="Elder", description="Well done."),
)


@pytest.fixture
def played(table: Table) -> Table:
    for name in ("Wren", "Nim"):
        CharacterFactory(campaign=table.campaign, name=name)
    play(table, 1, 2)
    return table


def play(table: Table, *numbers: int) -> None:
    for number in numbers:
        session = SessionFactory(campaign=table.campaign, completed=True, number=number, title=f"Evening {number}")
        SessionPlayerFactory(session=session, member=table.player.member, attended=True)
        at = session.real_start_time + dt.timedelta(minutes=5)
        record_events(table.campaign, NIGHT, session=session, by=None, now=at)


def read(table: Table, query: str = "", persona: Persona | None = None, path: str = "") -> str:
    answer = (persona or table.player).client.get(f"/c/{table.campaign.slug}/analytics/{path}{query}")
    assert answer.status_code == 200, query
    return answer.content.decode()


def data_of(html: str) -> dict[str, object]:
    found = re.search(r'<script id="analytics-data" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    read: dict[str, object] = json.loads(found[1])
    return read


def test_who_may_read_it(played: Table) -> None:
    for path in ("", "events/?figure=dealt"):
        url = f"/c/{played.campaign.slug}/analytics/{path}"
        answers = {persona.name: persona.client.get(url).status_code for persona in played.everybody()}
        assert answers == {"gm": 200, "player": 200, "spectator": 200, "stranger": 404, "anonymous": 404}
    Campaign.objects.update(is_public=True)
    assert "Damage and healing" in read(played, persona=played.anonymous)


def test_before_the_first_session_it_says_what_to_do(table: Table) -> None:
    SessionFactory(campaign=table.campaign, number=1)
    html = read(table, persona=table.gm)
    assert "No session is completed yet" in html
    assert "<canvas" not in html
    assert "chart.umd" not in html
    assert "log what happens" not in read(table, persona=table.player)


def test_a_range_without_sessions_says_so(played: Table) -> None:
    assert "No completed session lies in this range" in read(played, "?first=7")


@pytest.mark.parametrize("query", ["", "?character=Wren", "?category=social", "?span=last10", "?first=2&last=2"])
def test_each_figure_of_a_table_leads_to_events_that_add_up_to_it(played: Table, query: str) -> None:
    html = read(played, query)
    cells = re.findall(r'<td><a href="([^"]*/analytics/events/[^"]*)">([^<]*)</a>', html)
    totals = re.findall(r'<dd><a href="([^"]*/analytics/events/[^"]*)">([^<]*)</a>', html)
    assert len(cells) > 1
    for address, figure in {*cells, *totals}:
        answer = played.player.client.get(unescape(address))
        assert answer.status_code == 200, address
        evidence = answer.context["found"]
        assert sum(amount for _event, amount in evidence.events) == evidence.total, address
        # Hours and shares are told of events, not counted by them.
        if re.fullmatch(r"[\d,]+", figure):
            assert figure == f"{evidence.total:,}", address


def test_records_lead_to_their_events(played: Table) -> None:
    session = Session.objects.get(number=2)
    record_events(
        played.campaign, [EventItem(type="damage", actor="Nim", target="Troll", amount=31)], session=session, by=None,
        now=NOON,
    )  # fmt: skip
    html = read(played)
    hit = Event.objects.get(amount=31)
    assert f'<a href="/c/{played.campaign.slug}/events/{hit.pk}/">31</a>' in html
    assert "Nim → Troll" in html


def test_a_hidden_blow_is_no_record_to_players(played: Table) -> None:
    blow = EventItem(type="damage", actor="Nim", target="Troll", amount=31, visibility="gm")
    record_events(played.campaign, [blow], session=Session.objects.get(number=2), by=None, now=NOON)
    assert "Nim → Troll" in read(played, persona=played.gm)
    for persona in (played.player, played.spectator):
        assert "Troll" not in read(played, persona=persona)
        assert "Troll" not in read(played, "?figure=dealt", persona, "events/")


def test_without_the_word_that_hides_it_it_would_be(played: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    blow = EventItem(type="damage", actor="Nim", target="Troll", amount=31, visibility="gm")
    record_events(played.campaign, [blow], session=Session.objects.get(number=2), by=None, now=NOON)
    monkeypatch.setattr("campaigntracker.campaigns.models.Viewer.is_gm", property(lambda viewer: True))
    assert "Nim → Troll" in read(played)


def test_what_is_corrected_is_seen_at_once(played: Table) -> None:
    assert "Wren → Ghoul" in read(played)
    for event in Event.objects.filter(type="damage", amount=7):
        correct_event(event, EventItem(type="damage", actor="Nim", target="Bat", amount=9), now=NOON)
    html = read(played)
    assert "Nim → Bat" in html
    assert "Wren → Ghoul" not in html
    Session.objects.filter(number=1).update(title="Another name")
    assert "Another name" in read(played)


def test_the_charts_are_drawn_from_the_same_figures(played: Table) -> None:
    charts = data_of(read(played))["charts"]
    assert isinstance(charts, dict)
    series = {one["label"]: one["values"] for one in charts["damage"]["series"]}
    assert series == {"Dealt": [11, 11], "Taken": [3, 3], "Healed": [2, 2]}
    assert {"durations", "pace", "attendance", "events", "time", "combats", "kills", "treasure", "xp"} <= charts.keys()


def test_of_a_character_it_tells_the_characters(played: Table) -> None:
    html = read(played, "?character=Wren")
    charts = data_of(html)["charts"]
    assert isinstance(charts, dict)
    assert charts.keys() == {"damage", "kills"}
    assert [one["values"] for one in charts["damage"]["series"]] == [[7, 7], [3, 3]]
    assert "Not shown for this choice" in html


@pytest.mark.parametrize(
    ("category", "drawn", "words"),
    [
        ("combat", {"combats", "damage", "kills"}, "damage dealt"),
        ("treasure", {"treasure"}, "gold found"),
        ("progress", {"xp"}, "experience"),
        ("social", set(), ""),
    ],
)
def test_of_a_category_it_tells_what_its_events_come_to(
    played: Table, category: str, drawn: set[str], words: str
) -> None:
    html = read(played, f"?category={category}")
    charts = data_of(html)["charts"]
    assert isinstance(charts, dict)
    assert charts.keys() & {"combats", "damage", "kills", "treasure", "xp"} == drawn
    for label in ("damage dealt", "gold found", "experience"):
        assert (f">{label}<" in html) == (label == words), label


def test_blank_fields_leave_the_address(played: Table) -> None:
    url = f"/c/{played.campaign.slug}/analytics/"
    answer = played.player.client.get(f"{url}?span=&character=&category=combat&first=")
    assert (answer.status_code, answer["Location"]) == (302, f"{url}?category=combat")


def test_a_fragment_is_the_part_that_changes(played: Table) -> None:
    url = f"/c/{played.campaign.slug}/analytics/"
    answer = played.player.client.get(f"{url}?span=&category=combat", headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert html.lstrip().startswith('<div id="analytics"')
    assert "<html" not in html
    assert (answer["HX-Push-Url"], answer["Vary"].count("HX-Request")) == (f"{url}?category=combat", 1)


def test_a_mistake_is_told_beside_its_field_and_narrows_nothing(played: Table) -> None:
    html = read(played, "?first=2&last=1&since=tomorrow&character=Nobody")
    for words in ("This session comes before the first one.", "There is no such day.", "Nobody is not one of"):
        assert words in html
    assert 'value="tomorrow"' in html


@pytest.mark.parametrize(
    "query",
    ["", "figure=nonsense", "figure=xp&character=Wren", "figure=dealt&first=x", "figure=dealt&character=Nobody"],
)
def test_a_figure_that_is_none_has_no_events(played: Table, query: str) -> None:
    answer = played.player.client.get(f"/c/{played.campaign.slug}/analytics/events/?{query}")
    assert answer.status_code == 404


def test_what_no_database_holds_asks_for_nothing(played: Table) -> None:
    answer = played.player.client.get(f"/c/{played.campaign.slug}/analytics/?character=%00&rows=all", follow=True)
    assert (answer.status_code, answer.redirect_chain[0][0].partition("?")[2]) == (200, "rows=all")
    assert "Ambush" in read(played, "?figure=combats&after=%00", path="events/")


def test_long_tables_are_cut_until_they_are_asked_for(played: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events_app.rendering.analytics.tables.ROWS", 1)
    monkeypatch.setattr("events_app.rendering.analytics.page.ROWS", 1)
    row = re.compile(r'<th scope="row"><a href="[^"]*">1 ')
    assert not row.search(read(played, "?first=1"))
    assert "All rows of the tables" in read(played, "?first=1")
    assert row.search(read(played, "?first=1&rows=all"))


@pytest.mark.parametrize("path", ["analytics/", "analytics/?character=Wren", "analytics/events/?figure=dealt"])
def test_the_number_of_queries_does_not_grow(played: Table, path: str) -> None:
    url = f"/c/{played.campaign.slug}/{path}"
    few = queries_of(played.player.client, url)
    play(played, *range(3, 9))
    assert queries_of(played.player.client, url) == few
    assert few <= 9
    assert queries_of(played.player.client, url) <= few
