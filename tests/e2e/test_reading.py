"""Looking for a session and through its night on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import PHONE
from tests.factories import NOON, SessionFactory

OpenPage = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/c/the-long-road/sessions/"


@pytest.fixture
def six(table: Table) -> Session:
    """Long enough on the game's clock that its length does not fit between both ends on a phone."""
    for number in range(1, 5):
        SessionFactory(campaign=table.campaign, completed=True, number=number, tags=["a", "b"])
    session: Session = SessionFactory(
        campaign=table.campaign,
        completed=True,
        number=6,
        title="The Ledger",
        game_start_time=6 * 86_400 + 10_800,
        game_end_time=6 * 86_400 + 53_400,
        planned_objectives=["Get in", "Get out"],
        actual_objectives=["Get in"],
    )
    for kind in ("scene", "combat_start", "combat_end"):
        record_events(table.campaign, [EventItem(type=kind, name="Ambush")], session=session, by=None, now=NOON)
    return session


@pytest.fixture
def phone(open_page: OpenPage, table: Table, six: Session) -> Page:
    return open_page(table.player.user, **PHONE)


def entries(page: Page) -> int:
    length: int = page.evaluate("history.length")
    return length


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found is not None
    return found


def test_a_search_is_one_step_back(phone: Page) -> None:
    phone.goto(LIST)
    before = entries(phone)
    phone.locator(".filter-bar > summary").click()
    for typed in ("led", "ledger"):
        phone.locator("#id_q").fill(typed)
        expect(phone.locator("#filter-state")).to_have_text(f"“{typed}”")
    with phone.expect_response("**/sessions/?q=ledger*"):
        phone.locator("#id_q").press("Enter")
    expect(phone.locator("#filter-result")).to_be_in_viewport()
    expect(phone.locator("#filter-result")).to_contain_text("1 session")
    assert entries(phone) == before + 1
    phone.go_back()
    expect(phone.locator(".session-row")).to_have_count(5)
    expect(phone.locator("#id_q")).to_have_value("")


def test_the_way_back_copies_no_styles(phone: Page) -> None:
    """A text box that somebody resized has a style of its own, which the policy forbids to carry on."""
    phone.goto(LIST)
    phone.locator(".filter-bar > summary").click()
    phone.locator("#id_q").fill("ledger")
    expect(phone.locator(".session-row")).to_have_count(1)
    phone.evaluate("document.querySelector('#id_q').style.height = '3rem'")
    phone.go_back()
    expect(phone.locator(".session-row")).to_have_count(5)


def test_tags_can_be_hit(phone: Page) -> None:
    phone.goto(LIST)
    tag = box(phone.locator(".tags a").first)
    assert min(tag["width"], tag["height"]) >= 44


def test_a_row_tells_how_many_objectives_were_met(phone: Page, six: Session) -> None:
    phone.goto(f"{LIST}?q=ledger")
    expect(phone.locator(".session-row")).to_contain_text("1 of 2 objectives met")
    expect(phone.locator(".session-row").get_by_text("Get out")).to_be_hidden()
    Session.objects.filter(pk=six.pk).update(status="cancelled")
    phone.reload()
    expect(phone.get_by_text("2 objectives")).to_be_visible()


def test_both_clocks_can_be_read(phone: Page) -> None:
    phone.goto(f"{LIST}6/")
    line = phone.locator(".clock-line").last
    start, end = box(line.locator("time").first), box(line.locator("time").last)
    elapsed = box(line.locator(".clock-elapsed"))
    assert start["x"] + start["width"] <= end["x"] or start["y"] + start["height"] <= end["y"]
    assert elapsed["y"] >= max(start["y"] + start["height"], end["y"] + end["height"]) - 1


def test_to_a_combat_and_back_to_the_top(phone: Page) -> None:
    phone.goto(f"{LIST}6/")
    phone.get_by_role("link", name="Skip to the timeline").click()
    expect(phone.locator("#timeline-title")).to_be_in_viewport()
    phone.locator(".timeline-combats").get_by_role("link", name="Ambush").click()
    expect(phone.locator(".timeline-combat")).to_be_in_viewport()
    phone.get_by_role("link", name="Back to top").click()
    expect(phone.get_by_role("heading", name="The Ledger")).to_be_in_viewport()


def tell_a_long_night(session: Session) -> None:
    """As long as it must be for the page to have somewhere to run away to."""
    items = [EventItem(type="scene", name=f"Scene {number}") for number in range(80)]
    record_events(session.campaign, items, session=session, by=None, now=NOON)


def change_order(phone: Page, order: str) -> Locator:
    link = phone.locator(f"#order-{order}")
    # So far up that nothing above the timeline is in view, to which a browser could hold on instead.
    link.evaluate("link => link.scrollIntoView({block: 'start'})")
    link.tap()
    expect(link).to_have_attribute("aria-current", "true")
    return link


def test_the_order_can_be_changed_without_losing_the_place(phone: Page, six: Session) -> None:
    tell_a_long_night(six)
    phone.goto(f"{LIST}6/")
    for order in ("game", "real"):
        expect(change_order(phone, order)).to_be_in_viewport()


def test_a_browser_that_holds_on_to_an_entry_would_lose_the_place(phone: Page, six: Session) -> None:
    tell_a_long_night(six)
    phone.goto(f"{LIST}6/")
    phone.evaluate("document.querySelector('.timeline').style.overflowAnchor = 'auto'")
    expect(change_order(phone, "game")).not_to_be_in_viewport()
