"""The table as a page: clock and combat, on every screen, without scripts."""

import pytest
from playwright.sync_api import expect

from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE, OpenPage
from tests.e2e.table_mode.writing import saved, table_page, write

pytestmark = pytest.mark.django_db(transaction=True)

DESKTOP = {"viewport": {"width": 1280, "height": 800}}
SIZES = {"phone": PHONE, "desktop": DESKTOP}


def test_clock_combat_and_undo(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    clock = page.locator(".play-time")
    page.get_by_role("button", name="+1 h", exact=True).click()
    expect(clock).to_have_text("10:00 AM")
    page.get_by_text("Set or rewind").click()
    page.get_by_role("button", name="−10 min").click()
    expect(clock).to_have_text("9:50 AM")
    page.get_by_text("Set or rewind").click()
    page.get_by_label("Set the clock to").fill("Day 3, 6:00 PM")
    page.get_by_label("Set the clock to").press("Enter")
    expect(clock).to_have_text("6:00 PM")
    expect(page.locator(".play-day")).to_have_text("Day 3")
    write(page, "Ambushed by cultists /combat")
    page.get_by_role("button", name="First round").click()
    page.get_by_role("button", name="Next round").click()
    expect(page.locator("#play-combat")).to_contain_text("Round 2")
    page.get_by_text("End combat").click()
    page.get_by_role("button", name="Victory").click()
    expect(page.locator("#play-combat")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#play-combat")).to_contain_text("Round 2")
    page.get_by_role("button", name="Redo").click()
    expect(page.locator("#play-combat")).to_be_hidden()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_is_accessible(open_page: OpenPage, table: Table, playing: Session, size: str, scheme: str) -> None:
    page = table_page(open_page, table, playing, **SIZES[size], color_scheme=scheme)
    for line in ("Ambushed by cultists /combat", "round", "dmg Tamsin Vane > Cultist 14", "A bell /gm"):
        write(page, line)
    saved(page)
    assert_accessible(page)
    page.context.set_offline(True)
    write(page, "heal Tamsin Vane")
    # A refused line comes back into the box, unless something else is being written there.
    page.locator("#capture-line").press_sequentially("dmg tam")
    page.context.set_offline(False)
    expect(page.locator("#play-waiting li[data-state=refused]")).to_be_visible()
    page.locator("#capture-line").fill("")
    for summary in ("End combat", "Set or rewind"):
        page.get_by_text(summary).click()
    page.locator("#capture-line").fill("dmg Tamsin Vane 3")
    page.get_by_label("Only the GM").check()
    expect(page.locator("#play-preview .badge-secret")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["viewport"]["width"]
    assert_accessible(page)


def test_it_works_without_scripts(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing, **PHONE, java_script_enabled=False)
    write(page, "Ambushed by cultists /combat")
    page.get_by_role("button", name="First round").click()
    page.get_by_role("button", name="+10 min", exact=True).click()
    expect(page.locator(".play-time")).to_have_text("9:10 AM")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".play-time")).to_have_text("9:00 AM")
    page.get_by_label("Only the GM").check()
    write(page, "dmg Tamsin Vane > Cultist")
    expect(page.locator("[data-problem]")).to_be_visible()
    expect(page.locator("#capture-line")).to_have_value("dmg Tamsin Vane > Cultist")
    write(page, "dmg Tamsin Vane > Cultist 14")
    expect(page.locator("#play-last")).to_contain_text("14 damage")
    assert Event.objects.of_session(playing).get(type="damage").visibility == "gm"
