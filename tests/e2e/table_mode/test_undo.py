"""Undo and redo, with a connection and without."""

import pytest
from playwright.sync_api import expect

from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE, OpenPage
from tests.e2e.table_mode.writing import names, saved, table_page, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_undo_without_a_connection_takes_back_the_newest_waiting_line(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_disabled()
    page.context.set_offline(True)
    for line in ("Rain", "loot 40gp", "Snow"):
        write(page, line)
    undo.click()
    expect(page.locator("#play-status")).to_contain_text("Taken back: “Snow”.")
    undo.click()
    expect(page.locator("#play-waiting li")).to_have_count(1)
    undo.click()
    expect(page.locator("#play-waiting li")).to_have_count(0)
    expect(undo).to_be_disabled()
    write(page, "Hail")
    page.context.set_offline(False)
    saved(page)
    assert names(playing) == ["Hail"]


def test_what_is_recorded_is_not_undone_without_a_connection_and_that_is_said(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing)
    write(page, "Rain")
    saved(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#play-status")).to_contain_text("nothing was undone")
    assert names(playing) == ["Rain"]


def test_undo_while_a_line_is_on_its_way_takes_back_exactly_that_line(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing)
    write(page, "Rain")
    saved(page)
    held: list[object] = []

    def hold_first(route: object) -> None:
        if route.request.method == "POST" and not held:  # type: ignore[attr-defined]
            held.append(route)
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/play/", hold_first)
    with page.expect_request(lambda request: request.method == "POST"):
        write(page, "loot 40gp")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#play-status")).to_contain_text("Taken back: “loot 40gp”.")
    expect(page.locator("#play-waiting li")).to_have_count(0)
    # Once more: that is the line before, and has to wait.
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#play-status")).to_contain_text("as soon as your lines are saved")
    write(page, "Snow")
    held[0].continue_()  # type: ignore[attr-defined]
    expect(page.locator("#play-last")).to_contain_text("Snow")
    expect(page.locator("#play-last")).not_to_contain_text("40")
    assert not Event.objects.of_session(playing).live().filter(type="treasure_gained").exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_room_for_undo_redo_and_a_secret(
    open_page: OpenPage, table: Table, playing: Session, scheme: str
) -> None:
    page = table_page(open_page, table, playing, **PHONE, color_scheme=scheme)
    write(page, f"dmg Tamsin Vane > {'Cultist of the Drowned Bell ' * 4} 14")
    write(page, "Rain")
    saved(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Redo Rain")).to_be_visible()
    page.get_by_label("Only the GM").check()
    page.locator("#capture-line").fill("Ketterby holds the second rope")
    expect(page.locator("#play-preview .badge-secret")).to_be_visible()
    for button in ("Undo", "Redo", "Save secretly"):
        box = page.get_by_role("button", name=button).bounding_box()
        assert box is not None
        # One line high, and clear of the screen's edges.
        assert 44 <= box["height"] < 60, button
        assert box["x"] >= 8, button
        assert box["x"] + box["width"] <= 352, button
    assert_accessible(page)


def test_undo_shows_what_it_takes_back(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    shown = page.locator("[data-turn=undo] .capture-turn-of")
    write(page, "dmg Tamsin Vane > Cultist 14")
    saved(page)
    expect(shown).to_have_text("14 damage to Cultist")
    expect(shown).to_be_visible()
    # What still waits is taken back first.
    page.context.set_offline(True)
    write(page, "Rain")
    expect(shown).to_have_text("Rain")
    page.get_by_role("button", name="Undo").click()
    expect(shown).to_have_text("14 damage to Cultist")
