"""Where a GM makes tokens, takes them back, and lists the websites that may use them."""

import re

import pytest
from django.urls import reverse

from campaigntracker.campaigns.domain.api_tokens import MOST_ORIGINS, MOST_TOKENS
from campaigntracker.campaigns.models import ApiToken, Campaign
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import NOON, ApiTokenFactory

PAGE = "/c/the-long-road/settings/api/"
WEBSITES = f"{PAGE}websites/"
NEW = {"name": "Foundry", "can_write": "on", "reads": "party"}


def make(table: Table, **changes: str) -> str:
    """Make a token; return its secret as the page shows it."""
    page = table.gm.client.post(PAGE, NEW | changes).content.decode()
    shown = re.search(r'value="(ct_[^"]+)"', page)
    assert shown
    return shown[1]


def test_only_game_masters_find_the_pages(table: Table) -> None:
    token = ApiTokenFactory(campaign=table.campaign)
    revoke = reverse("api_token_revoke", args=["the-long-road", token.pk])
    for persona in table.everybody():
        expected = 200 if persona is table.gm else 404
        assert {persona.client.get(page).status_code for page in (PAGE, revoke)} == {expected}
        if persona is not table.gm:
            assert {persona.client.post(page, NEW).status_code for page in (PAGE, WEBSITES, revoke)} == {404}
    token.refresh_from_db()
    assert (token.revoked_at, ApiToken.objects.count()) == (None, 1)


def test_the_settings_lead_there(table: Table) -> None:
    assert f'href="{PAGE}"' in table.gm.client.get("/c/the-long-road/settings/").content.decode()


def test_a_secret_is_shown_once_and_kept_nowhere(table: Table) -> None:
    secret = make(table)
    token = ApiToken.objects.get()
    assert (token.name, token.can_write, token.reads, token.created_by) == ("Foundry", True, "party", table.gm.member)
    assert secret not in repr(ApiToken.objects.values())
    page = table.gm.client.get(PAGE).content.decode()
    assert secret not in page
    assert token.prefix in page
    assert ApiToken.objects.with_secret(secret).get() == token
    assert table.gm.client.post(PAGE, NEW).headers["Cache-Control"].count("no-store") == 1


def test_no_two_secrets_are_alike(table: Table) -> None:
    assert make(table) != make(table, name="Roll20")


def test_the_answer_loaded_once_more_makes_no_second_token(table: Table) -> None:
    """A browser sends the form again for that; the name tells."""
    make(table)
    again = table.gm.client.post(PAGE, NEW)
    assert "works already" in again.context["form"].errors["name"][0]
    assert ApiToken.objects.count() == 1
    ApiToken.objects.update(revoked_at=NOON)
    make(table)


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"name": ""}, "name"), ({"can_write": "", "reads": "none"}, "reads"), ({"reads": "minds"}, "reads")],
)
def test_a_token_that_makes_no_sense_is_not_made(table: Table, typed: dict, field: str) -> None:
    data = {name: value for name, value in (NEW | typed).items() if value}
    assert field in table.gm.client.post(PAGE, data).context["form"].errors
    assert not ApiToken.objects.exists()


def test_there_is_an_end_to_tokens(table: Table) -> None:
    ApiTokenFactory.create_batch(MOST_TOKENS, campaign=table.campaign)
    assert table.gm.client.post(PAGE, NEW).context["form"].non_field_errors()


def test_revoking_asks_first(table: Table) -> None:
    token = ApiTokenFactory(campaign=table.campaign, secret="ct_abcdef-secret")
    revoke = reverse("api_token_revoke", args=["the-long-road", token.pk])
    assert "Revoke Token" in table.gm.client.get(revoke).content.decode()
    assert ApiToken.objects.with_secret("ct_abcdef-secret").exists()
    table.gm.client.post(revoke)
    assert not ApiToken.objects.with_secret("ct_abcdef-secret").exists()
    assert table.gm.client.get(revoke).status_code == 404
    assert "1 revoked token" in table.gm.client.get(PAGE).content.decode()


def test_a_token_of_another_campaign_is_not_to_be_revoked_here(table: Table) -> None:
    foreign = ApiTokenFactory()
    assert table.gm.client.post(reverse("api_token_revoke", args=["the-long-road", foreign.pk])).status_code == 404


def test_a_seat_can_be_removed_whose_owner_made_a_token(table: Table) -> None:
    ApiTokenFactory(campaign=table.campaign, created_by=table.spectator.member)
    table.spectator.member.user = None
    table.spectator.member.save()
    table.gm.client.post(reverse("member_remove", args=["the-long-road", table.spectator.member.pk]))
    assert ApiToken.objects.get().created_by is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://vtt.example", ["https://vtt.example"]),
        ("HTTPS://VTT.example:443/", ["https://vtt.example"]),
        (
            "http://localhost:30000\n\n https://a.example \nhttps://a.example",
            ["http://localhost:30000", "https://a.example"],
        ),
        ("http://[::1]:8000", ["http://[::1]:8000"]),
        ("", []),
    ],
)
def test_websites_are_kept_as_browsers_name_them(table: Table, typed: str, kept: list[str]) -> None:
    assert table.gm.client.post(WEBSITES, {"origins": typed}).status_code == 302
    assert Campaign.objects.get().allowed_origins == kept


@pytest.mark.parametrize(
    "typed",
    [
        "vtt.example",
        "*",
        "null",
        "https://*.example",
        "https://vtt.example/game",
        "https://vtt.example?x=1",
        "https://me:pw@vtt.example",
        "ftp://vtt.example",
        "https://vtt.example:99999",
        "https://",
        "https://[::1",
        "https://vtt.example, https://other.example",
        "\n".join(f"https://{n}.example" for n in range(MOST_ORIGINS + 1)),
    ],
)
def test_what_is_no_website_is_refused_and_what_was_typed_stays(table: Table, typed: str) -> None:
    page = table.gm.client.post(WEBSITES, {"origins": typed})
    assert page.context["origins_form"].errors["origins"]
    assert page.context["origins_form"]["origins"].value() == typed
    assert Campaign.objects.get().allowed_origins == []


def test_the_page_asks_no_more_for_many_tokens(table: Table) -> None:
    ApiTokenFactory(campaign=table.campaign, created_by=table.gm.member)
    few = queries_of(table.gm.client, PAGE)
    ApiTokenFactory.create_batch(10, campaign=table.campaign, created_by=table.player.member)
    assert queries_of(table.gm.client, PAGE) == few
