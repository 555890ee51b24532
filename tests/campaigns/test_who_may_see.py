"""Every page and every POST of a campaign, as everybody."""

import pytest
from django.urls import reverse

from campaigntracker.campaigns.models import Campaign
from tests.conftest import Table
from tests.factories import CharacterFactory, InvitationFactory, MemberFactory

READ_BY_ALL = ("campaign", "members")
READ_BY_GMS = ("settings", "member_add", "invite", "character_add")


@pytest.mark.parametrize("page", READ_BY_ALL)
def test_who_reads_a_private_campaign(table: Table, page: str) -> None:
    url = reverse(page, args=["the-long-road"])
    found = {persona.name: persona.client.get(url).status_code for persona in table.everybody()}
    assert found == {"gm": 200, "player": 200, "spectator": 200, "stranger": 404, "anonymous": 404}


@pytest.mark.parametrize("page", READ_BY_ALL)
def test_everybody_reads_a_public_campaign(table: Table, page: str) -> None:
    Campaign.objects.update(is_public=True)
    url = reverse(page, args=["the-long-road"])
    assert {persona.client.get(url).status_code for persona in table.everybody()} == {200}


def gm_addresses(table: Table) -> list[str]:
    character = CharacterFactory(campaign=table.campaign)
    return [reverse(page, args=["the-long-road"]) for page in READ_BY_GMS] + [
        reverse("member_edit", args=["the-long-road", table.player.member.pk]),
        reverse("member_release", args=["the-long-road", table.spectator.member.pk]),
        reverse("character_edit", args=["the-long-road", character.pk]),
    ]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("is_public", [False, True])
def test_only_gms_open_the_pages_that_change_things(table: Table, method: str, is_public: bool) -> None:
    Campaign.objects.update(is_public=is_public)
    for url in gm_addresses(table):
        for persona in (table.player, table.stranger, table.anonymous):
            assert getattr(persona.client, method)(url).status_code == 404, (persona.name, url)
        assert table.gm.client.get(url).status_code == 200, url


def test_only_gms_make_and_withdraw_links(table: Table) -> None:
    invitation = InvitationFactory(campaign=table.campaign)
    free = MemberFactory(campaign=table.campaign)
    for url in (
        reverse("member_invite", args=["the-long-road", free.pk]),
        reverse("invitation_revoke", args=["the-long-road", invitation.pk]),
    ):
        for persona in (table.player, table.spectator, table.stranger, table.anonymous):
            assert persona.client.post(url).status_code == 404, (persona.name, url)
        assert table.gm.client.get(url).status_code == 405
        assert table.gm.client.post(url).status_code == 302


def test_a_gm_reaches_nothing_of_another_campaign(table: Table) -> None:
    theirs = MemberFactory(user=table.stranger.user)
    character = CharacterFactory(campaign=theirs.campaign)
    invitation = InvitationFactory(campaign=theirs.campaign)
    for page, pk in (
        ("member_edit", theirs.pk),
        ("member_release", theirs.pk),
        ("member_invite", theirs.pk),
        ("character_edit", character.pk),
        ("invitation_revoke", invitation.pk),
    ):
        assert table.gm.client.post(reverse(page, args=["the-long-road", pk])).status_code == 404, page


def test_a_player_of_another_campaign_cannot_be_given_a_character(table: Table) -> None:
    theirs = MemberFactory()
    response = table.gm.client.post(
        "/c/the-long-road/characters/add/", {"name": "Stolen", "member": theirs.pk, "status": "active"}
    )
    assert response.status_code == 200
    assert "member" in response.context["form"].errors
    assert not table.campaign.characters.exists()


def test_whoever_is_not_logged_in_is_shown_the_way(table: Table) -> None:
    response = table.anonymous.client.get("/c/the-long-road/members/?x=1")
    assert response.status_code == 404
    assert 'href="/accounts/login/?next=%2Fc%2Fthe-long-road%2Fmembers%2F%3Fx%3D1"' in response.content.decode()
    assert "/accounts/login/?next" not in table.stranger.client.get("/c/the-long-road/").content.decode()


def test_pages_for_people_with_an_account_ask_to_log_in(table: Table) -> None:
    for url in ("/campaigns/new/", "/accounts/profile/"):
        assert table.anonymous.client.get(url)["Location"] == f"/accounts/login/?next={url}"
        assert table.anonymous.client.post(url)["Location"] == f"/accounts/login/?next={url}"
        assert table.stranger.client.get(url).status_code == 200
