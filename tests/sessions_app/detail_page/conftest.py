"""A session that was played, and one that is full of secrets."""

import datetime as dt

import pytest

from events_app.domain.correcting import void_event
from events_app.domain.items import EventItem
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import SessionFactory
from tests.sessions_app.detail_page.reading import SECRET, START, log


@pytest.fixture
def fifteen(table: Table) -> Session:
    """As in the demo campaign, without its events."""
    return SessionFactory(
        campaign=table.campaign,
        completed=True,
        number=15,
        title="The Temple",
        location="Mara’s kitchen",
        gm=table.gm.member,
        real_start_time=START,
        real_end_time=START + dt.timedelta(minutes=250),
        game_start_time=1_296_000,
        game_end_time=1_328_400,
        tags=["dungeon-crawl"],
        planned_objectives=["Get in", "Get out"],
        actual_objectives=["Get in", "Make friends"],
        notes="Bring *samosas*.",
        summary={"gm": "They went **down**.", "auto": "Three fights.", "npcsIntroduced": ["Elara"]},
    )


@pytest.fixture
def secrets(table: Table, fifteen: Session) -> Session:
    """Every field that only the GM may see holds the word."""
    fifteen.gm_notes = f"{SECRET} in the notes"
    fifteen.save()
    words = {name: f"{SECRET} {name}" for name in ("name", "description", "actor", "target", "location")}
    kinds = ["note", "highlight", "npc_introduced", "location_discovered", "item_acquired", "quest_started"]
    hidden = [EventItem(type=kind, visibility="gm", data={SECRET: SECRET}, **words) for kind in kinds]
    fight = [EventItem(type="combat_start", name=SECRET, visibility="gm"), EventItem(type="damage", amount=7)]
    log(fifteen, EventItem(type="note", name="Roll call"), *hidden, *fight)
    (mistake,) = log(fifteen, EventItem(type="treasure_gained", name="Never happened", amount=77_777))
    void_event(mistake, now=START)
    return fifteen
