"""A session's page as the tests read it."""

import datetime as dt
import re

from events_app.domain.anchors import anchor_of
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Persona, Table

HTMX = {"HX-Request": "true"}
START = dt.datetime(2025, 1, 20, 18, 5, tzinfo=dt.UTC)
SECRET = "xyzzy"


def address(table: Table, query: str = "", number: int = 15) -> str:
    return f"/c/{table.campaign.slug}/sessions/{number}/{query}"


def page(table: Table, query: str = "", *, persona: Persona | None = None, number: int = 15, **headers: str) -> str:
    response = (persona or table.player).client.get(address(table, query, number), headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def log(session: Session, *items: EventItem) -> list[Event]:
    recorded = record_events(session.campaign, items, session=session, by=None, now=START)
    return [result.event for result in recorded]


def timeline(html: str) -> str:
    return html.split('id="timeline"')[1].split('class="session-steps"')[0]


def shown_events(html: str) -> list[int]:
    """The numbers of the events in the timeline, in the order in which they stand there."""
    numbers = {anchor_of(pk): seq for pk, seq in Event.objects.values_list("pk", "seq")}
    return [numbers[anchor] for anchor in re.findall(r'id="(event-\w+)"', timeline(html))]
