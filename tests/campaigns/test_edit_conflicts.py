"""Two GMs edit one seat or one character: the second sees both and decides."""

import pytest
from django.urls import reverse

from campaigntracker.campaigns.models import Character, Member
from tests.conftest import Table
from tests.factories import CharacterFactory

SLUG = "the-long-road"


@pytest.fixture
def seat_url(table: Table) -> str:
    return reverse("member_edit", args=[SLUG, table.player.member.pk])


@pytest.fixture
def ilse(table: Table) -> Character:
    return CharacterFactory(campaign=table.campaign, name="Ilse", member=table.player.member)


@pytest.fixture
def character_url(ilse: Character) -> str:
    return reverse("character_edit", args=[SLUG, ilse.pk])


def seen_at(table: Table, url: str) -> str:
    """The hidden mark in the form as the GM opens it now."""
    return table.gm.client.get(url).context["form"]["seen"].value()


def test_the_second_to_save_a_seat_sees_what_the_first_saved(table: Table, seat_url: str) -> None:
    seen = seen_at(table, seat_url)
    table.gm.client.post(seat_url, {"display_name": "Ana", "role": "spectator", "seen": seen})
    response = table.gm.client.post(seat_url, {"display_name": "Anna", "role": "player", "seen": seen})
    errors = response.context["form"].errors
    assert errors["display_name"] == ["Saved meanwhile: Ana"]
    assert errors["role"] == ["Saved meanwhile: Spectator"]
    assert "Somebody else saved this" in errors["__all__"][0]
    assert 'value="Anna"' in response.content.decode()
    assert Member.objects.get(pk=table.player.member.pk).display_name == "Ana"
    again = response.context["form"]["seen"].value()
    assert table.gm.client.post(seat_url, {"display_name": "Anna", "role": "player", "seen": again}).status_code == 302
    assert Member.objects.get(pk=table.player.member.pk).display_name == "Anna"


def test_the_second_to_save_a_character_sees_what_the_first_saved(
    table: Table, ilse: Character, character_url: str
) -> None:
    seen = seen_at(table, character_url)
    table.gm.client.post(character_url, {"name": "Ilse", "member": "", "status": "dead", "seen": seen})
    mine = {"name": "Sister Ilse", "member": table.player.member.pk, "status": "retired"}
    response = table.gm.client.post(character_url, mine | {"seen": seen})
    errors = response.context["form"].errors
    assert errors["member"] == ["Saved meanwhile: Nobody at the moment"]
    assert errors["status"] == ["Saved meanwhile: Dead"]
    assert errors["name"] == ["Saved meanwhile: Ilse"]
    assert 'value="Sister Ilse"' in response.content.decode()
    assert Character.objects.get().status == "dead"
    again = response.context["form"]["seen"].value()
    assert table.gm.client.post(character_url, mine | {"seen": again}).status_code == 302
    assert Character.objects.get().name == "Sister Ilse"


def test_saving_twice_what_one_saw_last_is_no_conflict(table: Table, seat_url: str, character_url: str) -> None:
    for name in ("Once", "Twice"):
        seat = {"display_name": name, "role": "player", "seen": seen_at(table, seat_url)}
        assert table.gm.client.post(seat_url, seat).status_code == 302
        character = {"name": name, "member": "", "status": "active", "seen": seen_at(table, character_url)}
        assert table.gm.client.post(character_url, character).status_code == 302


def test_without_the_mark_the_second_save_would_win_silently(table: Table, seat_url: str, character_url: str) -> None:
    for name in ("Of the first", "Of the second"):
        table.gm.client.post(seat_url, {"display_name": name, "role": "player"})
        table.gm.client.post(character_url, {"name": name, "member": "", "status": "active"})
    assert Member.objects.get(pk=table.player.member.pk).display_name == "Of the second"
    assert Character.objects.get().name == "Of the second"
