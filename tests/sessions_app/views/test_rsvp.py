"""Saying whether one can play: on the home, on the session's page, on the page of everybody's answers."""

import datetime as dt

import pytest
from django.utils import timezone

from campaigntracker.campaigns.models import Member
from sessions_app.domain.dates import propose_dates
from sessions_app.models import Session, SessionPlayer
from tests.campaigns.counting import queries_of
from tests.conftest import Persona, Table
from tests.factories import MemberFactory, SessionFactory, SessionPlayerFactory

HTMX = {"HX-Request": "true"}
HOME = "/c/the-long-road/"
PAGE = f"{HOME}sessions/4/"
RSVP = f"{PAGE}rsvp/"


def soon(days: int = 3) -> dt.datetime:
    return timezone.now().replace(microsecond=0) + dt.timedelta(days=days)


@pytest.fixture
def session(table: Table) -> Session:
    session = SessionFactory(campaign=table.campaign, number=4, title="The ford", real_start_time=soon())
    SessionPlayerFactory(session=session, member=table.player.member)
    return session


@pytest.fixture
def theo(table: Table) -> Member:
    """A player without an account, who is not on the roster yet."""
    return MemberFactory(campaign=table.campaign, display_name="Theo")


def rsvp_of(session: Session, member: Member | None) -> str | None:
    return SessionPlayer.objects.of(session).filter(member=member).values_list("rsvp", flat=True).first()


def html(persona: Persona, address: str) -> str:
    answer = persona.client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("at", "back"), [("home", HOME), ("session", PAGE), ("rsvp", RSVP)])
def test_a_player_answers_with_one_press(table: Table, session: Session, at: str, back: str) -> None:
    address = {"home": HOME, "session": PAGE, "rsvp": RSVP}[at]
    assert "You have not answered yet" in html(table.player, address)
    response = table.player.client.post(RSVP, {"rsvp": "late", "at": at})
    assert response.status_code == 302
    assert response["Location"].partition("#")[0] == back
    assert rsvp_of(session, table.player.member) == "late"
    page = html(table.player, address)
    assert 'value="late" aria-pressed="true"' in page
    assert page.count('aria-pressed="true"') == 1
    assert "You answered: <strong>Late</strong>" in page


def test_htmx_gets_the_block_alone(table: Table, session: Session) -> None:
    response = table.player.client.post(RSVP, {"rsvp": "no", "at": "home"}, headers=HTMX)
    block = response.content.decode().strip()
    assert block.startswith('<div class="who-comes" id="who-comes">')
    assert 'value="no" aria-pressed="true"' in block
    assert "<html" not in block


def test_a_note_goes_with_the_answer_and_leaves_it(table: Table, session: Session) -> None:
    table.player.client.post(RSVP, {"rsvp": "yes"})
    table.player.client.post(RSVP, {"note": "From eight <b>"})
    row = SessionPlayer.objects.get(member=table.player.member)
    assert (row.rsvp, row.note) == ("yes", "From eight <b>")
    assert "From eight &lt;b&gt;" in html(table.player, PAGE)


def test_the_gm_answers_for_anybody(table: Table, session: Session, theo: Member) -> None:
    page = html(table.gm, RSVP)
    assert page.count("no answer yet") == 2
    # It shows links by which anybody answers without logging in.
    assert "no-store" in table.gm.client.get(RSVP)["Cache-Control"]
    assert "no account yet" in page
    response = table.gm.client.post(RSVP, {"rsvp": "maybe", "member": theo.pk, "at": "people"})
    assert response["Location"] == RSVP
    table.gm.client.post(RSVP, {"rsvp": "yes", "member": table.player.member.pk, "at": "people"})  # type: ignore[union-attr]
    assert (rsvp_of(session, theo), rsvp_of(session, table.player.member)) == ("maybe", "yes")
    assert html(table.gm, RSVP).count("no answer yet") == 0
    fragment = table.gm.client.post(RSVP, {"rsvp": "no", "member": theo.pk, "at": "people"}, headers=HTMX)
    assert 'id="people"' in fragment.content.decode()
    assert rsvp_of(session, theo) == "no"


def test_everybody_sees_who_has_yet_to_answer(table: Table, session: Session, theo: Member) -> None:
    for persona in (table.gm, table.player, table.spectator):
        page = html(persona, PAGE)
        assert "No answer yet:" in page
        assert "Theo" in page


def test_nobody_answers_for_another_player(table: Table, session: Session, theo: Member) -> None:
    assert table.player.client.post(RSVP, {"rsvp": "yes", "member": theo.pk}).status_code == 404
    assert table.player.client.post(RSVP, {"rsvp": "yes", "member": "x"}).status_code == 404
    assert rsvp_of(session, theo) is None


