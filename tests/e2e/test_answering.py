"""Between two evenings, on phones: dates are proposed, answered and picked, and players say whether they come."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from sessions_app.domain.answer_links import make_token
from sessions_app.domain.date_answers import answer_dates as give_dates
from sessions_app.domain.dates import pick_date, propose_dates
from sessions_app.models import Session, SessionPlayer
from tests.conftest import Table
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE
from tests.e2e.test_every_page import SIZES, look_at
from tests.factories import MemberFactory, SessionFactory

OpenPage = Callable[..., Page]
pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/c/the-long-road/"
PAGE = f"{HOME}sessions/4/"


@pytest.fixture
def session(table: Table) -> Session:
    return SessionFactory(campaign=table.campaign, number=4, title="The ford")


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert_accessible(page)


def answer_dates(page: Page, *words: str) -> None:
    for place, word in enumerate(words):
        page.locator("fieldset").nth(place).get_by_text(word, exact=True).click()
    page.get_by_role("button", name="Save your answers").click()


def test_dates_are_proposed_answered_and_picked(table: Table, session: Session, open_page: OpenPage) -> None:
    theo = MemberFactory(campaign=table.campaign, display_name="Theo")
    jonah = MemberFactory(campaign=table.campaign, display_name="Jonah")
    gm = open_page(table.gm.user, **PHONE)
    gm.goto(f"{PAGE}dates/")
    for place in (1, 2, 3):
        start = timezone.now() + dt.timedelta(days=place + 5)
        gm.locator(f"#id_starts_{place}").fill(f"{start:%Y-%m-%d}T19:00")
    gm.get_by_role("button", name="Propose").click()
    expect(gm.get_by_text("3 dates are proposed.")).to_be_visible()

    player = open_page(table.player.user, **PHONE)
    player.goto(HOME)
    answer_dates(player, "No", "Yes", "If need be")
    expect(player.get_by_text("You have answered")).to_be_visible()
    fits(player)

    # Without scripts, without an account: the link that was sent.
    sent = open_page(None, java_script_enabled=False, **PHONE)
    sent.goto(f"/rsvp/{make_token(session, jonah)}/")
    answer_dates(sent, "Yes", "Yes", "No")
    expect(sent.get_by_text("You have answered")).to_be_visible()
    expect(sent.get_by_role("radio", checked=True)).to_have_count(3)

    gm.get_by_role("link", name="Theo").click()
    for place, word in enumerate(("No", "Yes", "No")):
        gm.locator("fieldset").nth(place).get_by_text(word, exact=True).click()
    gm.get_by_role("button", name="Save for Theo").click()
    fits(gm)
    best = gm.locator(".date-list > li").nth(1)
    expect(best).to_contain_text("3 yes")
    expect(best).to_contain_text("suits most")
    best.get_by_role("button", name="Pick this date").click()
    expect(gm.get_by_text("Picked:").first).to_be_visible()
    fits(gm)
    session.refresh_from_db()
    assert session.real_start_time is not None
    assert dict(SessionPlayer.objects.values_list("member__display_name", "rsvp")) == {
        "Player": "yes",
        "Jonah": "yes",
        "Theo": "yes",
    }
    sent.reload()
    expect(sent.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
    sent.get_by_role("button", name="Late").click()
    expect(sent.get_by_text("You answered: Late")).to_be_visible()
    assert SessionPlayer.objects.get(member=jonah).rsvp == "late"
    assert SessionPlayer.objects.get(member=theo).rsvp == "yes"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_one_press_answers(table: Table, session: Session, open_page: OpenPage, scripts: bool) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=timezone.now() + dt.timedelta(days=3))
    page = open_page(table.player.user, java_script_enabled=scripts, **PHONE)
    for address, word in ((HOME, "Yes"), (PAGE, "Maybe")):
        page.goto(address)
        page.get_by_role("button", name=word, exact=True).click()
        expect(page.get_by_text(f"You answered: {word}")).to_be_visible()
        expect(page.get_by_role("button", name=word, exact=True)).to_have_attribute("aria-pressed", "true")
        expect(page.locator('[aria-pressed="true"]')).to_have_count(1)
    page.get_by_text("Add a note").click()
    page.get_by_label("Everybody who reads the session sees it.").fill("From eight")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Note: From eight")).to_be_visible()
    row = SessionPlayer.objects.get()
    assert (row.rsvp, row.note) == ("maybe", "From eight")


@pytest.mark.parametrize("size", SIZES)
def test_pages_of_answers_are_accessible(table: Table, session: Session, open_page: OpenPage, size: str) -> None:
    jonah = MemberFactory(campaign=table.campaign, display_name="Jonah")
    link = f"/rsvp/{make_token(session, jonah)}/"
    now = timezone.now()
    options = propose_dates(session, [now + dt.timedelta(days=days) for days in (2, 3)], now=now)
    give_dates(session, jonah, {options[0].pk: "yes", options[1].pk: "maybe"}, now=now)
    gm, player, sent = (open_page(user, **SIZES[size]) for user in (table.gm.user, table.player.user, None))
    look_at(gm, f"{PAGE}dates/?member={jonah.pk}")
    look_at(player, PAGE)
    look_at(sent, link)
    pick_date(session, options[0].pk, now=now)
    look_at(gm, f"{PAGE}rsvp/")
    look_at(gm, f"{PAGE}dates/")
    look_at(player, f"{PAGE}rsvp/")
    look_at(sent, link)


def test_a_gm_answers_for_somebody_and_can_still_copy_the_link(
    table: Table, session: Session, open_page: OpenPage
) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=timezone.now() + dt.timedelta(days=3))
    gm = open_page(table.gm.user, **PHONE)
    gm.goto(f"{PAGE}rsvp/")
    gm.get_by_role("button", name="Late", exact=True).click()
    expect(gm.get_by_role("button", name="Late", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(gm.get_by_role("button", name="Copy")).to_be_visible()
    assert SessionPlayer.objects.get().rsvp == "late"


def test_the_focus_stays_where_an_answer_was_saved_and_it_is_read_out(
    table: Table, session: Session, open_page: OpenPage
) -> None:
    now = timezone.now()
    options = propose_dates(session, [now + dt.timedelta(days=days) for days in (2, 3)], now=now)
    page = open_page(table.player.user, **PHONE)
    page.goto(PAGE)
    page.get_by_role("button", name="Save your answers").press("Enter")
    expect(page.locator("#answers-said")).to_contain_text("Nothing is saved yet")
    page.locator("fieldset").first.get_by_text("Yes", exact=True).click()
    page.get_by_role("button", name="Save your answers").press("Enter")
    expect(page.locator("#answers-said")).to_contain_text("Saved")
    expect(page.get_by_role("button", name="Save your answers")).to_be_focused()
    expect(page.get_by_text("1 of 2 answered.")).to_be_visible()
    pick_date(session, options[0].pk, now=now)
    page.goto(PAGE)
    page.get_by_text("Add a note").click()
    page.get_by_label("Everybody who reads the session sees it.").fill("From eight")
    page.keyboard.press("Enter")
    expect(page.locator("#answers-said")).to_have_text("The note is saved.")
    expect(page.locator(".rsvp-note > summary")).to_be_focused()
    tops = page.locator("button.segment").evaluate_all("all => all.map(one => Math.round(one.offsetTop))")
    assert tops[0] == tops[1] < tops[2] == tops[3]


def test_an_answer_that_does_not_arrive_is_said(
    table: Table, session: Session, open_page: OpenPage, complaints: list[str]
) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=timezone.now() + dt.timedelta(days=3))
    SessionPlayer.objects.create(campaign=table.campaign, session=session, member=table.player.member, rsvp="yes")
    page = open_page(table.player.user, **PHONE)
    page.goto(PAGE)
    no = page.get_by_role("button", name="No", exact=True)
    page.context.set_offline(True)
    no.click()
    expect(page.get_by_role("alert")).to_have_text("Not saved: there is no connection. Try it again.")
    expect(no).to_have_attribute("aria-pressed", "false")
    page.context.set_offline(False)
    no.click()
    expect(no).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Maybe", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("Not saved. Perhaps you have been logged out: load the page again.")
    assert SessionPlayer.objects.get().rsvp == "no"
    # htmx tells the console of all this too.
    told = ("htmx:sendError", "htmx:afterRequest", "Response Status Error Code 404")
    complaints[:] = [line for line in complaints if not any(words in line for words in told)]


def test_a_note_that_is_half_written_goes_along_with_an_answer(
    table: Table, session: Session, open_page: OpenPage
) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=timezone.now() + dt.timedelta(days=3))
    SessionPlayer.objects.create(
        campaign=table.campaign, session=session, member=table.player.member, rsvp="yes", note="From eight"
    )
    page = open_page(table.player.user, **PHONE)
    page.goto(PAGE)
    page.get_by_role("button", name="Maybe", exact=True).click()
    expect(page.get_by_role("button", name="Maybe", exact=True)).to_have_attribute("aria-pressed", "true")
    assert SessionPlayer.objects.get().note == "From eight"
    page.get_by_text("Note: From eight").click()
    page.get_by_label("Everybody who reads the session sees it.").fill("From nine")
    page.get_by_role("button", name="Late", exact=True).click()
    expect(page.get_by_text("Note: From nine")).to_be_visible()
    row = SessionPlayer.objects.get()
    assert (row.rsvp, row.note) == ("late", "From nine")
