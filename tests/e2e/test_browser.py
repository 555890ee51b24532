"""The means of the other browser tests: that what they rely on to notice a fault does notice one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from campaigntracker.accounts.models import User
from tests.e2e.axe import assert_accessible
from tests.factories import UserFactory

OpenPage = Callable[..., Page]


def test_signed_in_window_is_the_users(open_page: OpenPage, live_server: LiveServer) -> None:
    user: User = UserFactory()
    page = open_page(user)
    page.goto("/accounts/password/change/")
    expect(page).to_have_url(f"{live_server.url}/accounts/password/change/")


def test_other_window_is_not(page: Page) -> None:
    page.goto("/accounts/password/change/")
    assert "/accounts/login/" in page.url


def test_phone_is_360_pixels_wide(phone: Page) -> None:
    phone.goto("/accounts/login/")
    assert phone.evaluate("window.innerWidth") == 360


def test_script_that_the_policy_stops_is_noticed(page: Page, complaints: list[str]) -> None:
    page.goto("/accounts/login/")
    with page.expect_console_message():
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    assert "Content Security Policy" in str(complaints)
    complaints.clear()


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.goto("/accounts/login/")
    page.set_content("<html lang='en'><title>A page</title><main><h1>A page</h1><img src='data:,'></main></html>")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)


def test_axe_finds_what_cannot_be_read_in_the_dark(page: Page) -> None:
    page.goto("/accounts/login/")
    page.evaluate("document.querySelector('h1').style.setProperty('color', '#333')")
    with pytest.raises(AssertionError, match="dark: color-contrast") as caught:
        assert_accessible(page)
    assert "light:" not in str(caught.value)


def test_axe_finds_the_one_that_is_pale_among_many(page: Page) -> None:
    page.goto("/accounts/login/")
    row = "<li>An entry of the log</li>"
    page.set_content(f"<html lang='en'><title>A page</title><main><h1>A page</h1><ul>{row * 60}</ul></main></html>")
    assert_accessible(page)
    page.evaluate("document.querySelector('li:nth-child(41)').style.setProperty('color', '#bbb')")
    with pytest.raises(AssertionError, match="light: color-contrast") as caught:
        assert_accessible(page)
    assert str(caught.value).count("<li style") == 2


def test_axe_is_content_with_a_good_page(page: Page) -> None:
    page.goto("/accounts/login/")
    page.set_content("<html lang='en'><title>A page</title><main><h1>A page</h1></main></html>")
    assert_accessible(page)


def test_style_that_the_policy_stops_is_noticed(page: Page, complaints: list[str]) -> None:
    page.goto("/accounts/login/")
    with page.expect_console_message():
        page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert "Content Security Policy" in str(complaints)
    complaints.clear()
