"""The admin in a real browser: under the site's content security policy, and read by axe."""

import pytest
from playwright.sync_api import expect

from sessions_app.models import Session
from tests.admin.forms import MODELS, address
from tests.admin.rows import Rows, rows_of
from tests.conftest import Table
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE, OpenPage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mine(table: Table) -> Rows:
    return rows_of(table.campaign, "Own")


def pages(mine: Rows) -> list[str]:
    Session.objects.filter(pk=mine.session.pk).update(location="The inn")
    found = ["/admin/", "/admin/campaigns/"]
    for model in MODELS:
        row = getattr(mine, model)
        found += [address(model), address(model, row.pk, "change")]
        if model != "invitation":
            found += [address(model, "add"), address(model, row.pk, "history")]
    version = mine.session.history.get()
    return [*found, address("session", mine.session.pk, "history", version.pgh_id, "revert")]


@pytest.mark.parametrize("window", [{}, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_the_browser_neither(open_page: OpenPage, table: Table, mine: Rows, window: dict) -> None:
    page = open_page(table.gm.user, **window)
    found = []
    for page_address in pages(mine):
        page.goto(page_address)
        try:
            assert_accessible(page)
        except AssertionError as complaint:
            found.append(str(complaint))
    assert found == [], "\n".join(found)


def test_a_gm_adds_a_player_and_takes_it_back(open_page: OpenPage, table: Table, mine: Rows) -> None:
    page = open_page(table.gm.user)
    page.goto(address("session", mine.session.pk, "change"))
    page.get_by_label("Title").fill("The siege")
    page.get_by_role("button", name="Add another Player").click()
    page.locator("#id_players-1-member").select_option(label="Player")
    page.locator("#id_players-1-attended").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert mine.session.players.filter(attended=True).get().member == table.player.member

    page.goto(address("session", mine.session.pk, "history"))
    expect(page.locator(".kept-version").first).to_contain_text("The siege")
    page.get_by_role("link", name="Back to how it was before this change…").first.click()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator(".messagelist")).to_contain_text("The earlier version is back.")
    mine.session.refresh_from_db()
    assert mine.session.title == "Own session"
