"""Sending events: stored once, all or none, and answered one by one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigntracker.api.auth import Caller
from campaigntracker.campaigns.models import Campaign
from events_app.api.sources import Sender
from events_app.domain.correcting import correct_event, void_event
from events_app.domain.items import EventItem
from events_app.models import Event
from sessions_app.models import Session
from tests.api.conftest import SECRETS, Programs
from tests.factories import ApiTokenFactory, SessionFactory

Note = Callable[..., dict[str, Any]]


def results(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 201, answer.content
    return answer.json()["results"]


def faults(answer: Any, status: int = 422) -> list[tuple[int | None, str | None]]:
    assert answer.status_code == status, answer.content
    return [(fault.get("index"), fault.get("path")) for fault in answer.json()["errors"]]


def test_one_event_in_full(programs: Programs, session: Session) -> None:
    sent = {
        "id": "event-001",
        "sessionId": session.public_id,
        "visibility": "gm",
        "timestamp": {"realTime": "2025-01-20T18:30:00Z", "gameTime": {"days": 15, "hours": 10}},
        "source": "foundry",
        "event": {
            "type": "combat_start",
            "category": "combat",
            "name": "Ambushed by cultists",
            "description": "From the fog",
            "participants": {"actor": "Cultist", "target": "Nim", "location": "The ferry"},
            "amount": 3,
            "data": {"encounterId": "e1"},
        },
    }
    assert results(programs.post("full", "events", sent)) == [{"status": "created", "id": "event-001", "seq": 1}]
    event = Event.objects.get()
    assert (event.session, event.visibility, event.game_time, event.source) == (session, "gm", 1_299_600, "foundry")
    assert (event.actor, event.target, event.location, event.amount) == ("Cultist", "Nim", "The ferry", 3)
    assert (event.data, event.author, event.real_time.hour) == ({"encounterId": "e1"}, None, 18)
    [back] = programs.get("all", "sessions/3/events").json()["events"]
    for key in ("id", "sessionId", "visibility", "source", "event"):
        assert back[key] == sent[key]


def test_what_is_left_out_is_filled_in(programs: Programs, session: Session, note: Note) -> None:
    Campaign.objects.update(clock=5_000)
    [result] = results(programs.post("writer", "events", note()))
    event = Event.objects.get()
    assert (event.session, event.game_time, event.category, event.visibility) == (session, 5_000, "note", "party")
    assert (event.source, result["id"]) == ("api:writer", str(event.pk))
    assert (timezone.now() - event.real_time).total_seconds() < 60


def test_a_retry_doubles_nothing(programs: Programs, session: Session, note: Note) -> None:
    batch = [note("a"), note("b"), note("a")]
    assert [r["status"] for r in results(programs.post("writer", "events", batch))] == [
        "created",
        "created",
        "duplicate",
    ]
    again = results(programs.post("writer", "sessions/3/events", [*batch, note("c")]))
    assert [result["status"] for result in again] == [*["duplicate"] * 3, "created"]
    assert list(Event.objects.order_by("seq").values_list("seq", "external_id")) == [(1, "a"), (2, "b"), (3, "c")]


def test_a_retry_is_told_the_number_it_has(programs: Programs, session: Session, note: Note) -> None:
    programs.post("full", "events", [note("a"), note("b")])
    again = results(programs.post("full", "events", [note("b"), note("c")]))
    assert [(result["status"], result["seq"]) for result in again] == [("duplicate", 2), ("created", 3)]


def test_a_retry_of_what_the_gm_corrected_or_voided_is_one_still(
    programs: Programs, session: Session, note: Note
) -> None:
    programs.post("writer", "events", [note("a"), note("b")])
    first, second = Event.objects.order_by("seq")
    correct_event(first, EventItem(type="note", name="Another", source="x"), now=timezone.now())
    void_event(second, now=timezone.now())
    again = results(programs.post("writer", "events", [note("a"), note("b")]))
    assert [result["status"] for result in again] == ["duplicate", "duplicate"]
    first.refresh_from_db()
    assert first.name == "Another"


def test_the_same_id_with_other_content_changes_nothing(programs: Programs, session: Session, note: Note) -> None:
    programs.post("writer", "events", note("a"))
    answer = programs.post("writer", "events", [note("b"), note("a", name="Other")])
    assert faults(answer, 409) == [(1, "id")]
    assert Event.objects.count() == 1
    assert faults(programs.post("writer", "events", [note("c"), note("c", name="Other")]), 409) == [(1, "id")]


def test_an_id_counts_for_its_source_alone(programs: Programs, session: Session, note: Note) -> None:
    named = note("a", name="By name") | {"source": "foundry"}
    programs.post("writer", "events", [note("a"), named])
    assert results(programs.post("both", "events", note("a", name="Mine")))[0]["status"] == "created"
    assert results(programs.post("writer", "events", named))[0]["status"] == "duplicate"
    assert Event.objects.count() == 3


def test_no_token_asks_which_ids_another_has_used(programs: Programs, session: Session, note: Note) -> None:
    secret = note("a", name="Hidden") | {"source": "foundry", "visibility": "gm"}
    programs.post("full", "events", secret)
    for name in ("writer", "both"):
        for probe in (secret, note("a", name="A guess") | {"source": "foundry"}):
            assert results(programs.post(name, "events", probe | {"id": probe["event"]["name"]}))
            Event.objects.filter(source=f"{programs.token(name).source}/foundry").delete()
            assert results(programs.post(name, "events", probe))[0]["status"] == "created"
            again = probe | {"source": f"{programs.token(name).source}/foundry"}
            assert results(programs.post(name, "events", again))[0]["status"] == "duplicate"
            Event.objects.filter(source=f"{programs.token(name).source}/foundry").delete()
    assert results(programs.post("full", "events", secret))[0]["status"] == "duplicate"


def test_without_a_space_of_its_own_it_would_be_told(
    programs: Programs, session: Session, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = note("a", name="Hidden") | {"source": "foundry", "visibility": "gm"}
    programs.post("full", "events", secret)
    monkeypatch.setattr(Sender, "source_of", lambda sender, said: said)
    assert results(programs.post("writer", "events", secret))[0]["status"] == "duplicate"
    assert faults(programs.post("writer", "events", secret | {"event": {"type": "note"}}), 409) == [(0, "id")]


@pytest.mark.parametrize(
    "source",
    ["table", "Table", "ｔａｂｌｅ", "api:other", "api:other/x", "a\u202eb", "a\tb", "a\u200bb", " a", "x" * 40],
)
def test_a_source_is_a_plain_name_of_ones_own(programs: Programs, session: Session, note: Note, source: str) -> None:
    assert faults(programs.post("writer", "events", [note(), note() | {"source": source}])) == [(1, "source")]
    if source != "x" * 40:
        assert faults(programs.post("full", "events", note() | {"source": source})) == [(0, "source")]
    assert not Event.objects.exists()


def test_late_events_come_last_and_keep_their_times(programs: Programs, session: Session, note: Note) -> None:
    late = note("late") | {"timestamp": {"realTime": "2024-12-24T18:00:00Z", "gameTime": {"total": -60}}}
    programs.post("writer", "events", [note("now"), late])
    [_now, event] = programs.get("all", "sessions/3/events").json()["events"]
    assert (event["id"], event["seq"]) == ("late", 2)
    assert event["timestamp"]["realTime"] == "2024-12-24T18:00:00Z"
    assert event["timestamp"]["gameTime"]["total"] == -60


def test_a_batch_may_go_to_several_sessions(programs: Programs, session: Session, note: Note) -> None:
    earlier = SessionFactory(campaign=programs.campaign, number=2, completed=True, external_id="two")
    batch = [
        note("a"),
        note("b") | {"sessionId": "two"},
        note("c") | {"sessionId": None},
        note("d") | {"sessionId": session.public_id},
    ]
    assert [result["seq"] for result in results(programs.post("full", "events", batch))] == [1, 1, None, 2]
    assert list(Event.objects.of_session(earlier).values_list("external_id", flat=True)) == ["b"]
    batch[1] = note("a", name="Other") | {"sessionId": "two"}
    assert faults(programs.post("full", "events", batch), 409) == [(1, "id")]


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_a_session_that_is_not_played_has_no_log(programs: Programs, note: Note, status: str) -> None:
    session = SessionFactory(campaign=programs.campaign, number=9, status=status)
    for answer in (
        programs.post("writer", "sessions/9/events", note()),
        programs.post("writer", "events", note() | {"sessionId": session.public_id}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "session_not_played")
    assert programs.post("writer", "events", note()).json()["code"] == "no_session_in_progress"
    assert not Event.objects.exists()


def test_a_session_that_is_not_there(programs: Programs, session: Session, note: Note) -> None:
    foreign = SessionFactory(in_progress=True)
    for wrong in (str(foreign.pk), "nonsense", "", "\x00", 5, ["x"], {}):
        assert faults(programs.post("writer", "events", [note(), note() | {"sessionId": wrong}]))[0][0] == 1, wrong
    other = SessionFactory(campaign=programs.campaign, number=4, completed=True)
    answer = programs.post("writer", "sessions/3/events", note() | {"sessionId": other.public_id})
    assert faults(answer) == [(0, "sessionId")]


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"event": {"type": ""}}, "event.type"),
        ({"event": {}}, "event.type"),
        ({}, "event"),
        ({"event": {"type": "note", "category": "combat"}}, "event.category"),
        ({"event": {"type": "unheard_of"}}, "event.category"),
        ({"event": {"type": "dammage"}}, "event.type"),
        ({"event": {"type": "note", "amount": "7"}}, "event.amount"),
        ({"event": {"type": "note", "amount": True}}, "event.amount"),
        ({"event": {"type": "note", "amount": 1.5}}, "event.amount"),
        ({"event": {"type": "note", "name": "x" * 301}}, "event.name"),
        ({"event": {"type": "note", "description": "x" * 20_001}}, "event.description"),
        ({"event": {"type": "note", "name": 5}}, "event.name"),
        ({"event": {"type": "note", "colour": "red"}}, "event.colour"),
        ({"event": {"type": "note", "participants": {"actor": "x" * 201}}}, "event.participants.actor"),
        ({"event": {"type": "note", "participants": ["Nim"]}}, "event.participants"),
        ({"event": {"type": "note", "data": []}}, "event.data"),
        ({"event": {"type": "note"}, "visibility": "all"}, "visibility"),
        ({"event": {"type": "note"}, "id": "x" * 201}, "id"),
        ({"event": {"type": "note"}, "id": 7}, "id"),
        ({"event": {"type": "note"}, "seq": 7}, "seq"),
        ({"event": {"type": "note"}, "source": "x" * 51}, "source"),
        ({"event": {"type": "note"}, "source": 0}, "source"),
        ({"event": {"type": "note"}, "timestamp": {"realTime": "yesterday"}}, "timestamp.realTime"),
        ({"event": {"type": "note"}, "timestamp": {"realTime": "2025-01-20T18:30:00"}}, "timestamp.realTime"),
        ({"event": {"type": "note"}, "timestamp": {"gameTime": {"hours": 99}}}, "timestamp.gameTime.hours"),
        ({"event": {"type": "note"}, "timestamp": {"gameTime": 5}}, "timestamp.gameTime"),
        ({"event": {"type": "note"}, "timestamp": {"gameTime": {"total": 1_737_396_300_000}}}, "timestamp.gameTime"),
        ({"event": {"type": "note"}, "timestamp": {"gameTime": {"total": -(2**62)}}}, "timestamp.gameTime"),
        ({"event": {"type": "note"}, "timestamp": {"gameTime": {"days": 9_999_999}}}, "timestamp.gameTime"),
        ({"event": {"type": "time_advanced", "amount": 10**15}}, "event.amount"),
        ({"event": {"type": "time_advanced", "amount": -(10**15)}, "visibility": "gm"}, "event.amount"),
    ],
)
def test_a_bad_item_is_named_and_nothing_is_stored(
    programs: Programs, session: Session, note: Note, wrong: dict[str, Any], path: str
) -> None:
    assert faults(programs.post("writer", "events", [note("a"), wrong])) == [(1, path)]
    assert not Event.objects.exists()


def test_every_bad_item_is_named(programs: Programs, session: Session, note: Note) -> None:
    batch = [note(name=5), note(), note(category="combat"), note(name="x" * 400)]
    assert [index for index, _path in faults(programs.post("writer", "events", batch))] == [0, 2, 3]


@pytest.mark.parametrize("name", ["both", "writer"])
def test_who_does_not_read_everything_gets_no_numbers_for_what_it_sends(
    programs: Programs, session: Session, note: Note, name: str
) -> None:
    assert results(programs.post(name, "events", note("a"))) == [{"status": "created", "id": "a"}]


def test_without_the_rule_it_would(
    programs: Programs, session: Session, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Caller, "knows_numbers", True)
    assert results(programs.post("writer", "events", note("a")))[0]["seq"] == 1


def test_a_slip_in_a_type_is_told_what_was_meant(programs: Programs, session: Session) -> None:
    [fault] = programs.post("writer", "events", {"event": {"type": "dammage"}}).json()["errors"]
    assert "did you mean “damage”?" in fault["message"]


def test_a_thousand_take_no_more_queries_than_two(programs: Programs, session: Session, note: Note) -> None:
    def queries(count: int) -> int:
        batch = [note(f"{count}-{n}") for n in range(count)]
        with CaptureQueriesContext(connection) as captured:
            assert len(results(programs.post("writer", "events", batch))) == count
        return len(captured)

    queries(1)
    assert queries(2) == queries(1000)


def test_a_renewed_token_is_a_source_of_its_own(programs: Programs, session: Session, note: Note) -> None:
    ApiTokenFactory(campaign=programs.campaign, secret="ct_newone-secret")
    programs.post("writer", "events", note("a"))
    headers = {"Authorization": "Bearer ct_newone-secret"}
    programs.client.post(programs.address("events"), note("a"), content_type="application/json", headers=headers)
    assert set(Event.objects.values_list("source", flat=True)) == {"api:writer", "api:newone"}
    assert SECRETS["writer"].startswith("ct_writer")
