"""The line while it is being written."""

import pytest
from playwright.sync_api import expect

from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import OpenPage
from tests.e2e.table_mode.writing import saved, table_page, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_problem_is_muted_while_somebody_types(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    box, preview = page.locator("#capture-line"), page.locator("#play-preview")
    box.press_sequentially("dmg tam")
    expect(preview.locator("[data-problem]")).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(1)
    # As long as a name is being chosen it stays so.
    page.wait_for_timeout(900)
    expect(preview).to_have_attribute("data-muted", "")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    box.press("Tab")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(preview).not_to_have_attribute("data-muted", "")


def test_names_are_completed_by_keyboard_and_by_touch(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    box, options = page.locator("#capture-line"), page.get_by_role("option")
    write(page, "met Priestess Elara @Temple Hall")
    saved(page)
    page.context.set_offline(True)
    box.press_sequentially("heal el")
    expect(options).to_have_text(["Priestess Elara"])
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(box).to_have_value("heal Priestess Elara ")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("> tam")
    box.press("Tab")
    expect(box).to_have_value("heal Priestess Elara > Tamsin Vane ")
    box.press_sequentially("8 @t")
    expect(options).to_have_text(["Temple Hall"])
    options.first.click()
    expect(box).to_have_value("heal Priestess Elara > Tamsin Vane 8 @Temple Hall ")
    expect(box).to_be_focused()
    box.press_sequentially("tam")
    box.press("Escape")
    expect(options).to_have_count(0)


def test_a_secret_is_one_lines_own(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    secret = page.get_by_label("Only the GM")
    secret.check()
    write(page, "The bell moves")
    expect(secret).not_to_be_checked()
    write(page, "The tide turns")
    saved(page)
    told = Event.objects.of_session(playing).values_list("name", "visibility")
    assert dict(told) == {"The bell moves": "gm", "The tide turns": "party"}
    # A draft is what it was begun as.
    page.locator("#capture-line").fill("The duke lies")
    secret.check()
    page.reload()
    expect(page.locator("#capture-line")).to_have_value("The duke lies")
    expect(secret).to_be_checked()


def test_the_names_make_way_for_a_refusal_and_for_an_empty_line(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing)
    box, names = page.locator("#capture-line"), page.locator("#play-names-list")
    box.press_sequentially("dmg tam")
    expect(page.locator("#play-preview [data-problem]")).to_be_visible()
    expect(names).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(names).to_be_hidden()
    box.fill("")
    box.press_sequentially("tam")
    expect(names).to_be_visible()
    box.fill("")
    expect(names).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_healing_has_the_colour_of_what_is_good(
    open_page: OpenPage, table: Table, playing: Session, scheme: str
) -> None:
    page = table_page(open_page, table, playing, color_scheme=scheme)
    for line in ("dmg Tamsin Vane 14", "heal Tamsin Vane 8"):
        write(page, line)
    saved(page)
    colour = "entry => getComputedStyle(entry).color"
    hurt, healed = (amount.evaluate(colour) for amount in page.locator(".play-amount").all())
    assert hurt != healed
    page.goto(playing.get_absolute_url())
    told = [amount.evaluate(colour) for amount in page.locator(".timeline-amount").all()]
    assert told == [hurt, healed]
