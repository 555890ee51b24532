"""Ending the mails: by the link in one, and on the own page."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from campaigntracker.campaigns.models import Member
from sessions_app.domain.notices.choosing import choose_reminders
from sessions_app.domain.notices.off_links import make_off_token
from tests.conftest import Table
from tests.factories import UserFactory

OWN = "/c/the-long-road/calendar-feed/"


def link(member: Member) -> str:
    return f"/reminders/off/{make_off_token(member)}/"


def is_reminded(table: Table) -> bool:
    return Member.objects.get(pk=table.player.member.pk).is_reminded


def test_asked_first_then_done_then_taken_back(table: Table) -> None:
    client, url = Client(enforce_csrf_checks=True), link(table.player.member)
    assert "No more mails?" in client.get(url).content.decode()
    assert is_reminded(table)
    done = client.post(url, follow=True)
    assert "gets no mails" in done.content.decode()
    assert not is_reminded(table)
    client.post(url, {"on": "1"})
    assert is_reminded(table)


def test_one_click_of_a_mail_program(table: Table) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(link(table.player.member), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 204
    assert not is_reminded(table)


def forge(token: str) -> str:
    return token[:-1] + ("a" if token[-1] != "a" else "b")


@pytest.mark.parametrize("spoil", [forge, lambda token: token.split(":")[0], lambda token: "x", lambda token: "é:é"])
def test_only_our_own_links(table: Table, spoil: Callable[[str], str]) -> None:
    url = f"/reminders/off/{spoil(make_off_token(table.player.member))}/"
    assert table.anonymous.client.get(url).status_code == 404
    assert table.anonymous.client.post(url).status_code == 404
    assert is_reminded(table)


def test_whoever_gave_up_the_seat_cannot_end_the_mails_of_the_next(table: Table) -> None:
    url = link(table.player.member)
    member = table.player.member
    member.user = None
    member.save()
    assert table.anonymous.client.post(url).status_code == 404
    member.user = UserFactory()
    member.save()
    assert table.anonymous.client.post(url).status_code == 404
    assert is_reminded(table)


def test_the_own_page(table: Table) -> None:
    table.player.client.post(f"{OWN}mails/")
    assert not is_reminded(table)
    assert "You get no mails" in table.player.client.get(OWN).content.decode()
    table.player.client.post(f"{OWN}mails/", {"on": "1"})
    assert is_reminded(table)


@pytest.mark.parametrize("name", ["stranger", "anonymous"])
def test_for_members_alone(table: Table, name: str) -> None:
    table.campaign.is_public = True
    table.campaign.save()
    client = getattr(table, name).client
    assert client.get(OWN).status_code == 404
    for path in ("", "revoke/", "mails/"):
        assert client.post(OWN + path).status_code == 404


def test_an_address_that_was_not_confirmed_gets_none_and_the_page_says_so(table: Table) -> None:
    assert "You get a mail before" in table.player.client.get(OWN).content.decode()
    EmailAddress.objects.filter(user=table.player.user).update(verified=False)
    page = table.player.client.get(OWN).content.decode()
    assert "You get a mail before" not in page
    assert "Confirm your address" in page


def test_each_is_promised_the_mails_they_get(table: Table) -> None:
    player = table.player.client.get(OWN).content.decode()
    assert "may also send one when dates are proposed" in player
    for other in (table.gm, table.spectator):
        page = other.client.get(OWN).content.decode()
        assert "only for a session whose roster you are on" in page
        assert "You get a mail before" not in page
    choose_reminders(table.campaign, by_mail=False, hours_ahead=24)
    page = table.player.client.get(OWN).content.decode()
    assert "turned off in this campaign" in page
    assert "You get a mail before" not in page
