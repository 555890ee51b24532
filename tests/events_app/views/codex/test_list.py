"""The list of the codex: what it tells of each, how it is narrowed, sorted and paged."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events_app.domain.items import EventItem
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.events_app.views.codex.telling import LIST, log, met, text_of
from tests.factories import NOON, CodexEntryFactory


def test_the_list_tells_who_was_met_where_and_when(table: Table, session: Session) -> None:
    log(table, session, met("Elara", location="Temple Hall", game_time=86_400), met("Elara", game_time=3 * 86_400))
    page = text_of(table.player.client.get(LIST))
    assert "Elara" in page
    assert "Temple Hall" in page
    assert "2 mentions" in page
    assert "Session 1" in page
    rows = table.player.client.get(LIST).context["listed"].rows
    assert [(row.name, row.mentions, row.first.game_time, row.last.game_time) for row in rows] == [
        ("Elara", 2, 86_400, 259_200),
        ("Temple Hall", 1, 86_400, 86_400),
    ]


def test_tabs_words_and_orders_narrow_and_sort(table: Table, session: Session) -> None:
    log(
        table,
        session,
        met("Anna", real_time=NOON),
        EventItem(type="item_acquired", name="Bell", real_time=NOON.replace(hour=14)),
        met("Zoe", real_time=NOON.replace(hour=13)),
    )
    CodexEntryFactory(campaign=table.campaign, name="Made by hand", revealed=True)

    def names(query: str) -> list[str]:
        return [row.name for row in table.player.client.get(LIST + query).context["listed"].rows]

    assert names("") == ["Anna", "Bell", "Made by hand", "Zoe"]
    assert names("?kind=npc") == ["Anna", "Made by hand", "Zoe"]
    assert names("?q=be") == ["Bell"]
    assert names("?q=hand+made") == ["Made by hand"]
    assert names("?order=seen") == ["Bell", "Zoe", "Anna", "Made by hand"]
    assert names("?kind=nonsense&after=nonsense&order=x") == ["Anna", "Bell", "Made by hand", "Zoe"]
    assert "Nothing fits" in text_of(table.player.client.get(LIST + "?q=nobody"))


@pytest.mark.parametrize("order", ["name", "seen"])
def test_pages_by_key_show_each_once(table: Table, session: Session, order: str) -> None:
    log(table, session, *(met(f"Person {number:03}") for number in range(95)))
    seen: list[str] = []
    after = ""
    for _page in range(3):
        listed = table.player.client.get(f"{LIST}?order={order}{after}").context["listed"]
        seen += [row.name for row in listed.rows]
        after = f"&after={listed.next_page}"
    assert listed.next_page is None
    assert len(seen) == 95
    assert len(set(seen)) == 95


def test_revealing_from_the_list_comes_back_to_where_it_stood(table: Table) -> None:
    hidden = CodexEntryFactory(campaign=table.campaign)
    response = table.gm.client.post(hidden.get_absolute_url() + "reveal/", {"query": "kind=npc&q=é"})
    assert response.url == f"{LIST}?kind=npc&q=%C3%A9"


@pytest.mark.parametrize("who", ["gm", "player"])
@pytest.mark.parametrize("query", ["", "?order=seen", "?q=person"])
def test_the_list_takes_as_many_queries_for_many_rows_as_for_few(
    table: Table, session: Session, who: str, query: str
) -> None:
    client = getattr(table, who).client
    log(table, session, met("Person"))
    few = queries_of(client, LIST + query)
    log(table, session, *(met(f"Person {number}", location=f"Place {number}") for number in range(50)))
    assert queries_of(client, LIST + query) == few


def test_htmx_gets_the_list_alone(table: Table, session: Session) -> None:
    log(table, session, met("Elara"))
    with CaptureQueriesContext(connection):
        response = table.player.client.get(LIST, headers={"HX-Request": "true"})
    assert text_of(response).lstrip().startswith('<div id="codex-list"')
    assert "HX-Request" in response["Vary"]
