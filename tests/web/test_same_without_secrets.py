"""Two campaigns that differ in their secrets alone look the same to everybody but a GM, byte for byte."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from campaigntracker.campaigns.models import Campaign
from events_app.domain import searching
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Session
from tests.conftest import Persona
from tests.factories import NOON, CampaignFactory, MemberFactory, UserFactory
from tests.web.readers import crawl
from tests.web.secret_table import tell_story
from tests.web.surfaces import SEATED, SURFACES, Read, page


@pytest.fixture
def twins(db: None) -> dict[str, Persona]:
    """By the campaign's address, the same player at either table."""
    players = {}
    for slug, with_secrets in (("bare", False), ("full", True)):
        campaign = CampaignFactory(name="The Long Road", slug=slug, created_at=NOON, is_public=True)
        gm = MemberFactory(campaign=campaign, display_name="Gm", role="gm", user=UserFactory(username=f"gm-{slug}"))
        user = UserFactory(username=f"player-{slug}", name="Pia")
        player = MemberFactory(campaign=campaign, display_name="Pia", user=user)
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        tell_story(campaign, player, gm, with_secrets=with_secrets)
        players[slug] = Persona("player", user, player, client)
    return players


def alike(text: str, slug: str) -> str:
    """What has to be the same: all but names of the campaign, ids, and what is new with every answer."""
    text = text.replace(f"/c/{slug}/", "/c/SLUG/").replace(f'"{slug}"', '"SLUG"')
    text = re.sub(r'(name="csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]*"', r"\1", text)
    text = re.sub(r"(Set-Cookie: )?(csrftoken|sessionid)=[^\n]*", "", text)
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID", text)
    text = re.sub(r"-[0-9a-f]{32}\b", "-UUID", text)
    # Where a program reads on: sealed, and another word in each campaign.
    text = re.sub(r'("(?:after|cursor|next)": ?)"[0-9a-f]{16}"', r"\1CURSOR", text)
    text = re.sub(r"(event|combat)-[0-9a-f]{12}", r"\1-ANCHOR", text)
    return re.sub(r"(?m)^(Content-Length|Expires|Date): .*$", "", text)


def players_of(twins: dict[str, Persona]) -> dict[str, Client]:
    return {slug: persona.client for slug, persona in twins.items()}


def strangers_to(twins: dict[str, Persona]) -> dict[str, Client]:
    return {slug: Client() for slug in twins}


def differing(clients: dict[str, Client], surfaces: dict[str, Read]) -> list[str]:
    """The surfaces on which the two campaigns differ."""
    return [
        name
        for name, read in surfaces.items()
        if len({alike(read(client, slug), slug) for slug, client in clients.items()}) > 1
    ]


def pages_differing(clients: dict[str, Client]) -> list[str]:
    """The same of every page that links lead to."""
    bare, full = (
        sorted((alike(address, slug), alike(page, slug)) for address, page in crawl(client, f"/c/{slug}/").items())
        for slug, client in clients.items()
    )
    assert len(bare) > 12
    return sorted({address for address, _page in {*bare} ^ {*full}})


def test_a_player_cannot_tell_them_apart(twins: dict[str, Persona]) -> None:
    assert differing(players_of(twins), SURFACES | SEATED) == []


def test_nor_can_a_stranger(twins: dict[str, Persona]) -> None:
    assert differing(strangers_to(twins), SURFACES) == []


@pytest.mark.parametrize("clients_of", [players_of, strangers_to])
def test_nor_wherever_links_lead(
    twins: dict[str, Persona], clients_of: Callable[[dict[str, Persona]], dict[str, Client]]
) -> None:
    assert pages_differing(clients_of(twins)) == []


@pytest.mark.parametrize("steps", [(1,), (3, 2), (6,)])
def test_how_far_a_search_has_looked_counts_no_secrets(
    twins: dict[str, Persona], monkeypatch: pytest.MonkeyPatch, steps: tuple[int, ...]
) -> None:
    """A long search pauses after so many events of the clock: where it pauses must not tell of any in between."""
    monkeypatch.setattr(searching, "WALKED", steps)
    for query in ({"at_least": "999"}, {"at_most": "4"}, {"at_least": "40", "order": "old"}):
        pages = {alike(page("events/", **query)(persona.client, slug), slug) for slug, persona in twins.items()}
        assert len(pages) == 1, query


def test_what_is_kept_of_a_session_for_the_party_is_the_same(twins: dict[str, Persona]) -> None:
    """The version that open pages ask by, too: a change to a secret is no news."""
    kept = [
        list(
            Session.objects.of(Campaign.objects.get(slug=slug))
            .order_by("number")
            .values_list("party_log_version", "projection__party__figures")
        )
        for slug in twins
    ]
    assert kept[0] == kept[1]


def test_without_the_word_that_hides_them_one_could(twins: dict[str, Persona], monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: each of the places where events are counted or shown would differ."""
    monkeypatch.setattr(EventQuerySet, "party", lambda events: events)
    assert {"completed session", "timeline by game time", "day", "calendar", "export"} <= {
        *differing(players_of(twins), SURFACES)
    }
