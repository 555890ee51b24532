"""What the tests of the codex log and read."""

from typing import Any

from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import CodexEntry, Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import NOON

LIST = "/c/the-long-road/codex/"
SECRET = "Zyxwort"


def log(table: Table, session: Session | None, *items: EventItem) -> list[Event]:
    recorded = record_events(table.campaign, list(items), session=session, by=table.gm.member, now=NOON)
    return [each.event for each in recorded]


def met(name: str, **more: Any) -> EventItem:
    return EventItem(type="npc_introduced", actor=name, **more)


def entry(name: str) -> CodexEntry:
    return CodexEntry.objects.select_related("campaign").get(name=name)


def text_of(response: Any) -> str:
    assert response.status_code == 200
    return response.content.decode()


def gm_only(table: Table, session: Session) -> Event:
    [event] = log(table, session, met(f"{SECRET} Malachar", visibility="gm", location=f"{SECRET} Hall"))
    return event
