"""Answering by a link that was sent, without logging in."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigntracker.campaigns.domain.members import release_seat
from campaigntracker.campaigns.models import Campaign, Member
from sessions_app.domain.answer_links import make_token
from sessions_app.domain.dates import propose_dates
from sessions_app.models import DateAnswer, Session, SessionPlayer
from tests.conftest import Table
from tests.factories import MemberFactory, SessionFactory, SessionPlayerFactory

BERLIN = "Europe/Berlin"


@pytest.fixture
def session(table: Table) -> Session:
    Campaign.objects.filter(pk=table.campaign.pk).update(time_zone=BERLIN)
    table.campaign.refresh_from_db()
    session = SessionFactory(
        campaign=table.campaign,
        number=4,
        title="The ford",
        location="Ana's kitchen",
        real_start_time=dt.datetime(2199, 7, 1, 17, 0, tzinfo=dt.UTC),
        planned_objectives=["Find the heir"],
        notes="Bring dice",
        gm_notes="It is a trap",
    )
    SessionPlayerFactory(session=session, member=table.player.member, rsvp="maybe", note="From eight")
    SessionPlayerFactory(session=session, member__campaign=table.campaign, member__display_name="Jonah", note="Ill")
    return session


def address(session: Session, member: Member | None) -> str:
    assert member is not None
    return reverse("signed_rsvp", args=[make_token(session, member)])


@pytest.fixture
def link(table: Table, session: Session) -> str:
    return address(session, table.player.member)


@pytest.fixture
def browser(db: None) -> Client:
    """Somebody's mail program: not logged in, and strict about forms."""
    return Client(enforce_csrf_checks=True)


def own(table: Table) -> SessionPlayer:
    return SessionPlayer.objects.get(member=table.player.member)


def test_it_shows_the_evening_and_the_own_answer_alone(table: Table, link: str, browser: Client) -> None:
    response = browser.get(link)
    page = response.content.decode()
    for told in ("The Long Road", "The ford", "Ana&#x27;s kitchen", "1 July 2199, 19:00", BERLIN, "From eight"):
        assert told in page
    assert 'value="maybe" aria-pressed="true"' in page
    for untold in ("Jonah", "Ill", "Gm", "Find the heir", "Bring dice", "trap", "/c/the-long-road"):
        assert untold not in page
    # Whoever is logged in sees the same: it is the link that speaks.
    assert table.gm.client.get(link).content == response.content


def test_it_says_whose_it_is(table: Table, link: str, browser: Client) -> None:
    page = browser.get(link).content.decode()
    assert f"You answer for <strong>{table.player.member.display_name}</strong>." in page


def test_it_is_neither_kept_nor_found_nor_passed_on(link: str, browser: Client) -> None:
    for response in (browser.get(link), browser.post(link, {"rsvp": "yes"}), browser.get("/rsvp/nonsense/")):
        assert response["Referrer-Policy"] == "no-referrer"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert not response.cookies
    assert '<meta name="robots" content="noindex' in browser.get(link).content.decode()


def test_reading_changes_nothing(table: Table, link: str, browser: Client) -> None:
    for act in (browser.get, browser.head, browser.options):
        act(link)
    browser.get(f"{link}?rsvp=yes&note=x")
    assert (own(table).rsvp, own(table).note) == ("maybe", "From eight")


def test_an_answer_needs_no_cookie(table: Table, link: str, browser: Client) -> None:
    """A browser that sends no referrer says nothing of where a form comes from."""
    response = browser.post(link, {"rsvp": "late"}, headers={"Origin": "null"})
    assert (response.status_code, response["Location"]) == (302, link)
    browser.post(link, {"note": "By train"}, headers={"Origin": "null"})
    assert (own(table).rsvp, own(table).note) == ("late", "By train")


def test_it_speaks_for_its_own_seat_whoever_is_logged_in_or_named(table: Table, session: Session, link: str) -> None:
    other = MemberFactory(campaign=table.campaign)
    table.gm.client.post(link, {"rsvp": "no", "member": other.pk, "session": "5"})
    assert own(table).rsvp == "no"
    assert SessionPlayer.objects.of(session).count() == 2


