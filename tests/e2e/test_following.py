"""A player's phone while the game goes on: what comes is found, and the end is not missed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from events_app.domain.correcting import show_event_to
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event, Visibility
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import PHONE
from tests.factories import NOON, SessionFactory

OpenPage = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def playing(table: Table) -> Session:
    session: Session = SessionFactory(campaign=table.campaign, in_progress=True)
    log(session, *(f"Step {count}" for count in range(40)))
    return session


@pytest.fixture
def phone(open_page: OpenPage, table: Table, playing: Session) -> Page:
    page = open_page(table.player.user, **PHONE, reduced_motion="reduce")
    page.goto(playing.get_absolute_url())
    page.evaluate("window.stays = true")
    return page


def log(session: Session, *names: str) -> None:
    items = [EventItem(type="note", name=name) for name in names]
    record_events(session.campaign, items, session=Session.objects.get(pk=session.pk), by=None, now=NOON)


def test_whoever_reads_elsewhere_is_shown_the_way(phone: Page, playing: Session) -> None:
    phone.get_by_text("Step 3", exact=True).scroll_into_view_if_needed()
    link = phone.locator("#live-news a")
    expect(link).to_be_hidden()
    log(playing, "A knock", "A second knock")
    expect(link).to_have_text("2 new – show")
    expect(link).to_be_in_viewport()
    log(playing, "The door opens")
    expect(link).to_have_text("3 new – show")
    link.click()
    expect(phone.get_by_text("The door opens", exact=True)).to_be_in_viewport()
    expect(link).to_be_hidden()


def test_what_is_taken_back_is_no_longer_offered(phone: Page, playing: Session) -> None:
    phone.get_by_text("Step 3", exact=True).scroll_into_view_if_needed()
    link, said = phone.locator("#live-news a"), phone.locator("#live-said")
    log(playing, "A knock", "A second knock")
    expect(link).to_have_text("2 new – show")
    expect(said).to_contain_text("A second knock")
    show_event_to(Visibility.GM, Event.objects.get(name="A second knock"), now=NOON)
    expect(link).to_have_text("1 new – show")
    expect(said).to_be_empty()
    show_event_to(Visibility.GM, Event.objects.get(name="A knock"), now=NOON)
    expect(link).to_be_hidden()


def test_whoever_stands_at_the_end_stays_there(phone: Page, playing: Session) -> None:
    phone.locator("#to-latest").click()
    expect(phone.get_by_text("Step 39")).to_be_in_viewport()
    for name in ("A knock", "A second knock", "The door opens", "Light", "A voice", "Silence"):
        log(playing, name)
        expect(phone.locator(".timeline-entry").get_by_text(name)).to_be_in_viewport()
    expect(phone.locator("#live-news a")).to_be_hidden()


def test_the_end_is_told_to_whoever_reads_on(phone: Page, playing: Session) -> None:
    phone.get_by_text("Step 30").scroll_into_view_if_needed()
    Session.objects.update(status="completed", real_end_time=NOON)
    notice = phone.locator("#live")
    expect(notice).to_contain_text("This session is over.")
    expect(notice).to_be_in_viewport()
    assert phone.evaluate("window.stays")
    notice.get_by_role("link").click()
    expect(phone.locator(".session-header [data-status=completed]")).to_be_visible()


def test_a_word_half_typed_outlives_the_end(phone: Page) -> None:
    phone.locator("#timeline-q").fill("kno")
    phone.evaluate("scrollTo(0, 0)")
    Session.objects.update(status="completed", real_end_time=NOON)
    expect(phone.locator("#live")).to_contain_text("This session is over.")
    expect(phone.locator("#timeline-q")).to_have_value("kno")
    assert phone.evaluate("window.stays")


def test_without_scripts_it_says_how_to_get_news(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = open_page(table.player.user, **PHONE, java_script_enabled=False)
    for address in (playing.get_absolute_url(), f"/c/{table.campaign.slug}/"):
        page.goto(address)
        expect(page.get_by_role("link", name="Load it again for news")).to_be_visible()


def test_a_person_is_chosen_by_the_button(phone: Page, playing: Session) -> None:
    item = EventItem(type="dialogue", actor="Nim", description="Who is there?")
    record_events(playing.campaign, [item], session=Session.objects.get(pk=playing.pk), by=None, now=NOON)
    who = phone.locator("#timeline-who")
    who.select_option("Nim")
    expect(phone.locator("#clear-filters")).to_have_count(0)
    phone.get_by_role("button", name="Find").click()
    expect(phone.locator(".timeline-found")).to_contain_text("1 of 41 events")
    expect(phone.locator("#show-everything")).not_to_have_attribute("aria-current", "true")
    phone.locator("#clear-filters").click()
    expect(phone.locator("#show-everything")).to_have_attribute("aria-current", "true")
