"""A campaign with a token for each scope."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from campaigntracker.campaigns.models import ApiToken, Campaign
from sessions_app.models import Session
from tests.factories import ApiTokenFactory, CampaignFactory, SessionFactory

SECRETS = {name: f"ct_{name:_<6}-secret" for name in ("writer", "party", "all", "both", "full", "revoked", "foreign")}


@dataclass(frozen=True)
class Programs:
    """Ask the API of one campaign as one of its tokens."""

    campaign: Campaign
    client: Client

    def token(self, name: str) -> ApiToken:
        return ApiToken.objects.with_secret(SECRETS[name]).get()

    def get(self, name: str | None, path: str, **query: Any) -> HttpResponse:
        return self.client.get(self.address(path), query, headers=bearer(name))

    def post(self, name: str | None, path: str, body: Any, **more: Any) -> HttpResponse:
        more.setdefault("content_type", "application/json")
        return self.client.post(self.address(path), body, headers=bearer(name), **more)

    def address(self, path: str) -> str:
        return f"/api/v1/campaigns/{self.campaign.slug}/{path}"


def bearer(name: str | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {SECRETS[name]}"} if name else {}


@pytest.fixture
def programs(db: None) -> Programs:
    campaign = CampaignFactory(slug="the-long-road")
    for name, scope in {
        "writer": {"can_write": True, "reads": "none"},
        "party": {"can_write": False, "reads": "party"},
        "all": {"can_write": False, "reads": "all"},
        "both": {"can_write": True, "reads": "party"},
        "full": {"can_write": True, "reads": "all"},
        "revoked": {"can_write": True, "reads": "all", "revoked_at": campaign.created_at},
    }.items():
        ApiTokenFactory(campaign=campaign, name=name, secret=SECRETS[name], **scope)
    ApiTokenFactory(secret=SECRETS["foreign"])
    return Programs(campaign, Client(raise_request_exception=True))


@pytest.fixture
def session(programs: Programs) -> Session:
    return SessionFactory(campaign=programs.campaign, number=3, in_progress=True)


@pytest.fixture
def note() -> Callable[..., dict[str, Any]]:
    def make(identifier: str = "", **event: Any) -> dict[str, Any]:
        return ({"id": identifier} if identifier else {}) | {"event": {"type": "note", "name": "A note"} | event}

    return make
