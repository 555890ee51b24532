"""The timeline's shape: whatever was logged, each event once, in order, under its day."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import DAY_COUNT, GameDate
from events_app.domain.timeline import Combat, DayMark, Entry, Item, Jump, Timeline, build_timeline
from events_app.models import category_of

CAMPAIGN = DAY_COUNT.with_epoch(GameDate(day=0, hour=9))
EVENING = dt.datetime(2025, 1, 20, 18, 5, tzinfo=dt.UTC)
HOUR, DAY = 3600, 86_400
PARTY = {"nim": "Nim"}


@dataclass(frozen=True, kw_only=True)
class Logged:
    """An event without a database."""

    seq: int = 1
    game_time: int = 0
    type: str = "note"
    name: str = ""
    description: str = ""
    actor: str = ""
    target: str = ""
    location: str = ""
    amount: int | None = None
    data: dict[str, Any] = field(default_factory=dict)
    is_secret: bool = False
    is_voided: bool = False
    real_time: dt.datetime = EVENING

    @property
    def id(self) -> UUID:
        return UUID(int=self.seq)

    @property
    def category(self) -> str:
        return category_of(self.type) or "note"


def build(*events: Logged) -> Timeline:
    return build_timeline(events, CAMPAIGN, PARTY, zone=dt.UTC)


def test_the_first_event_may_be_a_leap_from_where_the_session_begins() -> None:
    def first_jump(begins: int | None) -> str | None:
        [day] = build_timeline([Logged(game_time=9 * DAY)], CAMPAIGN, PARTY, zone=dt.UTC, begins=begins).days
        return day.jump.text if day.jump else None

    assert first_jump(0) == "9 days later"
    assert first_jump(9 * DAY - 600) is None
    assert first_jump(11 * DAY) == "2 days earlier"
    assert first_jump(None) is None


def run(*events: dict[str, Any]) -> Timeline:
    """A timeline of events numbered from 1."""
    return build(*(Logged(seq=seq, **event) for seq, event in enumerate(events, start=1)))


def flat(items: Iterable[Item]) -> Iterator[Entry | Jump | DayMark]:
    for item in items:
        if isinstance(item, Combat):
            yield from flat(item.items)
        else:
            yield item


def entries(timeline: Timeline) -> list[Entry]:
    return [item for day in timeline.days for item in flat(day.items) if isinstance(item, Entry)]


def jumps(timeline: Timeline) -> list[str]:
    found = []
    for day in timeline.days:
        found += [day.jump.text] if day.jump else []
        found += [item.text for item in flat(day.items) if isinstance(item, Jump)]
    return found


def combats(timeline: Timeline) -> list[Combat]:
    return [item for day in timeline.days for item in day.items if isinstance(item, Combat)]


logs = st.lists(
    st.builds(
        dict,
        game_time=st.integers(-2 * DAY, 4 * DAY),
        type=st.sampled_from(["note", "combat_start", "damage", "round_start", "combat_end", "quote", "rest"]),
        data=st.sampled_from([{}, {"encounterId": "a"}, {"encounterId": "b"}, {"outcome": 3}, {"encounterId": [1]}]),
        amount=st.none() | st.integers(-5, 5),
        is_voided=st.booleans(),
        is_secret=st.booleans(),
    ),
    max_size=25,
)


@given(logs)
def test_every_event_appears_once_and_in_order(log: list[dict[str, Any]]) -> None:
    timeline = run(*log)
    assert [entry.id.int for entry in entries(timeline)] == list(range(1, len(log) + 1))
    assert sum(day.count for day in timeline.days) == timeline.count == len(log)


@given(logs)
def test_every_event_stands_under_its_day(log: list[dict[str, Any]]) -> None:
    def check(items: Iterable[Item], title: str) -> None:
        for item in items:
            if isinstance(item, DayMark):
                title = item.text
            elif isinstance(item, Combat):
                check(item.items, title)
            elif isinstance(item, Entry):
                assert title == f"Day {CAMPAIGN.date_at(log[item.id.int - 1]['game_time']).day}"

    for day in run(*log).days:
        check(day.items, day.title)


@given(logs)
def test_two_headings_in_a_row_are_never_the_same_day_twice_unless_a_combat_led_away(log: list[dict[str, Any]]) -> None:
    peaceful = [event | {"type": "note"} for event in log]
    titles = [day.title for day in run(*peaceful).days]
    assert all(one != other for one, other in itertools.pairwise(titles))


@given(logs)
def test_there_is_a_jump_exactly_where_one_is_due(log: list[dict[str, Any]]) -> None:
    moments = [event["game_time"] for event in log if not event["is_voided"]]
    due = [after < before or after - before >= HOUR for before, after in itertools.pairwise(moments)]
    found = jumps(run(*log))
    assert len(found) == sum(due)
    backwards = sum(after < before for before, after in itertools.pairwise(moments))
    assert sum(text.endswith("earlier") for text in found) == backwards


@pytest.mark.parametrize(
    ("amount", "then", "found"),
    [
        (HOUR, HOUR, []),
        (2 * DAY, 2 * DAY, []),
        (HOUR, HOUR + 60, []),
        (HOUR, 3 * HOUR, ["2 hours later"]),
        (-HOUR, -HOUR, []),
        (-HOUR, HOUR, ["1 hour later"]),
        (3 * HOUR, HOUR, ["1 hour later"]),
        (HOUR, 0, []),
    ],
)
def test_a_leap_that_an_event_tells_is_told_once(amount: int, then: int, found: list[str]) -> None:
    rest = {"game_time": 0, "type": "rest"}
    assert jumps(run(rest, {"game_time": 0, "type": "time_advanced", "amount": amount}, {"game_time": then})) == found


def test_days_are_headings_and_a_jump_stands_before_the_day_it_leads_to() -> None:
    timeline = run({"game_time": 8 * HOUR}, {"game_time": 9 * HOUR - 1}, {"game_time": 8 * DAY}, {"game_time": 2 * DAY})
    assert [day.title for day in timeline.days] == ["Day 0", "Day 8", "Day 2"]
    assert [day.jump and day.jump.text for day in timeline.days] == [None, "8 days later", "6 days earlier"]
    assert [day.anchor for day in timeline.days] == ["day-1", "day-2", "day-3"]


def test_an_hour_is_a_jump_and_any_step_back_is_one() -> None:
    assert jumps(run({"game_time": 0}, {"game_time": HOUR - 1})) == []
    assert jumps(run({"game_time": 0}, {"game_time": HOUR})) == ["1 hour later"]
    assert jumps(run({"game_time": 6}, {"game_time": 8 * HOUR})) == ["8 hours later"]
    assert jumps(run({"game_time": 3 * HOUR}, {"game_time": 0})) == ["3 hours earlier"]
    assert jumps(run({"game_time": 6}, {"game_time": 0})) == ["6 seconds earlier"]


def test_a_combat_is_one_block_with_what_it_came_to() -> None:
    timeline = run(
        {"type": "scene"},
        {"type": "combat_start", "name": "Ambushed by cultists"},
        {"type": "round_start", "amount": 1},
        {"type": "damage", "actor": "Nim", "target": "Cultist", "amount": 8},
        {"type": "damage", "actor": "Cultist", "target": "NIM", "amount": 3},
        {"type": "quote", "name": "Ow"},
        {"type": "healing", "target": "Nim", "amount": 2},
        {"type": "damage", "actor": "Nim", "target": "Cultist", "amount": 99, "is_voided": True},
        {"type": "round_start", "amount": 2},
        {"type": "npc_killed", "target": "Cultist", "amount": 2},
        {"type": "combat_end", "data": {"outcome": "victory"}},
        {"type": "note"},
    )
    (combat,) = combats(timeline)
    assert (combat.name, combat.rounds, combat.outcome_label) == ("Ambushed by cultists", 2, "Victory")
    assert (combat.damage_dealt, combat.damage_taken, combat.healed, combat.fallen) == (8, 3, 2, 2)
    assert [entry.id.int for entry in flat(combat.items)] == list(range(2, 12))
    assert [item.kind for item in timeline.days[0].items] == ["entry", "combat", "entry"]


def test_the_rows_of_a_combat_add_up_to_its_figures() -> None:
    fight = [
        {"type": "combat_start"},
        {"type": "damage", "actor": "Nim", "target": "Cultist", "amount": 8},
        {"type": "npc_killed", "actor": "Nim", "target": "Cultist"},
        {"type": "npc_killed", "target": "Cultist", "amount": 2},
        {"type": "combat_end"},
    ]
    (combat,) = combats(run(*fight))
    assert [(name, sums.npcs_killed, sums.total_damage_dealt) for name, sums in combat.characters] == [
        ("Nim", 1, 8),
        ("Others", 2, 0),
    ]
    (combat,) = combats(run(*fight[:3], fight[-1]))
    assert [name for name, _sums in combat.characters] == ["Nim"]


def test_a_combat_nobody_ended_stops_at_its_last_blow() -> None:
    timeline = run({"type": "combat_start"}, {"type": "damage"}, {"type": "rest"}, {"type": "note"})
    (combat,) = combats(timeline)
    assert len(combat.items) == 2
    assert combat.outcome == ""


def test_a_second_start_without_an_id_ends_the_first() -> None:
    timeline = run({"type": "combat_start"}, {"type": "damage"}, {"type": "note"}, {"type": "combat_start"})
    assert [item.kind for item in timeline.days[0].items] == ["combat", "entry", "combat"]


def test_overlapping_combats_are_told_apart_by_their_ids() -> None:
    def blow(encounter: str, amount: int) -> dict[str, Any]:
        data = {"encounterId": encounter}
        return {"type": "damage", "actor": "Nim", "target": "Rat", "amount": amount, "data": data}

    def bound(kind: str, encounter: str) -> dict[str, Any]:
        return {"type": kind, "name": encounter, "data": {"encounterId": encounter, "outcome": "fled"}}

    timeline = run(
        bound("combat_start", "hall"),
        blow("hall", 1),
        bound("combat_start", "yard"),
        blow("hall", 10),
        blow("yard", 100),
        bound("combat_end", "hall"),
        blow("yard", 1000),
        bound("combat_end", "yard"),
        {"type": "note"},
    )
    (hall,) = combats(timeline)
    (yard,) = [item for item in hall.items if isinstance(item, Combat)]
    assert (hall.damage_dealt, yard.damage_dealt) == (11, 1100)
    assert (hall.outcome, yard.outcome) == ("fled", "fled")
    assert timeline.days[0].items[-1].kind == "entry"


def test_an_end_without_a_start_is_an_entry_and_so_is_a_voided_start() -> None:
    timeline = run({"type": "combat_end"}, {"type": "combat_start", "is_voided": True}, {"type": "damage"})
    assert [item.kind for item in timeline.days[0].items] == ["entry"] * 3


def test_a_combat_past_midnight_marks_the_new_day_inside_and_heads_it_after() -> None:
    midnight = 15 * HOUR
    timeline = run(
        {"type": "combat_start", "game_time": midnight - 6},
        {"type": "damage", "game_time": midnight},
        {"type": "combat_end", "game_time": midnight + 6},
        {"game_time": midnight + 60},
    )
    assert [day.title for day in timeline.days] == ["Day 0", "Day 1"]
    (combat,) = combats(timeline)
    assert [item.text for item in combat.items if isinstance(item, DayMark)] == ["Day 1"]


@pytest.mark.parametrize("outcome", ["nonsense", 7, None, ["victory"]])
def test_an_outcome_nobody_knows_is_just_over(outcome: Any) -> None:
    (combat,) = combats(run({"type": "combat_start"}, {"type": "combat_end", "data": {"outcome": outcome}}))
    assert combat.outcome_label == "Ended"
