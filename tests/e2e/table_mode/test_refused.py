"""Lines that cannot be recorded wait for the GM, and for nobody else."""

import pytest
from playwright.sync_api import expect

from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import PHONE, OpenPage
from tests.e2e.table_mode.writing import saved, table_page, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_line_that_cannot_be_recorded_waits_for_the_gm_alone(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing)
    page.context.set_offline(True)
    for line in ("Rain", "dmg Tamsin Vane > Cultist", "Snow"):
        write(page, line)
    page.context.set_offline(False)
    refused = page.locator("#play-waiting li[data-state=refused]")
    expect(refused).to_contain_text("Needs you:")
    expect(page.locator("#play-last")).to_contain_text("Snow")
    page.reload()
    page.locator("#capture-line").fill("I was typing")
    refused.get_by_role("button", name="Edit").click()
    expect(page.locator("#capture-line")).to_have_value("dmg Tamsin Vane > Cultist")
    expect(page.locator("#play-preview [data-problem]")).to_be_visible()
    # What the preview says cannot be recorded is not even sent.
    page.locator("#capture-line").press("Enter")
    expect(page.locator("#capture-line")).to_have_value("dmg Tamsin Vane > Cultist")
    write(page, "dmg Tamsin Vane > Cultist 14")
    saved(page)
    expect(page.locator("#capture-line")).to_have_value("I was typing")
    damage = Event.objects.of_session(playing).get(type="damage")
    snow = Event.objects.of_session(playing).get(name="Snow")
    assert damage.amount == 14
    assert damage.real_time < snow.real_time


def test_a_line_that_is_refused_at_once_is_in_the_box_again(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing)
    write(page, "dmg Tamsin Vane > Cultist")
    expect(page.locator("#play-preview [data-problem]")).to_be_visible()
    expect(page.locator("#capture-line")).to_have_value("dmg Tamsin Vane > Cultist")
    expect(page.locator("#capture-line")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#play-waiting li")).to_have_count(0)


def test_lines_that_need_somebody_stand_in_one_row(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    page.context.set_offline(True)
    for line in ("dmg Tamsin Vane > Cultist", "loot", "Rain"):
        write(page, line)
    page.context.set_offline(False)
    row = page.get_by_text("2 lines need you")
    expect(row).to_be_visible()
    expect(page.get_by_role("button", name="Discard")).to_have_count(0)
    row.click()
    page.get_by_role("button", name="Discard").first.click()
    expect(page.locator("#play-waiting li")).to_have_count(1)
    expect(page.get_by_role("button", name="Discard")).to_be_visible()
