"""What is prepared, ticked at the table with a thumb."""

import pytest
from playwright.sync_api import expect

from sessions_app.models import PrepItem, Session
from tests.conftest import Table
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE, OpenPage
from tests.e2e.table_mode.writing import names, saved, table_page
from tests.factories import PrepItemFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def secret(playing: Session) -> PrepItem:
    for number in range(12):
        PrepItemFactory(session=playing, text=f"Scene {number}")
    return PrepItemFactory(session=playing, kind="secret", text="The mayor is dead")


def done(item: PrepItem) -> bool:
    item.refresh_from_db()
    return item.done_at is not None


def test_a_tick_is_one_tap_and_leaves_the_line_alone(
    open_page: OpenPage, table: Table, playing: Session, secret: PrepItem
) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    page.locator("#capture-line").fill("Half a")
    # It takes room of its own above the clock.
    expect(page.locator("#play-preview .preview-item")).to_be_visible()
    clock = page.locator("#play-clock").bounding_box()
    page.locator(".prep-panel > summary").tap()
    assert page.locator("#play-clock").bounding_box() == clock
    row = page.get_by_role("button", name="The mayor is dead", exact=False).first
    row.tap()
    expect(page.locator(f"#tick-{secret.pk}")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#prep-count")).to_have_text("1 of 13 used")
    expect(page.locator("#capture-line")).to_have_value("Half a")
    assert done(secret)
    # What has slid half under the head of the list would count as too small to hit.
    page.locator(".prep-panel").evaluate("panel => { panel.scrollTop = 0; }")
    assert_accessible(page)
    # And it can be told at once, as a line like any other.
    page.get_by_role("button", name="Tell it in the log").tap()
    saved(page)
    assert names(playing) == ["The mayor is dead"]
    expect(page.get_by_role("button", name="Tell it in the log")).to_be_hidden()
    expect(page.locator("#capture-line")).to_have_value("Half a")
    page.locator(f"#tick-{secret.pk}").tap()
    expect(page.locator(f"#tick-{secret.pk}")).to_have_attribute("aria-pressed", "false")
    assert not done(secret)


def test_a_tick_without_a_connection_says_so_and_is_none(
    open_page: OpenPage, table: Table, playing: Session, secret: PrepItem
) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    page.locator(".prep-panel > summary").tap()
    page.context.set_offline(True)
    page.locator(f"#tick-{secret.pk}").tap()
    expect(page.locator("[data-prep-said]")).to_have_text("No connection: nothing was ticked. Try it again.")
    expect(page.locator(f"#tick-{secret.pk}")).to_have_attribute("aria-pressed", "false")
    page.context.set_offline(False)
    page.locator(f"#tick-{secret.pk}").tap()
    expect(page.locator(f"#tick-{secret.pk}")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-prep-said]")).to_have_text("")
    assert done(secret)


def test_without_scripts_a_tick_posts(open_page: OpenPage, table: Table, playing: Session, secret: PrepItem) -> None:
    page = table_page(open_page, table, playing, java_script_enabled=False, **PHONE)
    page.locator(".prep-panel > summary").click()
    page.locator(f"#tick-{secret.pk}").click()
    page.wait_for_url("**/play/#prep-*")
    assert done(secret)


def test_lines_are_added_one_after_the_other_by_keyboard(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = open_page(table.gm.user)
    page.goto(f"{playing.get_absolute_url()}prep/")
    page.locator("#prep-line").focus()
    for line in ("The bridge", "secret: The mayor is dead", "fight: rats"):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        expect(page.locator(".prep-text", has_text=line.rpartition(": ")[2])).to_be_visible()
        expect(page.locator("#prep-line")).to_be_focused()
        expect(page.locator("#prep-line")).to_have_value("")
    expect(page.locator("#prep-count")).to_have_text("0 of 3 used")
    page.locator(".prep-button").first.press("Space")
    expect(page.locator("#prep-count")).to_have_text("1 of 3 used")
    expect(page.locator("#prep-count-scene")).to_have_text("1 of 1")
    expect(page.locator(".prep-button").first).to_be_focused()