def test_proposed_dates_are_answered_too(table: Table, session: Session, link: str, browser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=None)
    starts = [dt.datetime(2199, month, 5, 18, 30, tzinfo=dt.UTC) for month in (1, 7)]
    winter, summer = propose_dates(session, starts, now=timezone.now())
    page = browser.get(link).content.decode()
    assert "5 January 2199, 19:30" in page
    assert "5 July 2199, 20:30" in page
    assert page.count('type="radio"') == 6
    browser.post(link, {f"date-{winter.pk}": "no", f"date-{summer.pk}": "yes", "date-x": "yes"})
    assert dict(DateAnswer.objects.values_list("option", "answer")) == {winter.pk: "no", summer.pk: "yes"}
    assert set(DateAnswer.objects.values_list("member", flat=True)) == {table.player.member.pk}  # type: ignore[union-attr]
    page = browser.get(link).content.decode()
    assert page.count(" checked>") == 2
    assert "Jonah" not in page


def test_a_player_without_an_account_who_is_not_on_the_roster_joins_it(
    table: Table, session: Session, browser: Client
) -> None:
    theo = MemberFactory(campaign=table.campaign, display_name="Theo")
    browser.post(address(session, theo), {"rsvp": "yes"})
    assert SessionPlayer.objects.get(member=theo).rsvp == "yes"


@pytest.mark.parametrize("status", ["in_progress", "completed", "cancelled"])
def test_once_it_is_over_the_link_says_so(
    table: Table, session: Session, link: str, browser: Client, status: str
) -> None:
    Session.objects.filter(pk=session.pk).update(status=status)
    for response in (browser.get(link), browser.post(link, {"rsvp": "yes"})):
        assert response.status_code == 410
        assert "nothing left to answer" in response.content.decode()
        assert "The ford" not in response.content.decode()
    assert own(table).rsvp == "maybe"


def test_an_evening_that_has_passed_is_gone(session: Session, link: str, browser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=timezone.now() - dt.timedelta(days=2))
    assert browser.get(link).status_code == 410


def test_a_spoilt_link_tells_nothing(table: Table, session: Session, link: str, browser: Client) -> None:
    foreign = address(SessionFactory(), table.player.member)
    for bad in (link[:-2] + "/", "/rsvp/x/", link.replace("rsvp/", "rsvp/A"), foreign):
        for response in (browser.get(bad), browser.post(bad, {"rsvp": "yes"})):
            assert response.status_code == 404
            assert "This link opens nothing" in response.content.decode()
            assert "The ford" not in response.content.decode()
    assert own(table).rsvp == "maybe"


def test_it_dies_with_the_seat(table: Table, session: Session, link: str, browser: Client) -> None:
    assert table.player.member is not None
    release_seat(table.player.member)
    for response in (browser.get(link), browser.post(link, {"rsvp": "yes"})):
        assert response.status_code == 404
    assert own(table).rsvp == "maybe"


def test_who_no_longer_plays_is_not_asked(table: Table, session: Session, browser: Client) -> None:
    assert browser.get(address(session, table.spectator.member)).status_code == 404
    browser.post(address(session, table.spectator.member), {"rsvp": "yes"})
    assert not SessionPlayer.objects.filter(member=table.spectator.member).exists()


def test_a_gm_taken_off_the_roster_is_not_put_back_by_the_link(table: Table, session: Session, browser: Client) -> None:
    SessionPlayerFactory(session=session, member=table.gm.member)
    link = address(session, table.gm.member)
    assert browser.get(link).status_code == 200
    SessionPlayer.objects.filter(member=table.gm.member).delete()
    assert browser.post(link, {"rsvp": "yes", "note": "I am back"}).status_code == 404
    assert not SessionPlayer.objects.filter(member=table.gm.member).exists()


def test_characters_that_cannot_be_kept_are_refused_in_words(table: Table, link: str, browser: Client) -> None:
    response = browser.post(link, {"rsvp": "no", "note": "a\0b"})
    assert response.status_code == 409
    assert "cannot be kept" in response.content.decode()
    assert own(table).rsvp == "maybe"


def test_what_is_no_answer_is_refused_in_words(table: Table, link: str, browser: Client) -> None:
    response = browser.post(link, {"rsvp": "perhaps"})
    assert response.status_code == 409
    assert "Say yes, no, maybe or late." in response.content.decode()
    assert own(table).rsvp == "maybe"
