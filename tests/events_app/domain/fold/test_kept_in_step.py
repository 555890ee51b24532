"""Whatever is recorded, corrected, voided, moved, hidden or reverted: what is kept is what the log adds up to.

`FOLD_STEPS=15000 pytest -s tests/events_app/domain/fold/test_kept_in_step.py` makes more than 10,000 operations, in 300
runs of up to 50, and says how many.
"""

import dataclasses
import datetime as dt
import os
import sys
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from campaigntracker.campaigns.models import Campaign
from events_app.domain.analytics.time_in_play import time_in_play
from events_app.domain.bulk import move_events, restore_events, show_events_to, void_events
from events_app.domain.correcting import correct_event, restore_event, void_event
from events_app.domain.fold import Fold
from events_app.domain.items import EventItem
from events_app.domain.party import change_party_character
from events_app.domain.projection import party_names
from events_app.domain.recording import record_events
from events_app.domain.reverting import revert_event
from events_app.models import Event, category_of
from sessions_app.models import Session
from tests.events_app.domain.fold.plain import reckon
from tests.factories import NOON, CampaignFactory, CharacterFactory, SessionFactory

WANTED = int(os.environ.get("FOLD_STEPS", "200"))
STEPS = 50
operations = 0

NAMES = st.sampled_from(["Wren", "WREN", "old maren", "Ghoul", "", "The Grey"])
ITEMS = st.builds(
    EventItem,
    type=st.sampled_from(
        [
            "combat_start", "round_start", "damage", "damage", "healing", "npc_killed", "character_down",
            "character_died", "combat_end", "note", "xp_awarded", "treasure_gained", "npc_introduced", "item_acquired",
        ]
    ),
    name=st.sampled_from(["", "Ambush", "wren", "A lantern"]),
    actor=NAMES,
    target=NAMES,
    amount=st.none() | st.integers(-3, 9),
    data=st.sampled_from([{}, {}, {"encounterId": "a"}, {"encounterId": "b", "outcome": "victory"}, {"outcome": 3}]),
    visibility=st.sampled_from(["party", "party", "party", "gm"]),
    # Most come as time goes on; some are stamped earlier.
    real_time=st.sampled_from(
        [None, None, None, NOON, NOON + dt.timedelta(minutes=3), NOON + dt.timedelta(minutes=50, seconds=7)]
    ),
)  # fmt: skip


class Log(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.campaign: Campaign = CampaignFactory()
        self.wren = CharacterFactory(campaign=self.campaign, name="Wren")
        CharacterFactory(campaign=self.campaign, name="Old Maren")
        self.sessions = [SessionFactory(campaign=self.campaign, completed=True) for _ in range(2)]
        self.ids: list[UUID] = []
        self.now = NOON

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def later(self) -> dt.datetime:
        global operations
        operations += 1
        self.now += dt.timedelta(minutes=1)
        return self.now

    def event(self, data: st.DataObject) -> Event:
        return Event.objects.get(pk=data.draw(st.sampled_from(self.ids)))

    @rule(items=st.lists(ITEMS, min_size=1, max_size=6), place=st.integers(0, 2))
    def record(self, items: list[EventItem], place: int) -> None:
        session = self.sessions[place] if place < 2 else None
        recorded = record_events(self.campaign, items, session=session, by=None, now=self.later())
        self.ids += [one.id for one in recorded]

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), item=ITEMS)
    def correct(self, data: st.DataObject, item: EventItem) -> None:
        correct_event(self.event(data), dataclasses.replace(item, category=category_of(item.type)), now=self.later())

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        void_event(self.event(data), now=self.later())

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        restore_event(self.event(data), now=self.later())

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), place=st.integers(0, 2))
    def move(self, data: st.DataObject, place: int) -> None:
        move_events([self.event(data)], session=self.sessions[place] if place < 2 else None, now=self.later())

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), change=st.sampled_from(["void", "restore", "party", "gm"]))
    def change_many(self, data: st.DataObject, change: str) -> None:
        ids = data.draw(st.lists(st.sampled_from(self.ids), min_size=1, max_size=4, unique=True))
        events, now = Event.objects.filter(pk__in=ids), self.later()
        match change:
            case "void":
                void_events(events, now=now)
            case "restore":
                restore_events(events, now=now)
            case visibility:
                show_events_to(visibility, events, now=now)

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def revert(self, data: st.DataObject) -> None:
        event = self.event(data)
        versions: list[Any] = list(event.history.order_by("pgh_id"))  # type: ignore[attr-defined]
        if versions:
            revert_event(event, data.draw(st.sampled_from(versions)), now=self.later())

    @rule(name=st.sampled_from(["Wren", "Ghoul", "The Grey"]))
    def rename(self, name: str) -> None:
        self.later()
        self.wren = change_party_character(self.wren, name=name, member=None, status="active")

    @invariant()
    def what_is_kept_is_what_the_log_adds_up_to(self) -> None:
        if not hasattr(self, "campaign"):
            return
        party = party_names(self.campaign)
        for session in Session.objects.of(self.campaign):
            live = [*Event.objects.of_session(session).live().in_real_order()]
            fold = Fold.from_json(session.projection) or Fold()
            for is_gm in (True, False):
                seen = [event for event in live if is_gm or event.visibility == "party"]
                assert told_by(fold, is_gm=is_gm) == reckon(seen, party)


def told_by(fold: Fold, *, is_gm: bool) -> dict[str, Any]:
    copy = fold.copy(is_gm=is_gm)
    return {
        "figures": copy.figures.to_json(),
        "characters": dict(sorted(copy.tally.characters.items())),
        "combats": [
            {
                "first": combat.first,
                "last": combat.last,
                "outcome": combat.outcome,
                "rounds": combat.rounds,
                "figures": combat.tally.figures.to_json(),
                "characters": dict(sorted(combat.tally.characters.items())),
            }
            for combat in copy.combats.all
        ],
        "people": copy.names.get("npcsIntroduced", []),
        "items": copy.names.get("itemsAcquired", []),
        "ends": copy.ends,
        "counts": copy.measures.counts,
        "seconds": time_in_play(copy.measures.runs, None, None),
        "peaks": copy.measures.peaks,
        "hoard": copy.measures.hoard,
        "bloodiest": copy.combats.bloodiest,
    }


@pytest.mark.django_db
def test_what_is_kept_stays_in_step() -> None:
    examples = max(1, WANTED // STEPS)
    settings_of_run = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(Log, settings=settings_of_run)
    sys.stdout.write(f"{operations:,} operations\n")
    assert operations
