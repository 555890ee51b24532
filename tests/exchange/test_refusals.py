"""A file that is wrong changes nothing, and says in one line where."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from campaigntracker.campaigns.models import Campaign, Member
from campaigntracker.exchange.errors import DocumentError
from campaigntracker.gametime.calendarjson import KEYS
from events_app.models import Event
from sessions_app.models import Session
from tests.exchange.helpers import event, load, salt_road
from tests.exchange.wrong_arcs import WRONG_ARCS

pytestmark = pytest.mark.django_db

Steps = tuple[str | int, ...]
MISSPELT = f"campaign.calendar.monts: is not understood here; known are {', '.join(KEYS)}"
# Where a value is put, the value, and what is said.
WRONG: list[tuple[Steps, Any, str]] = [
    *WRONG_ARCS,
    (("format",), "campaigntracker/2", "format: “campaigntracker/2” cannot be read here, only “campaigntracker/1”"),
    (("format",), None, "format: is missing: this reads “campaigntracker/1”"),
    (("campaign",), None, "campaign: is missing"),
    (("campaign", "name"), "", "campaign.name: is missing"),
    (("campaign", "name"), 7, "campaign.name: must be a text"),
    (("campaign", "name"), "x" * 201, "campaign.name: is longer than 200 characters"),
    (
        ("campaign", "slug"),
        "no blanks",
        "campaign.slug: “no blanks” cannot be an address: letters, digits, - and _ only",
    ),
    (("campaign", "slug"), "new", "campaign.slug: the address “new” is taken; choose another with --slug"),
    (("campaign", "timeZone"), "Mars/Olympus", "campaign.timeZone: “Mars/Olympus” is not a time zone"),
    (("campaign", "epoch"), {"hour": 24}, "campaign.epoch.hour: must be 0 to 23"),
    (("campaign", "calendar"), {"kind": "lunar"}, "campaign.calendar.kind: must be one of day-count, calendar"),
    (
        ("campaign", "calendar"),
        {"kind": "calendar", "months": [{"name": "Thaw", "days": -1}]},
        "campaign.calendar.months[0].days: must be 0 to 20000",
    ),
    (
        ("campaign", "calendar"),
        {"kind": "calendar", "months": [{"name": "Thaw", "days": 30}], "weekdays": {}},
        "campaign.calendar.weekdays: must be a list",
    ),
    (("campaign", "calendar"), {"monts": []}, MISSPELT),
    (("campaign", "clock"), {"total": 2**63}, "campaign.clock.total: is too large a number"),
    (("campaign", "secondsPerRound"), 0, "campaign.secondsPerRound: must be a number from 1 to 86400"),
    (("campaign", "public"), "yes", "campaign.public: must be true or false"),
    (("members", 1, "id"), "ada", "members[1].id: “ada” stands at members[0].id already"),
    (("members", 1, "role"), "king", "members[1].role: “king” is none of gm, player, spectator"),
    (("members", 1), ["ben"], "members[1]: must be an object"),
    (("members",), {"ada": {}}, "members: must be a list"),
    (("characters", 0, "memberId"), "zoe", "characters[0].memberId: there is no member “zoe”"),
    (("characters", 2, "id"), "orm", "characters[2].id: “orm” stands at characters[0].id already"),
    (
        ("characters", 0, "aliases"),
        ["Wick", "WICK"],
        "characters[0].aliases[1]: “WICK” stands at characters[0].aliases[0] already",
    ),
    (("characters", 0, "aliases"), [" "], "characters[0].aliases[0]: must not be empty"),
    (("characters", 0, "aliases"), "Wick", "characters[0].aliases: must be a list"),
    (("sessions", 2, "number"), 1, "sessions[2].number: “1” stands at sessions[0].number already"),
    (("sessions", 2, "number"), -1, "sessions[2].number: must be a number from 0 to 2147483647"),
    (("sessions", 2, "number"), 1.5, "sessions[2].number: must be a whole number"),
    (("sessions", 2, "number"), True, "sessions[2].number: must be a whole number"),
    (("sessions", 2, "number"), None, "sessions[2].number: is missing"),
    (("sessions", 2, "id"), "salt-1", "sessions[2].id: “salt-1” stands at sessions[0].id already"),
    (("sessions", 2, "campaignId"), "x", "sessions[2].campaignId: is not the id of this document's campaign"),
    (
        ("sessions", 0, "realTime", "endTime"),
        "2018-13-01",
        "sessions[0].realTime.endTime: “2018-13-01” is not a date and time (ISO 8601, with a zone)",
    ),
    (
        ("sessions", 0, "realTime", "startTime"),
        "2018-03-10T03:00:00",
        "sessions[0].realTime.startTime: “2018-03-10T03:00:00” is not a date and time (ISO 8601, with a zone)",
    ),
    (
        ("sessions", 0, "realTime", "startTime"),
        "0001-01-01T00:00:00+14:00",
        "sessions[0].realTime.startTime: “0001-01-01T00:00:00+14:00” is not a date and time (ISO 8601, with a zone)",
    ),
    (
        ("sessions", 0, "realTime", "endTime"),
        "2018-03-10T02:59:59Z",
        "sessions[0].realTime.endTime: lies before the startTime",
    ),
    (
        ("sessions", 0, "realTime"),
        {"startTime": "0001-01-01T00:00:00Z", "endTime": "9999-12-31T23:59:59Z"},
        "sessions[0].realTime.startTime: The year must be 1900 to 2200.",
    ),
    (
        ("sessions", 0, "realTime"),
        {"startTime": "2200-01-01T00:00:00Z", "durationMinutes": 2_000_000},
        "sessions[0].realTime.durationMinutes: The year must be 1900 to 2200.",
    ),
    (("sessions", 0, "realTime", "durationMinutes"), -1, "must be a number from 0 to 2147483647"),
    (
        ("sessions", 0, "realTime", "durationMinutes"),
        300,
        "sessions[0].realTime.durationMinutes: contradicts startTime and endTime, which are 215 minutes apart",
    ),
    (("sessions", 2, "realTime"), {"durationMinutes": 5}, "needs a startTime or an endTime beside it"),
    (
        ("sessions", 0, "gameTime"),
        {"startTime": {"total": 10}, "endTime": {"days": -1}},
        "sessions[0].gameTime.endTime: lies before the startTime",
    ),
    (
        ("sessions", 0, "gameTime"),
        {"startTime": {"total": 0}, "endTime": {"total": 60}, "elapsed": {"minutes": 2}},
        "sessions[0].gameTime.elapsed: contradicts startTime and endTime, which are 60 seconds apart",
    ),
    (
        ("sessions", 0, "gameTime"),
        {"startTime": {"total": -(2**62)}, "endTime": {"total": 2**62}},
        "sessions[0].gameTime: lies too far away to be kept",
    ),
    (
        ("sessions", 0, "gameTime"),
        {"startTime": {"hours": 30}},
        "sessions[0].gameTime.startTime.hours: must be 0 to 23",
    ),
    (("sessions", 0, "gameTime"), {"startTime": {"hour": 3}}, "sessions[0].gameTime.startTime.hour: is not a key"),
    (("sessions", 0, "status"), "done", "“done” is none of planned, in_progress, completed, cancelled"),
    (("sessions", 0, "participants", "gm"), "zoe", "sessions[0].participants.gm: there is no member “zoe”"),
    (
        ("sessions", 0, "participants", "players", 1, "userId"),
        "zoe",
        "sessions[0].participants.players[1].userId: there is no member “zoe”",
    ),
    (
        ("sessions", 0, "participants", "players", 1, "userId"),
        "ben",
        "“ben” stands at sessions[0].participants.players[0].userId already",
    ),
    (
        ("sessions", 0, "participants", "players", 1, "characterIds", 0),
        "zoe",
        "sessions[0].participants.players[1].characterIds[0]: there is no character “zoe”",
    ),
    (
        ("sessions", 2, "participants", "characters"),
        ["wick"],
        "sessions[2].participants.characters[0]: no player of this session brings “wick”",
    ),
    (("sessions", 0, "colour"), "red", "sessions[0].colour: is not a key of this format; known here are id,"),
    (("sessions", 0, "tags"), ["x" * 51], "sessions[0].tags[0]: is longer than 50 characters"),
    (("sessions", 0, "plannedObjectives"), [None], "sessions[0].plannedObjectives[0]: must be a text"),
    (("sessions", 0, "stats"), {"xpEarned": "many"}, "sessions[0].stats.xpEarned: must be a whole number"),
    (("sessions", 0, "stats"), {"kills": 1}, "sessions[0].stats.kills: is not a key of this format"),
    (("sessions", 0, "stated"), {"stats": ["xpEarned"]}, "sessions[0].stated.stats[0]: “xpEarned” does not stand"),
    (("sessions", 0, "notes"), "a\x00b", "sessions[0].notes: a NUL character cannot be kept"),
    (("sessions", 0, "notes"), "a\ud800b", "sessions[0].notes: half a character (a lone surrogate) cannot be kept"),
    (("surprise\n",), 1, "surprise\\u000a: is not a key of this format"),
    (("events",), [event(), event(type="")], "events[1].event.type: is missing"),
    (("events",), [{"sessionId": "salt-1"}], "events[0].event: is missing"),
    (("events",), [event(type="confetti")], "events[0].event.category: The type is not a known one"),
    (("events",), [event(type="damage", category="note")], "events[0].event.category: “damage” belongs to “combat”."),
    (("events",), [event(category="fun", type="x")], "events[0].event.category: “fun” is not a category."),
    (("events",), [event(actor="x" * 201)], "events[0].event.participants.actor: Longer than 200 characters."),
    (("events",), [event(amount=10**20)], "events[0].event.amount: must be a number from"),
    (("events",), [event(amount=1.5)], "events[0].event.amount: must be a whole number"),
    (("events",), [event(data=[1])], "events[0].event.data: must be an object"),
    (("events",), [event(data={"a": [{"b": float("nan")}]})], "events[0].event.data.a[0].b: this is not a number"),
    (("events",), [event(data={"a": float("inf")})], "events[0].event.data.a: this is not a number that can be kept"),
    (("events",), [event(data={"a": 10**4000})], "events[0].event.data.a: this is not a number that can be kept"),
    (("events",), [event(data={"\x00": 1})], "events[0].event.data: a NUL character cannot be kept"),
    (("events",), [event(visibility="all")], "events[0].visibility: “all” is none of party, gm"),
    (("events",), [event(sessionId="salt-9")], "events[0].sessionId: there is no session “salt-9”"),
    (("events",), [event(author="zoe")], "events[0].author: there is no member “zoe”"),
    (("events",), [event(id="e"), event(id="e")], "events[1].id: “e” stands at events[0].id already"),
    (("events",), [event(sessionId=None, seq=1)], "events[0].seq: an event outside of sessions has no number"),
    (
        ("events",),
        [event(sessionId="salt-1"), event(sessionId="salt-1", seq=1)],
        "events[1].seq: “1” stands at events[0].seq already",
    ),
    (
        ("events",),
        [event(timestamp={"gameTime": {"total": "x"}})],
        "events[0].timestamp.gameTime.total: must be a whole",
    ),
    (("events",), [event(timestamp={"when": 1})], "events[0].timestamp.when: is not a key of this format"),
]


def put(document: dict[str, Any], path: Steps, value: Any) -> None:
    target: Any = document
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[bytes], str]:
    """Import bytes that are wrong; the one line that is said, after making sure that nothing was kept."""

    def refuse(raw: bytes) -> str:
        file = tmp_path / "campaign.json"
        file.write_bytes(raw)
        with pytest.raises(CommandError) as refusal:
            call_command("import_campaign", str(file))
        for model in (Campaign, Member, Session, Event):
            assert not model.objects.exists()
        assert capsys.readouterr() == ("", "")
        assert refusal.value.returncode == 1
        message = str(refusal.value)
        assert message.splitlines() == [message]
        return message

    return refuse


@pytest.mark.parametrize(("path", "value", "message"), WRONG)
def test_wrong_value_is_refused_with_its_place(
    path: Steps, value: Any, message: str, said: Callable[[bytes], str]
) -> None:
    document = salt_road()
    put(document, path, value)
    assert message in said(json.dumps(document).encode())


def test_second_session_in_progress_is_refused(said: Callable[[bytes], str]) -> None:
    document = salt_road()
    for index in (0, 2):
        document["sessions"][index]["status"] = "in_progress"
    message = said(json.dumps(document).encode())
    assert message == "sessions[2].status: sessions[0] is in progress already, and only one session can be"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b'{\n "format": "campaigntracker/1",\n "campaign": {]\n}', "line 3, column 15: this is not JSON (Expecting"),
        (b"", "line 1, column 1: this is not JSON"),
        (b"[]", "the document must be an object"),
        (b'"text"', "the document must be an object"),
        (b'{"format": "\xff"}', "byte 13: this is not UTF-8 text"),
        (b"[" * 100_000, "lists and objects are nested too deeply"),
        (b"[" * 500 + b"]" * 500, "lists and objects are nested too deeply"),
        (b'{"campaign": {"name": "a", "name": "b"}}', "campaign: “name” stands here twice"),
        (b'{"campaign": {"a": 1' + b"0" * 5000 + b"}}", "campaign.a: this is not a number that can be kept"),
        (b'{"campaign": {"a": -Infinity}}', "campaign.a: this is not a number that can be kept"),
        (b'{"campaign": {"a": 1e999}}', "campaign.a: this is not a number that can be kept"),
    ],
)
def test_what_is_not_json_is_refused(raw: bytes, message: str, said: Callable[[bytes], str]) -> None:
    assert message in said(raw)


def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path) -> None:
    for name, reason in ((str(tmp_path), "Is a directory"), (str(tmp_path / "none"), "No such file"), ("\0", "null")):
        with pytest.raises(CommandError) as refusal:
            call_command("import_campaign", name)
        assert reason in str(refusal.value)
        assert "\n" not in str(refusal.value)


def test_taken_address_is_refused_and_another_can_be_chosen() -> None:
    first = load(salt_road())
    with pytest.raises(DocumentError, match=r"campaign\.slug: the address “the-salt-road” is taken; .* --slug"):
        load(salt_road())
    second = load(salt_road(), slug="again")
    assert (first.slug, second.slug) == ("the-salt-road", "again")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"owner": "nobody"}, "--owner: there is no user “nobody”"),
        ({"owner": "\0"}, "--owner: there is no user “\\u0000”"),
        ({"slug": "a/b"}, "--slug: “a/b” cannot be an address: letters, digits, - and _ only"),
    ],
)
def test_wrong_option_is_refused(options: dict[str, str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(salt_road()).encode())))
    with pytest.raises(CommandError) as refusal:
        call_command("import_campaign", "-", **options)
    assert str(refusal.value) == message
    assert not Campaign.objects.exists()


@pytest.mark.parametrize(
    ("calendar", "program"),
    [
        ({"calendar": {"months": [{"name": "A", "numberOfDays": 30}], "currentDate": {}}}, "Simple Calendar"),
        (
            {"id": "x", "translations": {}, "months": [{"name": "A", "days": 30}], "weekdays": [], "year": {}},
            "Seasons & Stars",
        ),
    ],
)
def test_a_calendar_of_another_program_is_told_for_what_it_is(calendar: dict[str, Any], program: str) -> None:
    document = salt_road()
    document["campaign"]["calendar"] = calendar
    with pytest.raises(DocumentError) as refused:
        load(document)
    assert str(refused.value).startswith(f"campaign.calendar: is a calendar of {program}; ")
