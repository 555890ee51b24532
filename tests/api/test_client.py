"""A client that knows nothing but openapi.json logs the demo's night of 247 events; everything goes wrong that can."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from campaigntracker.campaigns.models import Campaign
from campaigntracker.exchange.demo_campaign import FOLDER
from campaigntracker.exchange.exporting import export_document
from events_app.models import Event
from sessions_app.models import Session
from tests.api.conftest import Programs, bearer
from tests.factories import SessionFactory


class LostAnswerError(Exception):
    """The request was done, but nobody heard of it."""


class Vtt:
    """Finds its way by the operation ids of the document, sends what it has, and sends again what was not answered."""

    def __init__(self, slug: str, chance: random.Random) -> None:
        self.client, self.chance = Client(), chance
        document = self.client.get("/api/v1/openapi.json").json()
        self.paths = {
            operation["operationId"]: (method, path.replace("{slug}", slug))
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        }
        schema = document["components"]["schemas"]["SentEvent"]
        self.keys = set(schema["properties"])

    def ask(self, operation: str, body: Any = None, **values: Any) -> Any:
        method, path = self.paths[operation]
        for name in ("number",):
            path = path.replace(f"{{{name}}}", str(values.pop(name, "")))
        if method == "get":
            answer = self.client.get(path, values, headers=bearer("all"))
        else:
            answer = self.client.post(path, body, content_type="application/json", headers=bearer("writer"))
        assert answer.status_code in (200, 201), answer.content
        if method == "post" and self.chance.random() < 0.3:
            raise LostAnswerError
        return answer.json()

    def send(self, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Until it is heard."""
        while True:
            try:
                return self.ask("sendEvents", events if len(events) > 1 else events[0])["results"]
            except LostAnswerError:
                continue


def night(client: Vtt) -> list[dict[str, Any]]:
    """The demo's fifteenth session, each event as the document lets a sender put it."""
    kept = json.loads((FOLDER / "events" / "session_15.json").read_text(encoding="utf-8"))
    allowed = client.keys - {"sessionId"}
    events = [{key: value for key, value in event.items() if key in allowed} for event in kept]
    for number, event in enumerate(events):
        event["id"] = f"vtt-{number}"
    return events


def pieces(events: list[dict[str, Any]], chance: random.Random) -> Iterator[list[dict[str, Any]]]:
    """In bursts; now and then the client forgets what it sent since its last save, and begins there again."""
    at = 0
    while at < len(events):
        burst = chance.choice([1, 1, 2, 5, 40])
        yield events[at : at + burst]
        at += burst
        if chance.random() < 0.15:
            at = max(0, at - chance.randint(1, 30))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_night_is_logged_once(programs: Programs, session: Session, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    client = Vtt(programs.campaign.slug, chance)
    events = night(client)
    assert len(events) == 247
    sent = 0
    for burst in pieces(events, chance):
        results = client.send([*burst, burst[0]] if chance.random() < 0.1 else burst)
        sent += len(results)
    assert sent > 247
    assert Event.objects.of_session(session).count() == 247
    read, after = [], ""
    while True:
        page = client.ask("readEvents", number=3, limit=50, after=after)
        read += page["events"]
        after = page["next"]
        if not page["more"]:
            break
    assert [event["seq"] for event in read] == list(range(1, 248))
    assert [event["id"] for event in read] == [event["id"] for event in events]
    figures = client.ask("readSession", number=3)["stats"]
    viewer = Campaign.objects.get(pk=programs.campaign.pk)
    from campaigntracker.campaigns.models import Member, Role, Viewer

    gm = Viewer(viewer, Member(campaign=viewer, role=Role.GM))
    exported = export_document(gm)
    assert exported["sessions"][0]["stats"] == figures
    assert exported["events"] == read
    assert figures["eventCount"] == 247
    page_of_session = programs.client
    Campaign.objects.update(is_public=True)
    public = {figure.key: figure.value for figure in _figures_on_the_page(page_of_session, session)}
    party = programs.get("party", "sessions/3").json()["stats"]
    assert public == party


def _figures_on_the_page(client: Client, session: Session) -> Any:
    return client.get(session.get_absolute_url()).context["digest"].figures


def test_without_ids_a_retry_would_double(programs: Programs) -> None:
    session = SessionFactory(campaign=programs.campaign, number=3, in_progress=True)
    for _ in range(2):
        programs.post("writer", "events", {"event": {"type": "note", "name": "Said twice"}})
    assert Event.objects.of_session(session).count() == 2
