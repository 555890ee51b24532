"""The members page and what a GM does there."""

import pytest
from django.urls import reverse

from campaigntracker.campaigns.models import Character, Member
from events_app.domain.projection import refresh_projection
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import (
    CharacterFactory,
    EventFactory,
    InvitationFactory,
    MemberFactory,
    SessionFactory,
    SessionPlayerFactory,
)

MEMBERS = "/c/the-long-road/members/"


def test_a_player_without_account_is_added_and_shown(table: Table) -> None:
    response = table.gm.client.post(MEMBERS + "add/", {"display_name": "Teo", "role": "player"}, follow=True)
    assert response.redirect_chain == [(MEMBERS, 302)]
    member = Member.objects.get(display_name="Teo")
    assert (member.campaign, member.role, member.user) == (table.campaign, "player", None)
    page = response.content.decode()
    assert "Teo has a seat at the table." in page
    assert "no account yet" in page


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"display_name": "", "role": "player"}, "display_name"),
        ({"display_name": "x" * 121, "role": "player"}, "display_name"),
        ({"display_name": "Teo the Unseated", "role": "emperor"}, "role"),
    ],
)
def test_a_bad_member_is_refused_and_what_was_typed_is_kept(table: Table, typed: dict, wrong: str) -> None:
    response = table.gm.client.post(MEMBERS + "add/", typed)
    assert response.status_code == 200
    assert wrong in response.context["form"].errors
    assert typed["display_name"] in response.content.decode()
    assert Member.objects.count() == 3


def test_a_seat_is_renamed_and_gets_another_role(table: Table) -> None:
    url = reverse("member_edit", args=["the-long-road", table.player.member.pk])
    assert 'value="Player"' in table.gm.client.get(url).content.decode()
    table.gm.client.post(url, {"display_name": "Ana", "role": "gm"})
    seat = Member.objects.get(pk=table.player.member.pk)
    assert (seat.display_name, seat.role, seat.user) == ("Ana", "gm", table.player.user)
    assert table.player.client.get("/c/the-long-road/settings/").status_code == 200


def test_the_last_gm_cannot_step_down(table: Table) -> None:
    MemberFactory(campaign=table.campaign, role="gm", display_name="A GM without account")
    url = reverse("member_edit", args=["the-long-road", table.gm.member.pk])
    response = table.gm.client.post(url, {"display_name": "Boss no more", "role": "player"})
    assert "make somebody else GM first" in response.context["form"].errors["role"][0]
    assert "Boss no more" in response.content.decode()
    assert Member.objects.get(pk=table.gm.member.pk).role == "gm"


def test_one_gm_of_two_can_step_down(table: Table) -> None:
    Member.objects.filter(pk=table.player.member.pk).update(role="gm")
    url = reverse("member_edit", args=["the-long-road", table.gm.member.pk])
    assert table.gm.client.post(url, {"display_name": "Boss no more", "role": "player"}).status_code == 302
    assert Member.objects.get(pk=table.gm.member.pk).role == "player"


def test_a_gm_releases_a_seat(table: Table) -> None:
    url = reverse("member_release", args=["the-long-road", table.player.member.pk])
    assert "Release the seat of Player?" in table.gm.client.get(url).content.decode()
    assert table.player.client.get(MEMBERS).status_code == 200
    assert table.gm.client.post(url)["Location"] == MEMBERS
    assert Member.objects.get(pk=table.player.member.pk).user is None
    assert table.player.client.get(MEMBERS).status_code == 404
    assert table.gm.client.post(url).status_code == 404


@pytest.mark.parametrize("who", ["player", "spectator"])
def test_everybody_may_leave_but_release_nobody_else(table: Table, who: str) -> None:
    persona = getattr(table, who)
    url = reverse("member_release", args=["the-long-road", persona.member.pk])
    other = table.spectator if who == "player" else table.player
    assert other.client.post(url).status_code == 404
    assert url in persona.client.get(MEMBERS).content.decode()
    assert "Leave The Long Road?" in persona.client.get(url).content.decode()
    assert Member.objects.get(pk=persona.member.pk).user == persona.user
    assert persona.client.post(url)["Location"] == "/"
    assert Member.objects.get(pk=persona.member.pk).user is None


def test_the_last_gm_cannot_leave(table: Table) -> None:
    url = reverse("member_release", args=["the-long-road", table.gm.member.pk])
    response = table.gm.client.post(url)
    assert "make somebody else GM first" in response.content.decode()
    assert Member.objects.get(pk=table.gm.member.pk).user == table.gm.user


def test_a_character_is_added_for_a_player(table: Table) -> None:
    url = f"/c/the-long-road/characters/add/?member={table.player.member.pk}"
    assert f'value="{table.player.member.pk}" selected' in table.gm.client.get(url).content.decode()
    table.gm.client.post(url, {"name": "Brannoc", "member": table.player.member.pk, "status": "active"})
    character = Character.objects.get()
    assert (character.name, character.member, character.status) == ("Brannoc", table.player.member, "active")
    assert "Brannoc" in table.player.client.get(MEMBERS).content.decode()


def test_a_character_dies_and_loses_the_player(table: Table) -> None:
    character = CharacterFactory(campaign=table.campaign, name="Ilse", member=table.player.member)
    url = reverse("character_edit", args=["the-long-road", character.pk])
    table.gm.client.post(url, {"name": "Sister Ilse", "member": "", "status": "dead"})
    character.refresh_from_db()
    assert (character.name, character.member, character.status) == ("Sister Ilse", None, "dead")
    page = table.player.client.get(MEMBERS).content.decode()
    assert "Characters without a player" in page
    assert "Dead" in page


