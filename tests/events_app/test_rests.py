"""A rest and the time that it takes are two events and one line."""

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events_app.domain.anchors import anchor_of
from events_app.domain.bulk import void_events
from events_app.domain.capturing import capture
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.events_app.rendering.test_entries import rendered, text_of
from tests.events_app.test_timeline import EVENING, HOUR, entries, run
from tests.factories import NOON, SessionFactory

REST: dict[str, Any] = {"type": "rest", "data": {"kind": "long"}}
TIME: dict[str, Any] = {"type": "time_advanced", "amount": 8 * HOUR}
LATER = EVENING + dt.timedelta(microseconds=1)


def labels(*events: dict[str, Any]) -> list[str]:
    return [entry.label for entry in entries(run(*events))]


def test_they_are_told_in_one_line() -> None:
    timeline = run({}, REST, TIME, {"game_time": 8 * HOUR})
    [_note, rest, _after] = entries(timeline)
    assert (rest.label, rest.id.int, rest.passing and rest.passing.int) == ("Long rest, 8 hours", 2, 3)
    assert (timeline.count, timeline.days[0].count) == (4, 4)
    assert labels(REST | {"data": {}}, TIME | {"amount": HOUR}) == ["1 hour"]
    assert labels(REST | {"data": {"kind": "short"}}, TIME | {"amount": HOUR + 300}) == ["Short rest, 1 hour 5 minutes"]


@pytest.mark.parametrize(
    ("rest", "time"),
    [
        ({}, {"real_time": LATER}),
        ({}, {"game_time": 60}),
        ({}, {"amount": -HOUR}),
        ({}, {"amount": None}),
        ({}, {"name": "They oversleep"}),
        ({}, {"description": "Rain."}),
        ({}, {"is_voided": True}),
        ({"is_voided": True}, {}),
        ({"is_voided": True}, {"is_voided": True}),
        ({"is_secret": True}, {}),
        ({"type": "note"}, {}),
        ({}, {"type": "note"}),
    ],
)
def test_whatever_is_not_the_rests_own_stands_by_itself(rest: dict[str, Any], time: dict[str, Any]) -> None:
    assert [entry.passing for entry in entries(run(REST | rest, TIME | time))] == [None, None]


@given(st.lists(st.sampled_from([REST, TIME, {"type": "combat_start"}, {"type": "damage"}, {"is_voided": True}])))
def test_every_event_is_told_once(log: list[dict[str, Any]]) -> None:
    told = [found for entry in entries(run(*log)) for found in (entry.id, entry.passing) if found]
    assert [found.int for found in told] == list(range(1, len(log) + 1))
    html = rendered(*log, is_gm=True)
    assert sorted(re.findall(r'id="(event-\w+)"', html)) == sorted(map(anchor_of, told))
    assert {found for found in told if f"/events/{found}/edit/" in html} == set(told)


def test_only_the_gm_is_led_to_correct_either() -> None:
    assert "Long rest, 8 hours Correct Rest Correct its time" in text_of(rendered(REST, TIME, is_gm=True))
    assert "Correct" not in rendered(REST, TIME)


def test_a_captured_rest_is_one_line_for_all_until_its_time_is_voided(table: Table) -> None:
    session: Session = SessionFactory(campaign=table.campaign, number=3, in_progress=True)
    assert capture(session, "rest long", by=table.gm.member, now=NOON).ok

    def page(persona: Persona) -> str:
        return text_of(persona.client.get(session.get_absolute_url()).content.decode())

    for persona in (table.player, table.gm):
        assert "Long rest, 8 hours" in page(persona)
        assert "8 hours pass" not in page(persona)
    void_events(Event.objects.filter(type="time_advanced"), now=NOON)
    assert "Long rest, 8 hours" not in page(table.player)
    assert "Long rest" in page(table.player)
    assert "8 hours pass" in page(table.gm)
