"""Every page with the demo campaign in it: fits a phone and a desktop, and axe finds nothing, in light and in dark."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.domain.invitations import invite
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime.presets import PRESETS
from sessions_app.models import Session
from tests.e2e.addresses import FOR_GMS, FOR_PLAYERS, HOME, newcomers
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE

OpenPage = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)

SIZES = {"phone": PHONE, "desktop": {"viewport": {"width": 1280, "height": 800}}}


@pytest.fixture
def demo(capsys: pytest.CaptureFixture[str]) -> Campaign:
    call_command("load_demo")
    return Campaign.objects.get(slug="the-drowned-bell")


# Players read on phones; on a desktop their pages are the GM's with less on them.
READERS = [("rowan", "phone", FOR_GMS), ("rowan", "desktop", FOR_GMS), ("mara", "phone", FOR_PLAYERS)]
VISITS = [
    *((name, size, part) for name, size, parts in READERS for part in parts),
    (None, "phone", newcomers),
    (None, "desktop", newcomers),
]


@pytest.mark.parametrize(
    ("name", "size", "part"), VISITS, ids=[f"{name}-{size}-{part.__name__}" for name, size, part in VISITS]
)
def test_every_page_fits_and_is_accessible(
    demo: Campaign, open_page: OpenPage, name: str | None, size: str, part: Callable[[Campaign], list[str]]
) -> None:
    page = open_page(User.objects.get(username=name) if name else None, **SIZES[size])
    for address in part(demo):
        look_at(page, address)


def test_the_longest_night_is_accessible(demo: Campaign, open_page: OpenPage) -> None:
    page = open_page(User.objects.get(username="rowan"), **PHONE)
    look_at(page, f"{HOME}sessions/15/")


@pytest.mark.parametrize("size", SIZES)
def test_pages_of_a_session_in_progress_and_of_an_invitation(demo: Campaign, open_page: OpenPage, size: str) -> None:
    session = Session.objects.of(demo).get(number=16)
    token = invite(demo, now=session.created_at).token
    gm = open_page(User.objects.get(username="rowan"), **SIZES[size])
    gm.goto(f"{HOME}sessions/16/")
    gm.get_by_role("button", name="Start now").click()
    for address in (f"{HOME}sessions/16/play/", f"{HOME}sessions/16/", f"{HOME}sessions/16/end/", HOME, "/"):
        look_at(gm, address)
    Campaign.objects.get().invitations.update(expires_at="2100-01-01T00:00:00Z")
    look_at(open_page(**SIZES[size]), f"/invitations/{token}/")


def test_pages_on_the_way_to_another_calendar(demo: Campaign, open_page: OpenPage) -> None:
    page = open_page(User.objects.get(username="rowan"), **PHONE)
    for calendar, epoch in (("harptos", ""), ("traveller", "31 Hammer"), ("present", "Day 3, 8:00 AM"), ("file", "")):
        page.goto(f"{HOME}settings/calendar/")
        page.locator(f"[name=source][value={calendar}]").check()
        page.get_by_label("The story begins on").fill(epoch)
        page.get_by_role("button", name="Look at it first").click()
        page.wait_for_load_state()
        check(page, f"the look at {calendar}")
    page.goto(f"{HOME}settings/calendar/")
    page.get_by_label("Harptos").check()
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_role("button", name="Change the calendar").click()
    expect(page.get_by_text("The calendar is changed.")).to_be_visible()
    for address in (HOME, f"{HOME}sessions/", f"{HOME}sessions/14/", f"{HOME}settings/calendar/"):
        look_at(page, address)
    expect(page.get_by_text("Calendar of Harptos").first).to_be_visible()


@pytest.mark.parametrize(("calendar", "size"), [("gregorian", "phone"), ("harptos", "desktop")])
def test_calendars_with_months_and_weeks(demo: Campaign, open_page: OpenPage, calendar: str, size: str) -> None:
    definition = PRESETS[calendar].definition
    demo.calendar, demo.epoch = definition.to_json(), definition.epoch_json()
    demo.save()
    page = open_page(User.objects.get(username="mara"), **SIZES[size])
    for address in (f"{HOME}calendar/", f"{HOME}calendar/?at=30", f"{HOME}days/15/", f"{HOME}sessions/14/"):
        look_at(page, address)


def look_at(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    check(page, address)


def check(page: Page, address: str) -> None:
    # Not the window's inner width: on a phone that grows with a page that is too wide.
    assert page.viewport_size is not None
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{address} is wider than the screen"
    assert_accessible(page)
