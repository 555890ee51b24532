"""Browsers: only from the websites that the campaign's GM lists."""

from typing import Any

import pytest

from campaigntracker.campaigns.models import Campaign
from sessions_app.models import Session
from tests.api.conftest import Programs, bearer
from tests.factories import CampaignFactory

VTT, OTHER = "https://vtt.example", "https://other.example"


@pytest.fixture
def website(programs: Programs) -> None:
    Campaign.objects.filter(pk=programs.campaign.pk).update(allowed_origins=[VTT])


def ask(programs: Programs, method: str, path: str, origin: str, **headers: str) -> Any:
    return programs.client.generic(method, programs.address(path), headers={"Origin": origin} | headers)


def test_a_preflight_needs_no_token(programs: Programs, website: None) -> None:
    wanted = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    answer = ask(programs, "OPTIONS", "sessions/3/events", VTT, **wanted)
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == VTT
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, POST"
    assert answer.headers["Access-Control-Allow-Headers"] == "Authorization, Content-Type"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "origin", [OTHER, "null", "*", "https://vtt.example.evil.example", "https://VTT.example", "\x01"]
)
def test_other_websites_get_no_word_of_it(programs: Programs, session: Session, website: None, origin: str) -> None:
    for answer in (
        ask(programs, "OPTIONS", "sessions", origin),
        ask(programs, "GET", "sessions", origin),
        ask(programs, "GET", "sessions", origin, **bearer("all")),
    ):
        assert not [name for name in answer.headers if name.startswith("Access-Control")]
        assert "Origin" in answer.headers["Vary"]


def test_answers_and_refusals_can_be_read_from_a_listed_one(
    programs: Programs, session: Session, website: None
) -> None:
    for headers, status in ((bearer("all"), 200), (bearer("writer"), 403), ({}, 401)):
        answer = ask(programs, "GET", "sessions", VTT, **headers)
        assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (status, VTT)
        assert answer.headers["Access-Control-Expose-Headers"] == "Retry-After"


def test_a_website_is_listed_for_its_campaign_alone(programs: Programs, website: None) -> None:
    CampaignFactory(slug="elsewhere")
    for slug in ("elsewhere", "nowhere"):
        answer = programs.client.options(f"/api/v1/campaigns/{slug}/sessions", headers={"Origin": VTT})
        assert (answer.status_code, "Access-Control-Allow-Origin" in answer.headers) == (204, False)
