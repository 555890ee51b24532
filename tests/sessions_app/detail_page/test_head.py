"""Who may read a session's page, and where and when it was."""

import datetime as dt
import re

import pytest

from events_app.domain.items import EventItem
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import SessionFactory
from tests.sessions_app.detail_page.reading import START, address, log, page, text_of


def test_who_may_read_it(table: Table, fifteen: Session) -> None:
    for persona in (table.gm, table.player, table.spectator):
        assert "The Temple" in page(table, persona=persona)
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(address(table)).status_code == 404
    table.campaign.is_public = True
    table.campaign.save()
    for persona in (table.stranger, table.anonymous):
        assert "The Temple" in page(table, persona=persona)


@pytest.mark.parametrize("number", [14, 99999999999999999999])
def test_a_number_nobody_has_is_not_found(table: Table, fifteen: Session, number: int) -> None:
    assert table.gm.client.get(address(table, number=number)).status_code == 404


def test_a_session_of_another_campaign_is_not_found(table: Table) -> None:
    SessionFactory(number=15)
    assert table.gm.client.get(address(table)).status_code == 404


def test_the_head_shows_both_clocks(table: Table, fifteen: Session) -> None:
    text = text_of(page(table))
    assert "20 January 2025 18:05 4 h 10 min 22:15" in text
    assert "Day 15, 9:00 AM 9 hours Day 15, 6:00 PM" in text
    assert "Mara’s kitchen" in text
    assert "Run by Gm" in text
    assert "dungeon-crawl" in text


def test_real_times_are_shown_in_the_campaigns_zone(table: Table, fifteen: Session) -> None:
    table.campaign.time_zone = "Europe/Berlin"
    table.campaign.save()
    log(fifteen, EventItem(type="note", real_time=START))
    html = page(table)
    assert '<time datetime="2025-01-20T19:05:00+01:00">19:05</time>' in html
    assert 'datetime="2025-01-20T19:05:00+01:00">19:05</time>' in html.split('id="timeline"')[1]


def test_which_zone_the_times_are_in(table: Table, fifteen: Session) -> None:
    table.campaign.time_zone = "Europe/Berlin"
    table.campaign.save()
    assert "times in Europe/Berlin" in text_of(page(table))
    table.player.user.time_zone = "Asia/Tokyo"  # type: ignore[union-attr]
    table.player.user.save()  # type: ignore[union-attr]
    assert "times in Asia/Tokyo" in text_of(page(table))


def test_steps_to_the_sessions_beside_it(table: Table, fifteen: Session) -> None:
    SessionFactory(campaign=table.campaign, number=12, title="Before")
    SessionFactory(campaign=table.campaign, number=18, title="Behind")
    steps = page(table).split('class="session-steps"')[1].split("</nav>")[0]
    assert re.findall(r'rel="(\w+)" href="[^"]+/(\d+)/"', steps) == [("prev", "12"), ("next", "18")]


def test_the_page_says_as_many_minutes_as_are_stored(table: Table) -> None:
    start = START.replace(minute=11, second=50)
    session = SessionFactory(
        campaign=table.campaign, number=77, completed=True, real_start_time=start,
        real_end_time=start + dt.timedelta(minutes=6, seconds=20),
    )  # fmt: skip
    session.refresh_from_db()
    assert session.duration_minutes == 6
    for place in (session.get_absolute_url(), f"/c/{table.campaign.slug}/sessions/"):
        said = table.player.client.get(place).content.decode()
        assert "6 min" in said
        assert "7 min" not in said


def test_an_untitled_session_is_named_once(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=77, title="", completed=True)
    head = table.player.client.get(session.get_absolute_url()).content.decode().split("<h1>", 1)
    assert "Session 77" not in head[0].split('<header class="session-header">')[1]
    assert head[1].startswith("Session 77</h1>")
