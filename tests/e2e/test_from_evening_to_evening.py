"""All the way round, in a browser: dates proposed, answered and picked, players reminded, the evening played and
closed, what was left over in the next plan, and whoever was away reading what they missed.
"""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from campaigntracker.campaigns.models import Member
from campaigntracker.web import outbound
from sessions_app.domain.answer_links import make_token
from sessions_app.models import PrepItem, Session, SessionPlayer
from tests.conftest import Table
from tests.e2e.conftest import PHONE
from tests.e2e.table_mode.writing import saved, write
from tests.factories import (
    CharacterFactory,
    MemberFactory,
    PrepItemFactory,
    SessionFactory,
    SessionPlayerFactory,
    UserFactory,
)

OpenPage = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/c/the-long-road/"
EVENING = f"{HOME}sessions/2/"
WEBHOOK = "https://discord.com/api/webhooks/123456789012345678/a-secret-token"


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, dict[str, Any]]]:
    """What went to a webhook: (host, path, body)."""
    sent: list[tuple[str, str, dict[str, Any]]] = []

    def take(host: str, path: str, body: dict[str, Any], *, headers: dict[str, str]) -> outbound.Answer:
        sent.append((host, path, json.loads(json.dumps(body))))
        return outbound.Answer(204)

    monkeypatch.setattr(outbound, "post_json", take)
    return sent


@pytest.fixture
def ana(table: Table) -> Member:
    """Plays with an account of her own, and will be away."""
    return MemberFactory(campaign=table.campaign, display_name="Ana", user=UserFactory(username="ana"))


@pytest.fixture
def evening(table: Table, ana: Member) -> Session:
    """The second session, with objectives and prepared items and without a date; everybody came to the first."""
    player = table.player.member
    table.player.user.time_zone = "America/New_York"
    table.player.user.save()
    CharacterFactory(campaign=table.campaign, name="Nim", member=player)
    first = SessionFactory(
        campaign=table.campaign,
        number=1,
        title="The river",
        completed=True,
        summary={"gm": "They crossed the **grey river**."},
    )
    for name in ("Jonah", "Theo"):
        MemberFactory(campaign=table.campaign, display_name=name)
    for member in Member.objects.of(table.campaign).players():
        SessionPlayerFactory(session=first, member=member, attended=True)
    session = SessionFactory(
        campaign=table.campaign, number=2, title="The bell", planned_objectives=["Find the bell", "Cross the water"]
    )
    for member in Member.objects.of(table.campaign).players():
        SessionPlayerFactory(session=session, member=member)
    PrepItemFactory(session=session, kind="secret", text="Ilse rang it")
    PrepItemFactory(session=session, kind="scene", text="The ferry in the fog")
    return session


def choose_reminders(gm: Page) -> None:
    gm.goto(f"{HOME}settings/reminders/")
    gm.get_by_label("Hours ahead").fill("336")
    gm.get_by_role("button", name="Save", exact=True).click()
    gm.get_by_label("Address of the webhook").fill(WEBHOOK)
    gm.get_by_role("button", name="Save the webhook").click()
    expect(gm.get_by_text("In use:")).to_be_visible()


def propose(gm: Page) -> None:
    gm.goto(f"{EVENING}dates/")
    for place, days in enumerate((3, 5, 8), start=1):
        gm.locator(f"#id_starts_{place}").fill(f"{timezone.now() + dt.timedelta(days=days):%Y-%m-%d}T19:00")
    gm.get_by_role("button", name="Propose").click()
    expect(gm.get_by_text("3 dates are proposed.")).to_be_visible()


def answer(page: Page, *words: str, button: str = "Save your answers") -> None:
    for place, word in enumerate(words):
        page.locator("fieldset").nth(place).get_by_text(word, exact=True).click()
    page.get_by_role("button", name=button).click()