@pytest.mark.parametrize("wrong", ["member", "status", "name"])
def test_a_bad_character_is_refused(table: Table, wrong: str) -> None:
    typed = {"name": "Kept as typed", "member": "", "status": "active"} | {
        wrong: "nonsense" if wrong != "name" else " "
    }
    response = table.gm.client.post("/c/the-long-road/characters/add/", typed)
    assert list(response.context["form"].errors) == [wrong]
    assert not Character.objects.exists()


def test_figures_follow_a_character_who_joins_late(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    EventFactory(session=session, category="combat", type="damage", actor="Brannoc", target="Cultist", amount=7)
    refresh_projection(session, party_sees=True)
    table.gm.client.post("/c/the-long-road/characters/add/", {"name": "Brannoc", "member": "", "status": "active"})
    session.refresh_from_db()
    assert session.projection["party"]["figures"]["totalDamageDealt"] == 7


def test_only_a_gm_sees_invitations_and_buttons(table: Table) -> None:
    invitation = InvitationFactory(campaign=table.campaign)
    assert invitation.token in table.gm.client.get(MEMBERS).content.decode()
    for persona in (table.player, table.spectator):
        page = persona.client.get(MEMBERS).content.decode()
        assert invitation.token not in page
        assert "/edit/" not in page
        assert "/add/" not in page


@pytest.mark.parametrize("who", ["gm", "player"])
def test_queries_do_not_grow_with_the_table(table: Table, who: str) -> None:
    client = getattr(table, who).client
    CharacterFactory(campaign=table.campaign)
    InvitationFactory(campaign=table.campaign, member=MemberFactory(campaign=table.campaign))
    few = queries_of(client, MEMBERS)
    for member in MemberFactory.create_batch(6, campaign=table.campaign):
        CharacterFactory.create_batch(2, campaign=table.campaign, member=member)
        InvitationFactory(campaign=table.campaign, member=member)
    CharacterFactory.create_batch(4, campaign=table.campaign)
    assert queries_of(client, MEMBERS) == few


def test_who_is_not_in_play_any_more_is_marked(table: Table) -> None:
    for status in ("active", "retired", "dead"):
        CharacterFactory(campaign=table.campaign, name=status.title() + " one", status=status)
        CharacterFactory(campaign=table.campaign, name="Her " + status, status=status, member=table.player.member)
    page = table.player.client.get(MEMBERS).content.decode()
    assert page.count("Dead</span>") == page.count("Retired</span>") == 2
    assert "Active</span>" not in page


def test_a_character_comes_along_and_the_next_player_follows(table: Table) -> None:
    said = {"display_name": "Teo", "role": "player", "character": "Wren", "another": "1"}
    response = table.gm.client.post(MEMBERS + "add/", said, follow=True)
    assert response.redirect_chain == [(MEMBERS + "add/", 302)]
    assert "Teo has a seat at the table." in response.content.decode()
    assert Character.objects.get(name="Wren").member == Member.objects.get(display_name="Teo")


def test_a_second_one_of_the_same_name_is_asked_about(table: Table) -> None:
    MemberFactory(campaign=table.campaign, display_name="Teo")
    said = {"display_name": " teo ", "role": "player", "character": "Wren"}
    response = table.gm.client.post(MEMBERS + "add/", said)
    assert "Somebody of this name has a seat already." in response.context["form"].errors["display_name"][0]
    assert not Character.objects.exists()
    table.gm.client.post(MEMBERS + "add/", said | {"is_another": "on"})
    assert Member.objects.filter(display_name__iexact="teo").count() == 2
    elsewhere = MemberFactory(display_name="Noor")
    table.gm.client.post(MEMBERS + "add/", {"display_name": elsewhere.display_name, "role": "player"})
    assert Member.objects.filter(campaign=table.campaign, display_name="Noor").exists()


def test_a_seat_added_by_mistake_is_removed_and_its_character_stays(table: Table) -> None:
    member = MemberFactory(campaign=table.campaign)
    character = CharacterFactory(campaign=table.campaign, member=member)
    InvitationFactory(campaign=table.campaign, member=member)
    url = reverse("member_remove", args=["the-long-road", member.pk])
    assert url in table.gm.client.get(MEMBERS).content.decode()
    assert table.player.client.post(url).status_code == 404
    assert "Remove the seat" in table.gm.client.get(url).content.decode()
    table.gm.client.post(url)
    assert not Member.objects.filter(pk=member.pk).exists()
    character.refresh_from_db()
    assert character.member is None


@pytest.mark.parametrize("tie", ["appearance", "gm", "event"])
def test_a_seat_with_a_history_stays(table: Table, tie: str) -> None:
    member = MemberFactory(campaign=table.campaign, role="gm")
    session = SessionFactory(campaign=table.campaign, gm=member if tie == "gm" else None)
    if tie == "appearance":
        SessionPlayerFactory(session=session, member=member)
    elif tie == "event":
        EventFactory(session=session, author=member)
    url = reverse("member_remove", args=["the-long-road", member.pk])
    assert "Remove the seat" not in table.gm.client.get(url).content.decode()
    assert "has taken part" in table.gm.client.post(url, follow=True).content.decode()
    assert Member.objects.filter(pk=member.pk).exists()


def test_a_seat_with_an_account_is_not_removed(table: Table) -> None:
    url = reverse("member_remove", args=["the-long-road", table.player.member.pk])
    assert table.gm.client.post(url).status_code == 404