def test_who_does_not_play_does_not_answer(table: Table, session: Session) -> None:
    for persona in (table.spectator, table.stranger, table.anonymous):
        assert persona.client.get(RSVP).status_code == 404
        assert persona.client.post(RSVP, {"rsvp": "yes"}).status_code == 404
    assert "Can you play?" not in html(table.spectator, PAGE)
    table.campaign.is_public = True
    table.campaign.save()
    for persona in (table.stranger, table.anonymous):
        page = html(persona, PAGE)
        assert "Can you play?" not in page
        assert "No answer yet:" not in page
        assert persona.client.post(RSVP, {"rsvp": "yes"}).status_code == 404
    assert SessionPlayer.objects.of(session).count() == 1


def test_links_are_for_the_gm_alone(table: Table, session: Session) -> None:
    assert "/rsvp/AA" in html(table.gm, RSVP) or "http://testserver/rsvp/" in html(table.gm, RSVP)
    for address in (HOME, PAGE, RSVP, f"{PAGE}dates/"):
        assert "testserver/rsvp/" not in html(table.player, address)


@pytest.mark.parametrize("status", ["in_progress", "completed", "cancelled"])
def test_what_is_over_takes_no_answer_and_says_why(table: Table, session: Session, status: str) -> None:
    Session.objects.filter(pk=session.pk).update(status=status)
    for headers in ({}, HTMX):
        response = table.player.client.post(RSVP, {"rsvp": "yes"}, headers=headers)
        assert (response.headers.get("Location") or response.headers["HX-Redirect"]) == PAGE
        assert "Session 4: The ford" in html(table.player, PAGE)
    assert rsvp_of(session, table.player.member) == "none"
    assert table.gm.client.get(RSVP)["Location"] == PAGE
    assert "Can you play?" not in html(table.player, PAGE)


def test_an_evening_that_has_passed_asks_nothing(table: Table, session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=soon(-3))
    for address in (HOME, PAGE):
        page = html(table.player, address)
        assert "Can you play?" not in page
        assert "No answer yet:" not in page
    assert "Can you play?" not in html(table.player, "/")


def test_one_reader_is_not_shown_what_another_answered(table: Table, session: Session) -> None:
    """A planned session's page is not kept: it tells each reader of their own answer."""
    other = MemberFactory(campaign=table.campaign, display_name="Other", user=table.stranger.user)
    table.player.client.post(RSVP, {"rsvp": "yes"})
    assert 'value="yes" aria-pressed="true"' in html(table.player, PAGE)
    assert 'aria-pressed="true"' not in html(Persona("other", other.user, other, table.stranger.client), PAGE)


def test_my_campaigns_say_what_waits_for_an_answer(table: Table, session: Session) -> None:
    assert f'href="{RSVP}">Can you play?</a>' in html(table.player, "/")
    for persona in (table.gm, table.spectator):
        assert "Can you play?" not in html(persona, "/")
    table.player.client.post(RSVP, {"rsvp": "maybe"})
    assert "Can you play?" not in html(table.player, "/")
    Session.objects.filter(pk=session.pk).update(real_start_time=None)
    [option] = propose_dates(session, [soon()], now=timezone.now())
    assert "Can you play?" in html(table.player, "/")
    table.player.client.post(f"{PAGE}dates/answer/", {f"date-{option.pk}": "no"})
    assert "Can you play?" not in html(table.player, "/")


def test_a_session_with_dates_to_choose_from_comes_before_a_missed_one(table: Table, session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=None)
    SessionFactory(campaign=table.campaign, number=3, title="Never played", real_start_time=soon(-30))
    assert "Never played" in html(table.player, HOME)
    propose_dates(session, [soon()], now=timezone.now())
    page = html(table.player, HOME)
    assert "The ford" in page
    assert "When can you play?" in page


@pytest.mark.parametrize("address", [HOME, PAGE, RSVP, f"{PAGE}dates/", "/"])
def test_many_players_take_no_more_queries(table: Table, session: Session, address: str) -> None:
    persona = table.player if address == "/" else table.gm

    def more(count: int) -> int:
        for member in MemberFactory.create_batch(count, campaign=table.campaign):
            SessionPlayerFactory(session=session, member=member, rsvp="yes")
        MemberFactory.create_batch(count, campaign=table.campaign)
        html(persona, address)
        return queries_of(persona.client, address)

    assert more(1) == more(5)