def answer_all(table: Table, ana: Member, session: Session, open_page: OpenPage, gm: Page) -> None:
    """Two on their phones, one by the link that was sent, one by the GM's hand."""
    for user, words in ((table.player.user, ("No", "Yes", "If need be")), (ana.user, ("Yes", "Yes", "No"))):
        phone = open_page(user, **PHONE)
        phone.goto(HOME)
        answer(phone, *words)
        expect(phone.get_by_text("You have answered")).to_be_visible()
    jonah = Member.objects.get(display_name="Jonah")
    sent = open_page(None, **PHONE)
    sent.goto(f"/rsvp/{make_token(session, jonah)}/")
    answer(sent, "If need be", "Yes", "No")
    expect(sent.get_by_text("You have answered")).to_be_visible()
    gm.goto(f"{EVENING}dates/")
    gm.get_by_role("link", name="Theo").click()
    answer(gm, "No", "If need be", "No", button="Save for Theo")


def remind() -> dict[str, EmailMultiAlternatives]:
    """Send what is due, and then nothing more; return the mails by whom they went to."""
    call_command("send_notices", "--once", verbosity=0)
    mails = {message.to[0]: message for message in mail.outbox}
    count = len(mail.outbox)
    call_command("send_notices", "--once", verbosity=0)
    assert len(mail.outbox) == count
    return mails


def step(page: Page, title: str) -> None:
    page.locator("details.closing-step > summary", has_text=title).click()


def test_from_evening_to_evening(
    table: Table, ana: Member, evening: Session, open_page: OpenPage, posted: list[tuple[str, str, dict[str, Any]]]
) -> None:
    gm = open_page(table.gm.user)
    choose_reminders(gm)
    propose(gm)
    answer_all(table, ana, evening, open_page, gm)
    best = gm.locator(".date-list > li").nth(1)
    expect(best).to_contain_text("3 yes")
    best.get_by_role("button", name="Pick this date").click()
    expect(gm.get_by_text("Picked:").first).to_be_visible()

    evening.refresh_from_db()
    start = evening.real_start_time
    assert start is not None
    answers = dict(SessionPlayer.objects.of(evening).values_list("member__display_name", "rsvp"))
    assert answers == {"Player": "yes", "Ana": "yes", "Jonah": "yes", "Theo": "maybe"}

    mails = remind()
    assert set(mails) == {table.player.user.email, ana.user.email}
    body = str(mails[table.player.user.email].body)
    assert "They crossed the grey river." in body
    assert "Ilse rang it" not in body
    assert f"{start.astimezone(ZoneInfo('America/New_York')):%H:%M}" in body
    assert "19:00" in str(mails[ana.user.email].body)
    [(host, path, told)] = posted
    assert (host, path) == ("discord.com", "/api/webhooks/123456789012345678/a-secret-token")
    assert f"<t:{int(start.timestamp())}:F>" in json.dumps(told)
    assert "grey river" in json.dumps(told)
    assert "Ilse rang it" not in json.dumps(told)

    gm.goto(EVENING)
    gm.get_by_role("button", name="Start now").click()
    write(gm, "met Sister Ilse @Chapel")
    write(gm, "loot 150gp")
    saved(gm)
    gm.goto(f"{EVENING}end/")
    step(gm, "Who came")
    gm.get_by_role("group", name="Who came").get_by_label("Ana").select_option(label="Was away")
    step(gm, "Objectives")
    gm.get_by_label("Find the bell").check()
    step(gm, "Recap")
    gm.get_by_label("In your words").fill("The bell **rang**.")
    step(gm, "The next date")
    gm.get_by_label("Plan it now").check()
    gm.get_by_role("button", name="End the session").click()
    expect(gm.get_by_text("The bell rang.")).to_be_visible()

    after = Session.objects.get(campaign=table.campaign, number=3)
    assert after.planned_objectives == ["Cross the water"]
    assert set(PrepItem.objects.of_session(after).values_list("text", flat=True)) == {
        "Ilse rang it",
        "The ferry in the fog",
    }
    gm.goto(f"{HOME}sessions/3/")
    expect(gm.get_by_text("Cross the water").first).to_be_visible()

    phone = open_page(ana.user, **PHONE)
    phone.goto(HOME)
    phone.get_by_role("link", name=re.compile("away|missed", re.IGNORECASE)).first.click()
    expect(phone.get_by_text("The bell rang.")).to_be_visible()
    phone.get_by_text("Who and what came up").click()
    expect(phone.get_by_text("Sister Ilse").first).to_be_visible()
    expect(phone.get_by_text("Ilse rang it")).to_have_count(0)
