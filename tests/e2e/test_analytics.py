"""The charts in a real browser: drawn, narrowed without a new page, and leading to their events."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from campaigntracker.accounts.models import User
from tests.e2e.conftest import PHONE

OpenPage = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)

ANALYTICS = "/c/the-drowned-bell/analytics/"
# How many colours a canvas shows: nothing drawn is one.
COLOURS = """canvas => {
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const found = new Set();
  for (let at = 0; at < pixels.length; at += 4) found.add([0, 1, 2].map((part) => pixels[at + part] >> 5).join());
  return found.size;
}"""


@pytest.fixture
def player(capsys: pytest.CaptureFixture[str]) -> User:
    call_command("load_demo")
    return User.objects.get(username="mara")


def wait_until_drawn(page: Page, key: str) -> None:
    canvas = page.locator(f'canvas[data-chart="{key}"]')
    canvas.scroll_into_view_if_needed()
    handle = canvas.element_handle()
    page.wait_for_function(f"canvas => ({COLOURS})(canvas) > 2", arg=handle)


@pytest.mark.parametrize("size", [PHONE, {"viewport": {"width": 1280, "height": 800}}], ids=["phone", "desktop"])
def test_every_chart_is_drawn_in_both_schemes(player: User, open_page: OpenPage, size: dict[str, object]) -> None:
    page = open_page(player, **size)
    page.goto(ANALYTICS)
    keys = page.locator("canvas[data-chart]").evaluate_all("all => all.map((one) => one.dataset.chart)")
    assert len(keys) == 11
    for key in keys:
        wait_until_drawn(page, key)
    first = page.locator('canvas[data-chart="durations"]')
    light = first.evaluate("canvas => canvas.toDataURL()")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.wait_for_function("([canvas, was]) => canvas.toDataURL() !== was", arg=[first.element_handle(), light])
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_the_running_total_draws_another_picture(player: User, open_page: OpenPage) -> None:
    page = open_page(player, reduced_motion="reduce")
    page.goto(ANALYTICS)
    wait_until_drawn(page, "xp")
    canvas = page.locator('canvas[data-chart="xp"]')
    before = canvas.evaluate("canvas => canvas.toDataURL()")
    switch = page.locator("#chart-xp").get_by_role("button", name="Running total")
    switch.focus()
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert canvas.evaluate("canvas => canvas.toDataURL()") != before


def test_narrowing_swaps_the_charts_and_the_address(player: User, open_page: OpenPage) -> None:
    page = open_page(player)
    page.goto(ANALYTICS)
    wait_until_drawn(page, "durations")
    page.locator(".filter-bar summary").click()
    page.get_by_label("Character").select_option("Corvin Tallow")
    expect(page.get_by_role("heading", name="Corvin Tallow in numbers")).to_be_visible()
    expect(page).to_have_url(f"{page.url.split('?')[0]}?character=Corvin+Tallow")
    wait_until_drawn(page, "damage")
    expect(page.locator('canvas[data-chart="durations"]')).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", name="The campaign in numbers")).to_be_visible()
    wait_until_drawn(page, "durations")


def test_a_figure_of_the_table_leads_to_its_events(player: User, open_page: OpenPage) -> None:
    page = open_page(player)
    page.goto(ANALYTICS)
    chart = page.locator("#chart-kills")
    chart.locator("summary").click()
    figure = chart.locator('td a[href*="/analytics/events/"]').first
    count = figure.inner_text()
    figure.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Enemies fallen")
    expect(page.locator(".evidence-total b")).to_have_text(count)
    expect(page.locator(".found-row").first).to_be_visible()


def test_without_scripts_the_tables_tell_it(player: User, open_page: OpenPage) -> None:
    page = open_page(player, java_script_enabled=False)
    page.goto(ANALYTICS)
    expect(page.locator("canvas").first).to_be_hidden()
    page.locator("#chart-durations summary").click()
    expect(page.locator("#chart-durations tbody tr").first).to_be_visible()
    page.locator(".filter-bar summary").click()
    page.get_by_label("Category").select_option("combat")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{page.url.split('?')[0]}?category=combat")
