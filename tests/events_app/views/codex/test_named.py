"""From the names on a session's page to their pages in the codex."""

import re
from html import unescape
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest

from events_app.domain.codex.changing import add_alias, hide_entry, reveal_entry
from events_app.domain.codex.merging import merge_entries
from events_app.domain.items import EventItem
from events_app.models.codex_queryset import CodexNameQuerySet
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Persona, Table
from tests.events_app.views.codex.telling import SECRET, entry, log, met
from tests.factories import NOON, CodexEntryFactory

NAMED = "/c/the-long-road/codex/named/"


def leads_to(persona: Persona, name: str, kind: str = "npc") -> str:
    answer = persona.client.get(NAMED, {"kind": kind, "name": name})
    assert answer.status_code == 302
    return answer["Location"]


def searches_for(address: str) -> str:
    parts = urlsplit(address)
    assert parts.path == "/c/the-long-road/events/"
    return parse_qs(parts.query)["q"][0]


def links(page: str) -> dict[str, str]:
    """The names that came up on a session's page, with where they lead."""
    found = re.findall(r'<a href="(/c/the-long-road/codex/named/[^"]*)">([^<]*)</a>', page)
    return {unescape(name): unescape(address) for address, name in found}


def test_every_name_leads_to_its_page(table: Table, session: Session) -> None:
    log(
        table,
        session,
        met("Elara & “Co”/Sons?"),
        EventItem(type="location_discovered", location="Zurich Gate"),
        EventItem(type="item_acquired", name="A key"),
        EventItem(type="quest_started", name="Find the bell"),
        EventItem(type="quest_completed", name="Find the bell"),
        met(SECRET, visibility="gm"),
    )
    for persona in (table.player, table.gm):
        found = links(persona.client.get(session.get_absolute_url()).content.decode())
        names = {"Elara & “Co”/Sons?", "Zurich Gate", "A key", "Find the bell"}
        assert set(found) == names | ({SECRET} if persona is table.gm else set())
        for name, address in found.items():
            answer = persona.client.get(address)
            assert (answer.status_code, answer["Location"]) == (302, entry(name).get_absolute_url())
            assert persona.client.get(answer["Location"]).status_code == 200


def test_the_kind_tells_two_of_one_name_apart(table: Table, session: Session) -> None:
    log(table, session, met("Vesper"), EventItem(type="location_discovered", location="vesper"))
    assert leads_to(table.player, "VESPER") == entry("Vesper").get_absolute_url()
    assert leads_to(table.player, "Vesper", "location") == entry("vesper").get_absolute_url()


def test_a_page_that_is_kept_follows_a_merge(table: Table, session: Session) -> None:
    log(table, session, met("The stranger"), met("Elara"))
    address = session.get_absolute_url()
    before = links(table.player.client.get(address).content.decode())
    merge_entries(entry("The stranger"), into=entry("Elara"), now=NOON, tell=True)
    assert links(table.player.client.get(address).content.decode()) == before
    assert leads_to(table.player, "The stranger") == entry("Elara").get_absolute_url()


def test_what_a_reader_may_not_see_is_searched_for_like_nonsense(table: Table, session: Session) -> None:
    hidden = CodexEntryFactory(campaign=table.campaign, name=SECRET)
    log(table, session, met("Elara"))
    add_alias(entry("Elara"), f"{SECRET} queen", revealed=False, now=NOON)
    for name in (SECRET, f"{SECRET} queen"):
        assert leads_to(table.gm, name) != leads_to(table.gm, "Qqqword")
        for persona in (table.player, table.spectator):
            assert searches_for(leads_to(persona, name)) == f'"{name}"'
            assert leads_to(persona, name) == leads_to(persona, "Qqqword").replace("Qqqword", quote_plus(name))
    reveal_entry(hidden, now=NOON)
    assert leads_to(table.player, SECRET) == hidden.get_absolute_url()
    hide_entry(hidden, now=NOON)
    assert searches_for(leads_to(table.player, SECRET)) == f'"{SECRET}"'


def test_without_the_rule_it_would_lead_there(table: Table, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = CodexEntryFactory(campaign=table.campaign, name=SECRET)
    monkeypatch.setattr(CodexNameQuerySet, "known_to", lambda names, viewer: names.filter(campaign=viewer.campaign))
    assert leads_to(table.player, SECRET) == hidden.get_absolute_url()


@pytest.mark.parametrize("name", ["", "\x00", "\ud800".encode("utf-8", "replace").decode(), "x" * 5_000, '"“', "a\nb"])
@pytest.mark.parametrize("kind", ["npc", "", "\x00", "dragon"])
def test_any_name_can_be_asked_for(table: Table, session: Session, name: str, kind: str) -> None:
    assert table.player.client.get(NAMED, {"kind": kind, "name": name}, follow=True).status_code == 200


def test_a_stranger_is_led_nowhere(table: Table, session: Session) -> None:
    log(table, session, met("Elara"))
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(NAMED, {"kind": "npc", "name": "Elara"}).status_code == 404


def test_many_names_take_no_more_queries(table: Table, session: Session) -> None:
    log(table, session, met("Elara"))
    few = queries_of(table.player.client, session.get_absolute_url())
    log(table, session, *(met(f"Guard {n}") for n in range(30)))
    assert queries_of(table.player.client, session.get_absolute_url()) == few
