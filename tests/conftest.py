"""What every test may ask for: a table with its people, each with a browser of their own."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import signature

import hypothesis
import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign, Member, Viewer
from campaigntracker.postgres.compiled import Compiled
from tests.factories import CampaignFactory, MemberFactory, UserFactory, confirmed_address
from tests.logins import browsers_of
from tests.template import django_db_modify_db_settings as django_db_modify_db_settings

# No test measures time: a machine that is busy elsewhere is no fault.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@dataclass(frozen=True)
class Persona:
    """Somebody who tries a page; `member` is None for those without a seat."""

    name: str
    user: User | None
    member: Member | None
    client: Client


@dataclass(frozen=True)
class Table:
    """A private campaign, and everybody who may or may not look at it."""

    campaign: Campaign
    gm: Persona
    player: Persona
    spectator: Persona
    stranger: Persona
    anonymous: Persona

    def viewer(self, persona: Persona) -> Viewer:
        return Viewer(campaign=self.campaign, member=persona.member)

    def everybody(self) -> list[Persona]:
        return [self.gm, self.player, self.spectator, self.stranger, self.anonymous]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that at the end no process works alone."""
    items.sort(key=lambda item: "e2e" not in item.path.parts)
    # What is there before the first test stays to the last: looking through it again and again costs a tenth.
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Rate limits count in the cache; one test's attempts are not the next one's."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _queries_of_its_own(request: pytest.FixtureRequest) -> None:
    """A test that changes a word of the QuerySets neither finds nor leaves queries put together with it."""
    if "monkeypatch" in signature(request.function).parameters:
        monkeypatch = request.getfixturevalue("monkeypatch")
        monkeypatch.setattr(Compiled, "_kept", Compiled._make)


@pytest.fixture
def table(db: None) -> Table:
    campaign = CampaignFactory(name="The Long Road", slug="the-long-road")
    roles = {"gm": "gm", "player": "player", "spectator": "spectator", "stranger": None}
    # In few statements: most tests begin with a table.
    users = {name: UserFactory.build(username=name) for name in roles}
    User.objects.bulk_create(users.values())
    EmailAddress.objects.bulk_create(confirmed_address(user) for user in users.values())
    members = {
        name: MemberFactory.build(campaign=campaign, display_name=name.title(), role=role, user=users[name])
        for name, role in roles.items()
        if role
    }
    Member.objects.bulk_create(members.values())
    clients = browsers_of([*users.values()])
    personas = {
        name: Persona(name, user, members.get(name), client)
        for (name, user), client in zip(users.items(), clients, strict=True)
    }
    return Table(campaign=campaign, **personas, anonymous=Persona("anonymous", None, None, Client()))
