"""Narrowing and ordering the timeline of a session."""

import datetime as dt
import re

from events_app.domain.items import EventItem
from sessions_app.models import Session
from tests.conftest import Table
from tests.sessions_app.detail_page.reading import HTMX, START, address, log, page, shown_events, timeline


def test_by_category_and_by_either_clock(table: Table, fifteen: Session) -> None:
    log(
        fifteen,
        EventItem(type="note", game_time=9000, real_time=START),
        EventItem(type="dialogue", game_time=6000, real_time=START + dt.timedelta(minutes=1)),
        EventItem(type="rest", game_time=3000, real_time=START + dt.timedelta(minutes=2)),
    )
    assert shown_events(page(table)) == [1, 2, 3]
    assert shown_events(page(table, "?order=game")) == [3, 2, 1]
    assert shown_events(page(table, "?category=note&category=exploration")) == [1, 3]
    assert shown_events(page(table, "?category=combat")) == []
    assert "Nothing of that kind" in page(table, "?category=combat")
    assert shown_events(page(table, "?category=nonsense&order=nonsense")) == [1, 2, 3]


def test_the_links_of_the_filter_switch_one_category_each(table: Table, fifteen: Session) -> None:
    log(fifteen, EventItem(type="note"), EventItem(type="rest"))
    html = timeline(page(table, "?category=note&order=game"))
    links = dict(re.findall(r'id="((?:show|order)-\w+)"[^>]*? href="([^"]+)"', html))
    assert links == {
        "show-everything": address(table, "?order=game#timeline"),
        "show-exploration": address(table, "?category=exploration&amp;category=note&amp;order=game#timeline"),
        "show-note": address(table, "?order=game#timeline"),
        "order-real": address(table, "?category=note#timeline"),
        "order-game": address(table, "?category=note&amp;order=game#timeline"),
    }


def test_htmx_gets_the_timeline_alone(table: Table, fifteen: Session) -> None:
    log(fifteen, EventItem(type="note", name="Roll call"))
    response = table.player.client.get(address(table, "?category=note"), headers=HTMX)
    html = response.content.decode().strip()
    assert html.startswith('<section class="timeline section" id="timeline"')
    assert html.endswith("</section>")
    assert "<h1" not in html
    assert "Roll call" in html
    assert "HX-Request" in response["Vary"]
    assert "HX-Request" in table.player.client.get(address(table))["Vary"]


def test_combats_stand_open_for_whoever_looks_for_something(table: Table, fifteen: Session) -> None:
    log(fifteen, *(EventItem(type=kind, actor="Nim") for kind in ("combat_start", "damage", "combat_end")))
    for query, is_open in (("", False), ("?category=combat", False), ("?q=nim", True), ("?who=Nim", True)):
        assert ("<details open>" in timeline(page(table, query))) is is_open
