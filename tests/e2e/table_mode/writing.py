"""The table in a browser, as the tests write at it."""

from playwright.sync_api import Page, expect

from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import OpenPage

# What the browser says, and what htmx does.
CUT_OFF = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "htmx:afterRequest", "htmx:sendError")
TEN = [f"Bell number {count}" for count in range(1, 11)]


def table_page(open_page: OpenPage, table: Table, session: Session, **options: object) -> Page:
    page = open_page(table.gm.user, **options)
    page.goto(f"{session.get_absolute_url()}play/")
    return page


def write(page: Page, line: str) -> None:
    page.locator("#capture-line").fill(line)
    page.locator("#capture-line").press("Enter")


def saved(page: Page) -> None:
    expect(page.locator("#play-status [data-words]")).to_have_text("All saved.")
    expect(page.locator("#play-waiting li")).to_have_count(0)


def names(session: Session) -> list[str]:
    return list(Event.objects.of_session(session).live().in_recorded_order().values_list("name", flat=True))
