"""The chronicle as it is printed: a book, without the site around it."""

import re
from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")
ACCENT = "rgb(123, 30, 34)"
CHRONICLE = "/c/the-drowned-bell/chronicle/"


def test_print_shows_the_story_and_nothing_else(
    open_page: Callable[..., Page], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_demo")
    page = open_page()
    page.goto(CHRONICLE)
    site = page.locator(".site-header, .masthead, .site-footer, .title-page .button-row, .title-page-hint")
    expect(site.first).to_be_visible()
    expect(page.locator(".running-head")).to_be_hidden()
    page.emulate_media(media="print")
    for part in site.all():
        expect(part).to_be_hidden()
    for title in ("The Drowned Bell", "Five Bowls of Chowder", "Who was there", "When it happened"):
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    expect(page.locator(".running-head")).to_be_visible()
    colours = page.locator(".chronicle a").evaluate_all("links => links.map(link => getComputedStyle(link).color)")
    # Links are read, not followed: they look like the words around them.
    assert len(colours) > 20
    assert ACCENT not in colours


def test_it_prints_on_numbered_pages(open_page: Callable[..., Page], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo")
    page = open_page()
    page.goto(CHRONICLE)
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    # A title page, fifteen evenings told whole in three chapters, and what stands at the end; no page of nothing but
    # the site's own furniture.
    assert 6 <= len(PAGES.findall(printed)) <= 13
