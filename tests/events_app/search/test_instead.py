"""What is offered to whoever found nothing: other words, near names that they may know, the party."""

import pytest

from events_app.models.codex_queryset import CodexNameQuerySet
from tests.conftest import Persona, Table
from tests.factories import CharacterFactory, CodexEntryFactory, EventFactory, SessionFactory

pytestmark = pytest.mark.django_db

SEARCH = "/c/the-long-road/events/"
CODEX = "/c/the-long-road/codex/"


def offered(persona: Persona, **query: str) -> str:
    """That part of the page; empty where there is none."""
    page = persona.client.get(SEARCH, query).content.decode()
    return page.partition('class="found-instead"')[2].partition("</div>")[0]


def test_a_beginning_is_offered_with_the_filters_as_they_are(table: Table) -> None:
    EventFactory(session=SessionFactory(campaign=table.campaign, completed=True), name="The bell")
    instead = offered(table.player, q="bel", category="note")
    assert "begin so: bel*" in instead
    assert f"{SEARCH}?q=bel%2A&amp;category=note" in instead
    assert offered(table.player, q="bel*") == offered(table.player, q="bell") == ""


@pytest.mark.parametrize("typed", ["harbourmastr", "Harbormaster Quil", "quil", "Hárbourmaster quilll"])
def test_names_spelt_nearly_so_are_offered(table: Table, typed: str) -> None:
    CodexEntryFactory(campaign=table.campaign, name="Harbourmaster Quill", revealed=True)
    instead = offered(table.player, q=typed)
    assert "Harbourmaster Quill</a>" in instead
    assert "q=%22Harbourmaster+Quill%22" in instead


def test_the_party_is_offered_too(table: Table) -> None:
    CharacterFactory(campaign=table.campaign, name="Vesper")
    assert "Vesper</a>" in offered(table.player, q="vespr")


def test_no_name_is_offered_to_those_who_may_not_know_it(table: Table) -> None:
    CodexEntryFactory(campaign=table.campaign, name="Zyxwort", revealed=False)
    session = SessionFactory(campaign=table.campaign, completed=True)
    EventFactory(session=session, actor="Zyxwort", visibility="gm")
    for persona in (table.player, table.spectator):
        for typed in ("zyxwart", "zyxwor"):
            assert "Zyxwort" not in persona.client.get(SEARCH, {"q": typed}).content.decode()
            nothing_like_it = offered(persona, q="qqqqqqq").replace("qqqqqqq", typed)
            assert offered(persona, q=typed) == nothing_like_it
    assert "Zyxwort</a>" in offered(table.gm, q="zyxwart")


def test_without_the_word_that_hides_it_it_would_be_offered(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin."""
    CodexEntryFactory(campaign=table.campaign, name="Zyxwort", revealed=False)
    monkeypatch.setattr(
        CodexNameQuerySet, "_known_to", lambda names, viewer, _told: names.filter(campaign=viewer.campaign)
    )
    assert "Zyxwort</a>" in offered(table.player, q="zyxwart")


def test_the_codex_leads_to_the_party_and_to_the_log(table: Table) -> None:
    CharacterFactory(campaign=table.campaign, name="Vesper & Co")
    CodexEntryFactory(campaign=table.campaign, name="Elara", revealed=True)
    page = table.player.client.get(CODEX, {"q": "vesp", "kind": "npc"}).content.decode()
    assert "<strong>Vesper &amp; Co</strong>" in page
    assert f'href="{SEARCH}?actor=Vesper+%26+Co"' in page
    page = table.player.client.get(CODEX, {"q": "old <mill>", "kind": "npc"}).content.decode()
    assert f'href="{SEARCH}?q=old+%3Cmill%3E"' in page
    assert "“old &lt;mill&gt;”" in page
    assert "One of the party" not in table.player.client.get(CODEX, {"q": "elara"}).content.decode()
