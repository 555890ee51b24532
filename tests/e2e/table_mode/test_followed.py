"""Players' open pages follow what is written at the table."""

import pytest
from playwright.sync_api import Locator, expect

from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import OpenPage
from tests.e2e.table_mode.writing import saved, table_page, write
from tests.factories import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def top_of(entry: Locator) -> float:
    box = entry.bounding_box()
    assert box
    return box["y"]


def test_a_player_follows_without_reloading(open_page: OpenPage, table: Table, playing: Session) -> None:
    record_events(
        table.campaign,
        [EventItem(type="combat_start", name="At the ford"), EventItem(type="combat_end", data={"outcome": "truce"})]
        + [EventItem(type="note", name=f"Step {count}") for count in range(60)],
        session=playing,
        by=None,
        now=NOON,
    )
    player = open_page(table.player.user)
    player.goto(playing.get_absolute_url())
    player.evaluate("window.stays = true")
    fold = player.locator(".timeline-combat details")
    fold.locator("summary").click()
    player.get_by_text("Step 40").scroll_into_view_if_needed()
    place = top_of(player.get_by_text("Step 40"))
    gm = table_page(open_page, table, playing)
    write(gm, "The bell moves /gm")
    write(gm, "The tide turns")
    saved(gm)
    fresh = player.locator(".timeline-entry.is-new")
    expect(fresh).to_contain_text("The tide turns", timeout=3_000)
    expect(player.locator("#live-said")).to_contain_text("The tide turns")
    # A page scrolls by whole pixels.
    assert top_of(player.get_by_text("Step 40")) == pytest.approx(place, abs=1)
    assert fold.evaluate("fold => fold.open")
    assert player.evaluate("window.stays")
    assert "The bell moves" not in player.content()
    write(gm, "+1h")
    expect(player.locator("#live .game-clock")).to_have_text("Day 0, 10:00 AM")


def test_following_ends_with_the_session(open_page: OpenPage, table: Table, playing: Session) -> None:
    player = open_page(table.player.user)
    player.goto(playing.get_absolute_url())
    Session.objects.update(status="completed", real_end_time=NOON)
    expect(player.locator(".session-header [data-status=completed]")).to_be_visible()
    expect(player.locator("#live")).to_have_count(0)
    asked: list[str] = []
    player.on("request", lambda request: asked.append(request.url) if "/live/" in request.url else None)
    player.wait_for_timeout(5_000)
    assert asked == []
