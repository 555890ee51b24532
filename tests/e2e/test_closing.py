"""Closing a session on a phone: with two taps, step by step, and without scripts."""

import re
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.domain.lifecycle import start_session
from sessions_app.models import Session
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE

OpenPage = Callable[..., Page]
HOME = "/c/the-drowned-bell/"
END = f"{HOME}sessions/16/end/"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rowan(capsys: pytest.CaptureFixture[str]) -> User:
    """The GM of the demo campaign, in the middle of a session."""
    call_command("load_demo")
    session = Session.objects.of(Campaign.objects.get()).get(number=16)
    session = start_session(session, now=timezone.now() - timezone.timedelta(hours=3))
    items = [
        EventItem(type="highlight", name="Nim stole the rope"),
        EventItem(type="quote", name="We swim.", actor="Nim"),
        EventItem(type="item_acquired", name="Second rope"),
    ]
    record_events(session.campaign, items, session=session, by=None, now=timezone.now())
    return User.objects.get(username="rowan")


def the_session() -> Session:
    return Session.objects.get(number=16)


def fits(page: Page) -> None:
    assert page.viewport_size is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_two_taps_from_the_table(rowan: User, open_page: OpenPage) -> None:
    page = open_page(rowan, **PHONE)
    page.goto(f"{HOME}sessions/16/play/")
    page.get_by_role("link", name="End the session").tap()
    end = page.get_by_role("button", name="End the session")
    expect(end).to_be_in_viewport()
    end.tap()
    expect(page.get_by_text("has ended.")).to_be_visible()
    assert the_session().is_completed


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_opened_is_accessible_and_fits(rowan: User, open_page: OpenPage, scheme: str) -> None:
    for size in (PHONE, {"viewport": {"width": 1280, "height": 800}}):
        page = open_page(rowan, color_scheme=scheme, **size)
        page.goto(END)
        page.evaluate("document.querySelectorAll('.closing details').forEach((step) => (step.open = true))")
        fits(page)
        assert_accessible(page)


def test_steps_are_opened_by_their_numbers_and_saved_alone(rowan: User, open_page: OpenPage) -> None:
    page = open_page(rowan, **PHONE)
    page.goto(END)
    page.get_by_role("link", name="7 Recap").tap()
    words = page.get_by_label("In your words")
    words.fill("They took the **second rope**.")
    page.get_by_role("button", name="Preview").tap()
    expect(page.locator(".closing-preview strong")).to_have_text("second rope")
    page.get_by_role("link", name="5 Loot").tap()
    page.get_by_label("More experience, in XP").fill("4000")
    page.get_by_label("Split among those who came").check()
    page.locator("#loot").get_by_role("button", name="Save this step").tap()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Event.objects.get(type="xp_awarded", source="closing").data["shares"][0]["amount"] == 1_000
    expect(words).to_have_value("They took the **second rope**.")
    page.get_by_role("button", name="End the session").tap()
    expect(page.get_by_text("has ended.")).to_be_visible()
    expect(page.get_by_text("1,000 each").first).to_be_visible()
    assert the_session().summary["gm"] == "They took the **second rope**."


def test_progress_that_reaches_a_target_is_pointed_at_while_it_is_typed(rowan: User, open_page: OpenPage) -> None:
    page = open_page(rowan, **PHONE)
    page.goto(f"{END}#quests")
    row = page.locator("li[data-target='20']")
    more, hint = row.get_by_label("More than the log says"), row.get_by_text("That reaches the target")
    expect(hint).to_be_hidden()
    more.fill("4")
    expect(hint).to_be_hidden()
    more.fill("5")
    expect(hint).to_be_visible()


def test_what_was_chosen_for_the_next_date_stays_whatever_is_typed(rowan: User, open_page: OpenPage) -> None:
    Session.objects.filter(number__gt=16).delete()
    page = open_page(rowan, **PHONE)
    for choice in ("Propose several dates", "Decide later"):
        page.goto(f"{END}?{choice[0]}#next")
        page.get_by_label(choice).click()
        page.get_by_label("Title").press_sequentially("On")
        expect(page.get_by_label(choice)).to_be_checked()
    page.goto(f"{END}?again#next")
    page.get_by_label("Title").press_sequentially("On")
    expect(page.get_by_label("Plan it now")).to_be_checked()


def test_a_start_is_asked_only_where_there_is_one(rowan: User, open_page: OpenPage) -> None:
    Session.objects.filter(number__gt=16).delete()
    page = open_page(rowan, java_script_enabled=False, **PHONE)
    page.goto(END)
    page.locator("summary", has_text="The next date").tap()
    expect(page.get_by_label("Starts")).to_be_visible()
    page.get_by_label("Propose several dates").check()
    expect(page.get_by_label("Starts")).to_be_hidden()
    expect(page.get_by_label("Title")).to_be_visible()
    page.get_by_label("Plan it now").check()
    expect(page.get_by_label("Starts")).to_be_visible()


def test_without_scripts(rowan: User, open_page: OpenPage) -> None:
    page = open_page(rowan, java_script_enabled=False, **PHONE)
    page.goto(END)
    page.locator("summary", has_text="Who came").first.tap()
    page.get_by_label("Mara").first.select_option("late")
    page.locator("summary", has_text="Recap").first.tap()
    page.get_by_role("button", name="Begin with what the log tells").tap()
    words = page.get_by_label("In your words")
    expect(words).to_have_value(re.compile(r"They found Second rope\."))
    words.fill("They found a rope.")
    page.get_by_role("button", name="Preview").tap()
    expect(page.locator(".closing-preview")).to_contain_text("They found a rope.")
    page.get_by_role("button", name="End the session").tap()
    expect(page.get_by_text("has ended.")).to_be_visible()
    session = the_session()
    assert session.summary["gm"] == "They found a rope."
    assert session.players.get(member__display_name="Mara").arrived_late
