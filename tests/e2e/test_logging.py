"""Logging in a real browser: what a GM sees and where typing goes on."""

import pytest
from playwright.sync_api import expect

from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import PHONE, OpenPage
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def playing(table: Table) -> Session:
    return SessionFactory(campaign=table.campaign, number=3, in_progress=True)


def test_the_filter_stays_while_events_arrive(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = open_page(table.gm.user)
    page.goto(f"{playing.get_absolute_url()}?category=note")
    form = page.locator("#log-form")
    for event_type, name in (("scene", "Dusk"), ("note", "Rain")):
        form.locator("[name=type]").select_option(event_type)
        form.locator("[name=name]").fill(name)
        form.get_by_role("button", name="Log it").click()
        expect(page.locator("#log-status")).to_contain_text(name)
    expect(page.locator("#timeline")).to_contain_text("Rain")
    expect(page.locator("#timeline")).not_to_contain_text("Dusk")
    assert page.url.endswith("?category=note")
    assert page.evaluate("history.length") == 2


def test_a_text_drawn_taller_is_no_offence_against_the_policy(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = open_page(table.gm.user)
    page.goto(playing.get_absolute_url())
    page.locator("#log-form summary").click()
    page.locator("#log-form textarea").evaluate("element => { element.style.height = '300px' }")
    page.locator("#log-form [name=name]").fill("Rain")
    page.locator("#log-form").get_by_role("button", name="Log it").click()
    expect(page.locator("#log-status")).to_contain_text("Rain")


def test_the_form_is_at_hand_on_a_phone(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = open_page(table.gm.user, **PHONE)
    page.goto(playing.get_absolute_url())
    top = page.locator("#log-form").bounding_box()
    timeline = page.locator("#timeline").bounding_box()
    attendance = page.locator("#attendance-title").bounding_box()
    assert top
    assert timeline
    assert attendance
    assert top["y"] < min(timeline["y"], attendance["y"])


def test_enter_goes_on_to_the_next_objective(open_page: OpenPage, table: Table) -> None:
    page = open_page(table.gm.user)
    page.goto(f"{table.campaign.get_absolute_url()}sessions/new/")
    rows = page.locator("[name=planned_objectives]")
    rows.first.fill("Cross")
    rows.first.press("Enter")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_be_focused()
    rows.nth(1).press("Enter")
    expect(rows).to_have_count(2)
    rows.first.press("Enter")
    expect(rows.nth(1)).to_be_focused()
    assert page.url.endswith("sessions/new/")
    assert not Session.objects.exists()
