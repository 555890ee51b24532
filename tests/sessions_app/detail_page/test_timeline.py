"""The timeline on a session's page."""

import re

from events_app.domain.items import EventItem
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import SessionFactory
from tests.sessions_app.detail_page.reading import START, log, page, shown_events, text_of, timeline


def test_the_timeline_tells_every_event_on_both_clocks(table: Table, fifteen: Session) -> None:
    log(
        fifteen,
        EventItem(type="note", name="Roll call", description="Four *names*", game_time=1_296_000, real_time=START),
        EventItem(type="damage", actor="Spike", target="Nim", amount=5, game_time=1_299_600, real_time=START),
        EventItem(type="note", name="After", game_time=1_987_200, real_time=START),
    )
    html = timeline(page(table))
    assert re.findall(r"timeline-day-title[^>]*><a[^>]*>([^<]+)</a> <small>([^<]+)", html) == [
        ("Day 15", "2 events"),
        ("Day 23", "1 event"),
    ]
    text = text_of(html)
    assert "9:00 AM 18:05 Roll call Four names" in text
    assert "1 hour later" in text
    assert "Spike to Nim" in text
    assert "5 damage" in text
    assert "8 days later" in text
    assert "<em>names</em>" in html


def test_the_leap_from_the_session_before_stands_where_the_session_begins(table: Table, fifteen: Session) -> None:
    SessionFactory(campaign=table.campaign, completed=True, number=14, game_start_time=0, game_end_time=604_800)
    log(
        fifteen,
        EventItem(type="note", name="Begin", game_time=1_296_000, real_time=START),
        EventItem(type="note", name="Remember", game_time=1_209_600, real_time=START),
    )
    html = page(table)
    leap = "8 days after session 14"
    assert leap in text_of(html.split('id="timeline"')[0])
    assert text_of(timeline(html)).index(leap) < text_of(timeline(html)).index("Begin")
    in_game_order = page(table, "?order=game")
    assert leap in text_of(in_game_order.split('id="timeline"')[0])
    assert leap not in text_of(timeline(in_game_order))


def test_a_combat_is_folded_and_opens_without_a_script(table: Table, fifteen: Session) -> None:
    log(
        fifteen,
        EventItem(type="combat_start", name="Ambushed by cultists"),
        EventItem(type="round_start", amount=1),
        EventItem(type="combat_end", data={"outcome": "truce"}),
    )
    html = timeline(page(table))
    block = html.split("<details>")[1].split("</details>")[0]
    assert "Ambushed by cultists" in block.split("</summary>")[0]
    assert "1 round" in block
    assert "Truce" in block
    assert shown_events(page(table)) == [1, 2, 3]


def test_the_ways_through_a_long_night(table: Table, fifteen: Session) -> None:
    assert "Skip to the timeline" not in page(table)
    assert "Back to top" not in page(table)
    kinds = ["note", "combat_start", "combat_end", "combat_start", "damage"]
    log(fifteen, *(EventItem(type=kind, game_time=index * 90_000) for index, kind in enumerate(kinds)))
    html = page(table)
    assert 'href="#timeline"' in html.split('id="timeline"')[0]
    assert 'href="#main">Back to top' in timeline(html)
    ways = timeline(html).split('class="timeline-combats"')[1].split("</nav>")[0]
    anchors = re.findall(r'href="#([^"]+)"', ways)
    assert len(anchors) == 2
    assert all(f'<li class="timeline-combat" id="{anchor}"' in html for anchor in anchors)
    assert "timeline-combats" not in page(table, "?category=note")


def test_a_combat_that_goes_on_stays_open(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=15, in_progress=True)
    log(session, EventItem(type="combat_start"))
    assert "<details open>" in timeline(page(table))
    log(session, EventItem(type="combat_end"))
    assert "<details>" in timeline(page(table))
