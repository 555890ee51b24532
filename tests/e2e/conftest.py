"""A real browser on a real server: `def test_x(page, live_server)`.

Playwright keeps an event loop running in the thread of the test. Django would therefore refuse to touch
the database there, which guards asynchronous code that these tests do not have.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from campaigntracker.accounts.models import User
from tests.logins import browsers_of

CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
# On a busy machine anything may take long; no test here is about time.
PATIENCE_MILLISECONDS = 60_000
# A refused form or a page that is not there is an answer, not a fault of the page; nor is a connection that the test
# itself has taken away, just when something was on its way.
NO_FAULT = ("the server responded with a status of 4", "net::ERR_INTERNET_DISCONNECTED")
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session", autouse=True)
def _database_beside_an_event_loop() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own where there is none."""
    installed = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    flags = [*QUIET, "--disable-sync", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser had to complain about on the test's pages so far."""
    return []


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[OpenPage]:
    """Opens pages, each in a window of its own: `open_page(user, **PHONE)`, `open_page(java_script_enabled=False)`.

    Relative addresses work (`page.goto("/")`). A script that fails, or anything that the content security policy
    stops, fails the test in the end.
    """
    contexts: list[BrowserContext] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(words in message.text for words in NO_FAULT):
            complaints.append(f"{message.page.url if message.page else ''}: {message.text}")

    def open_page(user: User | None = None, **options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.on("console", listen)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        if user is not None:
            sign_in(context, user, live_server.url)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    wait_for_the_server()
    assert complaints == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A desktop window of somebody who is not signed in."""
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A phone, 360 px wide, of somebody who is not signed in."""
    return open_page(**PHONE)


def wait_for_the_server() -> None:
    """Until it has answered what windows asked before they were closed.

    An answer under way holds rows, and the database is emptied next: each would wait for the other.
    """
    for thread in threading.enumerate():
        # Named by Python after what a thread runs; a connection has one of its own.
        if thread.name.endswith("(process_request_thread)"):
            thread.join(PATIENCE_MILLISECONDS / 1000)
            assert not thread.is_alive(), "the server still answers a window that is closed"


def sign_in(context: BrowserContext, user: User, url: str) -> None:
    """Hand the window a session of this user, without the detour through the form."""
    [client] = browsers_of([user])
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])
