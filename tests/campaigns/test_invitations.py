"""From a link to a seat."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Invitation, Member
from tests.conftest import Table
from tests.factories import InvitationFactory, MemberFactory


@pytest.fixture
def seat(table: Table) -> Member:
    return MemberFactory(campaign=table.campaign, display_name="Teo")


def test_the_link_to_a_seat_is_shown_whole_and_hands_the_seat_over(table: Table, seat: Member) -> None:
    page = table.gm.client.post(reverse("member_invite", args=["the-long-road", seat.pk]), follow=True)
    link = re.search(r'value="http://testserver(/invitations/[^"]+)"', page.content.decode())
    assert link
    offer = table.stranger.client.get(link[1]).content.decode()
    assert "The Long Road" in offer
    assert "Teo" in offer
    assert Member.objects.get(pk=seat.pk).user is None
    response = table.stranger.client.post(link[1], follow=True)
    assert response.redirect_chain == [("/c/the-long-road/", 302)]
    assert "Welcome to the table, Teo." in response.content.decode()
    assert Member.objects.get(pk=seat.pk).user == table.stranger.user


@pytest.mark.parametrize("role", ["gm", "player", "spectator"])
def test_a_link_to_a_new_seat_makes_one_of_that_role(table: Table, role: str) -> None:
    table.gm.client.post("/c/the-long-road/members/invite/", {"role": role})
    invitation = Invitation.objects.get()
    table.stranger.client.post(invitation.get_absolute_url())
    seat = Member.objects.get(campaign=table.campaign, user=table.stranger.user)
    assert (seat.role, seat.display_name) == (role, "stranger")


def test_no_link_of_an_unknown_role(table: Table) -> None:
    response = table.gm.client.post("/c/the-long-road/members/invite/", {"role": "emperor"})
    assert "role" in response.context["form"].errors
    assert not Invitation.objects.exists()


def test_a_seat_that_is_taken_gets_no_link(table: Table) -> None:
    url = reverse("member_invite", args=["the-long-road", table.player.member.pk])
    assert "already has an account here" in table.gm.client.post(url, follow=True).content.decode()
    assert not Invitation.objects.exists()


def test_a_link_works_once(table: Table, seat: Member) -> None:
    invitation = InvitationFactory(campaign=table.campaign, member=seat)
    url = invitation.get_absolute_url()
    assert table.stranger.client.post(url).status_code == 302
    again = table.stranger.client.get(url)
    assert again.status_code == 200
    assert "You are at this table already" in again.content.decode()
    late = Client()
    late.force_login(User.objects.create_user("late"), backend="django.contrib.auth.backends.ModelBackend")
    for response in (late.get(url), late.post(url)):
        assert response.status_code == 410
        assert "no longer open" in response.content.decode()
        assert "The Long Road" not in response.content.decode()
    assert not Member.objects.filter(user__username="late").exists()


@pytest.mark.parametrize(
    "closed",
    [
        {"expires_at": timezone.now() - dt.timedelta(seconds=1)},
        {"revoked_at": timezone.now()},
        {"claimed_at": timezone.now()},
    ],
    ids=["expired", "revoked", "claimed"],
)
def test_a_closed_link_says_so_to_everybody_and_seats_nobody(table: Table, closed: dict) -> None:
    url = InvitationFactory(campaign=table.campaign, **closed).get_absolute_url()
    for persona in (table.stranger, table.anonymous):
        for response in (persona.client.get(url), persona.client.post(url)):
            assert response.status_code == 410
            assert "no longer open" in response.content.decode()
    assert Member.objects.count() == 3


def test_a_link_is_closed_when_its_seat_was_taken_with_another(table: Table, seat: Member) -> None:
    first, second = InvitationFactory.create_batch(2, campaign=table.campaign, member=seat)
    table.stranger.client.post(first.get_absolute_url())
    assert table.anonymous.client.get(second.get_absolute_url()).status_code == 410
    assert second.token not in table.gm.client.get("/c/the-long-road/members/").content.decode()


def test_withdrawing_closes_a_link(table: Table) -> None:
    invitation = InvitationFactory(campaign=table.campaign)
    revoke = reverse("invitation_revoke", args=["the-long-road", invitation.pk])
    assert table.anonymous.client.get(invitation.get_absolute_url()).status_code == 200
    table.gm.client.post(revoke)
    assert table.anonymous.client.get(invitation.get_absolute_url()).status_code == 410
    assert table.gm.client.post(revoke).status_code == 404


def test_a_link_that_never_was_is_not_found(table: Table) -> None:
    for persona in table.everybody():
        assert persona.client.get("/invitations/no-such-token/").status_code == 404
        assert persona.client.post("/invitations/no-such-token/").status_code == 404


def test_whoever_has_a_seat_takes_no_second_one(table: Table) -> None:
    invitation = InvitationFactory(campaign=table.campaign, role="gm")
    response = table.player.client.post(invitation.get_absolute_url())
    assert "You are at this table already" in response.content.decode()
    assert Member.objects.get(user=table.player.user).role == "player"
    assert Invitation.objects.get().claimed_at is None


def test_looking_at_a_link_or_posting_without_account_takes_nothing(table: Table) -> None:
    url = InvitationFactory(campaign=table.campaign).get_absolute_url()
    for response in (table.anonymous.client.get(url), table.anonymous.client.post(url)):
        page = response.content.decode()
        assert f'href="/accounts/login/?next={url}"' in page
        assert f'href="/accounts/signup/?next={url}"' in page
    table.stranger.client.get(url)
    assert Member.objects.count() == 3


def test_from_the_link_through_signing_up_to_the_seat(table: Table, seat: Member) -> None:
    url = InvitationFactory(campaign=table.campaign, member=seat).get_absolute_url()
    newcomer = Client()
    login_page = newcomer.get(f"/accounts/login/?next={url}").content.decode()
    signup = re.search(r'href="(/accounts/signup/\?next=[^"]+)"', login_page)
    assert signup
    page = newcomer.get(signup[1]).content.decode()
    hidden = re.search(r'<input type="hidden" name="next" value="([^"]+)"', page)
    assert hidden
    password = "nine doors under salt"
    typed = {"username": "teo", "name": "Teo", "email": "teo@example.org", "password1": password, "password2": password}
    response = newcomer.post("/accounts/signup/", typed | {"next": hidden[1]})
    assert response["Location"] == url
    assert newcomer.post(url, follow=True).status_code == 200
    assert Member.objects.get(pk=seat.pk).user == User.objects.get(username="teo")
    assert [message.to for message in mail.outbox] == [["teo@example.org"]]


def test_from_the_link_through_logging_in_back_to_it(table: Table) -> None:
    url = InvitationFactory(campaign=table.campaign).get_absolute_url()
    response = Client().post("/accounts/login/", {"login": "stranger", "password": "a good long password", "next": url})
    assert response["Location"] == url
