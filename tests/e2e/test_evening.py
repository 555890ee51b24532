"""A whole evening as the people at the table live it: the GM plans, starts, logs and ends; the others read."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from campaigntracker.campaigns.models import Campaign
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE
from tests.factories import CharacterFactory, SessionFactory

OpenPage = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)

SESSION = "/c/the-long-road/sessions/2/"
# type, name, who, to whom, how much: ten lines, as a GM in a hurry types them.
TEN_EVENTS = [
    ("Scene", "The ferry in the fog", "", "", ""),
    ("Location discovered", "The drowned chapel", "", "", ""),
    ("Combat starts", "Ambushed by cultists", "", "", ""),
    ("Damage", "A torch to the hood", "Nim", "Cultist", "14"),
    ("Damage", "A knife from behind", "Cultist", "Nim", "5"),
    ("NPC killed", "The last cultist", "Nim", "Cultist", ""),
    ("Combat ends", "Silence", "", "", ""),
    ("NPC introduced", "Sister Ilse", "Sister Ilse", "", ""),
    ("Treasure gained", "A silver reliquary", "Nim", "", "150"),
    ("Highlight", "Nim sings the bell to sleep", "Nim", "", ""),
]


@pytest.fixture
def road(table: Table) -> Table:
    """The table after one session, which ended on Day 0 at 6 PM."""
    CharacterFactory(campaign=table.campaign, name="Nim", member=table.player.member)
    SessionFactory(campaign=table.campaign, number=1, title="The road", completed=True)
    Campaign.objects.update(clock=32_400)
    return table


def plan(page: Page, *, with_scripts: bool) -> None:
    page.goto("/c/the-long-road/")
    page.get_by_role("link", name="Sessions", exact=True).click()
    page.get_by_role("link", name="Plan").first.click()
    expect(page.get_by_label("Number")).to_have_value("2")
    page.get_by_label("Title").fill("The drowned chapel")
    page.get_by_label("Starts").fill("2025-02-03T19:00")
    page.get_by_label("Place").fill("Ana's kitchen")
    page.get_by_label(re.compile("^Objective 1")).fill("Cross the water")
    page.get_by_role("button", name="Add an objective").click()
    page.get_by_label(re.compile("^Objective 2")).fill("Find the bell")
    page.get_by_role("button", name="Move up").nth(1).click()
    expect(page.get_by_label(re.compile("^Objective 1"))).to_have_value("Find the bell")
    page.get_by_label("Notes for the GM").fill("Ilse is lying")
    page.get_by_role("button", name="Save the plan").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The drowned chapel")


def start(page: Page) -> None:
    page.get_by_role("link", name="Say who is here and start").click()
    expect(page.get_by_label("Game time")).to_have_value("Day 0, 6:00 PM")
    page.get_by_role("button", name="Start the session").click()
    # At the table; this evening is written with the long form, on the session's page.
    page.get_by_role("link", name="Back to").click()
    expect(page.locator(".page-header, main").get_by_text("In progress").first).to_be_visible()


def log(page: Page, *, with_scripts: bool) -> None:
    form = page.locator("#log-form")
    for number, (event_type, name, actor, target, amount) in enumerate(TEN_EVENTS, start=1):
        form.locator("[name=type]").select_option(label=event_type)
        form.locator("[name=name]").fill(name)
        form.locator("[name=actor]").fill(actor)
        form.locator("[name=target]").fill(target)
        form.locator("[name=amount]").fill(amount)
        form.get_by_role("button", name="Log it").click()
        expect(page.locator("#timeline [id^=event-]")).to_have_count(number)
        if with_scripts:
            # The form answers in place, is empty for the next line, and typing goes on in it.
            expect(form.locator("[name=name]")).to_have_value("")
            expect(form.locator("[name=name]")).to_be_focused()
            expect(page.locator("#log-status")).to_have_text(re.compile(f"Logged: {name}"))
            expect(page.locator("#figures")).to_contain_text(f"{number}")
        else:
            expect(page.locator("#messages").get_by_role("link", name=name)).to_be_visible()
            assert page.url.endswith("#log")


def end(page: Page) -> None:
    page.get_by_role("link", name="End the session").click()
    for step in ("When it was", "Objectives", "Recap"):
        page.locator(".closing-step > summary", has_text=step).click()
    page.get_by_label("Game time at the end").fill("+2h")
    page.locator("#objectives").get_by_label("Find the bell").check()
    page.get_by_label("In your words").fill("They crossed, and the bell **rang**.")
    page.get_by_role("button", name="End the session").click()
    expect(page.get_by_text("They crossed, and the bell rang.")).to_be_visible()


@pytest.mark.parametrize("with_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_evening(road: Table, open_page: OpenPage, with_scripts: bool) -> None:
    gm = open_page(road.gm.user, java_script_enabled=with_scripts)
    plan(gm, with_scripts=with_scripts)
    start(gm)
    log(gm, with_scripts=with_scripts)
    end(gm)

    session = Session.objects.get(campaign=road.campaign, number=2)
    assert session.is_completed
    assert session.events.count() == 10
    assert session.game_time_elapsed_seconds == 7_200
    assert session.projection["party"]["figures"]["totalDamageDealt"] == 14

    player = open_page(road.player.user, java_script_enabled=with_scripts, **PHONE)
    player.goto("/c/the-long-road/")
    expect(player.get_by_text("They crossed, and the bell rang.")).to_be_visible()
    player.get_by_role("link", name="Read the whole session").click()
    expect(player).to_have_url(re.compile(SESSION))
    expect(player.get_by_text("Day 0, 6:00 PM").first).to_be_visible()
    expect(player.get_by_text("Day 0, 8:00 PM").first).to_be_visible()
    expect(player.get_by_text("2 hours").first).to_be_visible()
    expect(player.get_by_text("The ferry in the fog")).to_be_visible()
    assert player.evaluate("document.documentElement.scrollWidth") == 360 if with_scripts else True
    assert "Ilse is lying" not in player.content()
    expect(player.locator("#log-form")).to_have_count(0)


def test_a_stranger_gets_nowhere(road: Table, open_page: OpenPage) -> None:
    addresses = [
        "/c/the-long-road/",
        "/c/the-long-road/sessions/",
        "/c/the-long-road/sessions/new/",
        "/c/the-long-road/sessions/1/",
        "/c/the-long-road/sessions/1/edit/",
        "/c/the-long-road/members/",
        "/c/the-long-road/settings/",
        "/c/no-such-campaign/",
    ]
    for user in (road.stranger.user, None):
        page = open_page(user)
        for address in addresses:
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 404, address
            assert "Long Road" not in page.content()
    assert_accessible(page)
