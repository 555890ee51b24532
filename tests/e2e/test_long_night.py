"""A night of 5,000 events: it scrolls, it is found in, and every link leads to its event."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from events_app.domain.anchors import anchor_of
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from tests.conftest import Table
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE
from tests.factories import NOON, SessionFactory

OpenPage = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)
EVENTS = 5_000


@pytest.fixture
def night(table: Table) -> list[Event]:
    session = SessionFactory(campaign=table.campaign, completed=True, number=7)
    items = [
        EventItem(type="note", name=f"Note {n}", game_time=n * 60, real_time=NOON + dt.timedelta(seconds=n))
        for n in range(EVENTS)
    ]
    recorded = []
    for start in range(0, EVENTS, 1_000):
        recorded += record_events(table.campaign, items[start : start + 1_000], session=session, by=None, now=NOON)
    return [result.event for result in recorded]


def test_it_scrolls_and_finds(open_page: OpenPage, table: Table, night: list[Event]) -> None:
    page = open_page(table.player.user, **PHONE)
    page.goto("/c/the-long-road/sessions/7/")
    entries = page.locator("#timeline .timeline-entry")
    expect(entries).to_have_count(300)
    assert_accessible(page)
    page.locator("#timeline-more").scroll_into_view_if_needed()
    expect(entries).to_have_count(600)
    expect(entries.nth(300)).to_contain_text("Note 300")
    page.locator("#timeline-q").fill("Note 4321")
    page.locator("#timeline-q").press("Enter")
    expect(entries).to_have_count(1)
    expect(page.locator(".timeline-found")).to_contain_text("1 of 5,000 events")
    assert page.url.endswith("/sessions/7/?q=Note+4321")


def test_the_address_of_an_event_leads_to_it(open_page: OpenPage, table: Table, night: list[Event]) -> None:
    page = open_page(table.player.user, java_script_enabled=False)
    event = night[4_321]
    page.goto(event.get_absolute_url())
    expect(page.locator(f"#{anchor_of(event.id)}")).to_be_in_viewport()
    page.get_by_role("link", name="Show more").click()
    expect(page.locator("#timeline .timeline-entry").first).to_contain_text("Note 4500")
    page.get_by_role("link", name="From the beginning").click()
    expect(page.locator("#timeline .timeline-entry").first).to_contain_text("Note 0")
