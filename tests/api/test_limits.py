"""What nobody means is refused early; what is too much waits."""

import json
from typing import Any

import pytest
from django.test import override_settings

from campaigntracker.api.rate import SLICES, seconds_to_wait
from campaigntracker.campaigns.domain import api_tokens
from events_app.models import Event
from sessions_app.models import Session
from tests.api.conftest import Programs, bearer
from tests.exchange.helpers import NOON

NOTE = '{"event": {"type": "note", "data": %s}}'
HUGE = "9" * 10_000
AMOUNT = '{"event": {"type": "note", "amount": %s}}'
INSIDE = NOTE.replace("%s", '{"a": %s}')
BODIES: dict[str, tuple[bytes, int]] = {
    "nothing": (b"", 415),
    "not JSON": (b"{", 400),
    "not UTF-8": (b'{"event": {"type": "\xff"}}', 400),
    "UTF-16": (json.dumps({"event": {"type": "note"}}).encode("utf-16"), 400),
    "NaN": ((NOTE % '{"a": NaN}').encode(), 400),
    "Infinity": ((NOTE % '{"a": -Infinity}').encode(), 400),
    "twice": (b'{"event": {"type": "note", "type": "note"}}', 400),
    "10,000 digits": ((INSIDE % HUGE).encode(), 400),
    "10,000 digits as an amount": ((AMOUNT % HUGE).encode(), 400),
    "400 digits": ((INSIDE % HUGE[:400]).encode(), 422),
    "1e999": ((NOTE % '{"a": 1e999}').encode(), 422),
    "1e999 as an amount": (b'{"event": {"type": "note", "amount": 1e999}}', 422),
    "depth 1,000": ((INSIDE % ("[" * 1_000 + "]" * 1_000)).encode(), 400),
    "depth 100 in an object": ((NOTE % ('{"a":' * 100 + "1" + "}" * 100)).encode(), 422),
    "depth 100,000": (b"[" * 100_000, 400),
    "an object 100,000 deep": (b'{"a":' * 100_000, 400),
    "NUL": (b'{"event": {"type": "note", "name": "a\\u0000b"}}', 422),
    "NUL in data": ((NOTE % '{"a": "\\u0000"}').encode(), 422),
    "NUL in a key": ((NOTE % '{"\\u0000": 1}').encode(), 422),
    "NUL in the id": (b'{"id": "\\u0000", "event": {"type": "note"}}', 422),
    "NUL in the source": (b'{"source": "\\u0000", "event": {"type": "note"}}', 422),
    "NUL in the session": (b'{"sessionId": "\\u0000", "event": {"type": "note"}}', 422),
    "half a character": (b'{"event": {"type": "note", "name": "\\ud800"}}', 422),
    "half a character in a key": ((NOTE % '{"\\udfff": 1}').encode(), 422),
    "half a character as the type": (b'{"event": {"type": "\\ud800"}}', 422),
    "beyond 64 bits": (b'{"event": {"type": "note", "amount": 9223372036854775808}}', 422),
    "game time beyond 64 bits": (
        b'{"event": {"type": "note"}, "timestamp": {"gameTime": {"total": -9223372036854775809}}}',
        422,
    ),
    "a clock beyond 64 bits": (
        b'{"event": {"type": "note"}, "timestamp": {"gameTime": {"days": 9223372036854775807}}}',
        422,
    ),
    "year 9999": (b'{"event": {"type": "note"}, "timestamp": {"realTime": "9999-12-31T23:59:59Z"}}', 422),
    "year 1": (b'{"event": {"type": "note"}, "timestamp": {"realTime": "0001-01-01T00:00:00+14:00"}}', 422),
    "100,000 items": (json.dumps([{}] * 100_000).encode(), 413),
    "1,001 items": (json.dumps([{"event": {"type": "note"}}] * 1_001).encode(), 413),
    "10 MB": ((INSIDE % f'"{"x" * 10_000_000}"').encode(), 413),
    "an empty batch": (b"[]", 422),
    "a batch in a batch": (b'[[{"event": {"type": "note"}}]]', 422),
    "a text": (b'"note"', 422),
    "null": (b"null", 422),
    "a number": (b"5", 422),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_is_refused_in_our_shape(programs: Programs, session: Session, name: str) -> None:
    body, status = BODIES[name]
    for path in ("events", "sessions/3/events"):
        answer = programs.post("writer", path, body)
        assert answer.status_code == status, answer.content
        assert {"code", "message", "errors"} == set(answer.json())
    assert not Event.objects.exists()


def test_a_body_that_says_it_is_too_long_is_not_read(programs: Programs, session: Session) -> None:
    class Unreadable:
        def read(self, *_size: Any) -> bytes:
            raise AssertionError("it was read")

        readline = read

    more = {"CONTENT_LENGTH": "2000001", "wsgi.input": Unreadable()}
    assert programs.post("writer", "events", b"x", **more).status_code == 413


def test_chunks_and_other_types_are_refused(programs: Programs, session: Session) -> None:
    assert programs.post("writer", "events", "a=1", content_type="text/plain").status_code == 415
    assert (
        programs.post("writer", "events", {"a": "1"}, content_type="multipart/form-data; boundary=x").status_code == 415
    )
    chunked = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}
    assert programs.post("writer", "events", b"{}", **chunked).status_code == 411
    assert programs.post("writer", "events", b"{}", CONTENT_LENGTH="many").status_code == 400
    for other in ("utf-16", "latin-1", ""):
        kind = f"application/json; charset={other}"
        assert programs.post("writer", "events", b'{"event": {"type": "note"}}', content_type=kind).status_code == 415
    charset = "application/json; charset=utf-8"
    assert programs.post("writer", "events", {"event": {"type": "note"}}, content_type=charset).status_code == 201


@pytest.mark.parametrize("place", ["", "event", "event.participants", "timestamp", "timestamp.gameTime"])
def test_keys_are_counted_before_they_are_read(
    programs: Programs, session: Session, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    many: Any = {f"key{number}": 1 for number in range(100_000)}
    for key in reversed(place.split(".")) if place else ():
        many = ({"type": "note"} if key == "event" else {}) | {key: many}
    body = {"event": {"type": "note"}} | many if place else many
    looked_at: list[Any] = []
    monkeypatch.setattr("events_app.api.batch.check_values", looked_at.append)
    answer = programs.post("writer", "events", body)
    assert (answer.status_code, answer.json()["errors"][0].get("path", "")) == (422, place)
    assert "100,0" in answer.json()["errors"][0]["message"]
    assert looked_at == []
    programs.post("writer", "events", {"event": {"type": "note"}, "colour": 1})
    assert looked_at == [{"event": {"type": "note"}, "colour": 1}]


def test_whoever_may_not_send_is_told_before_the_body_is_read(programs: Programs, session: Session) -> None:
    assert programs.post("party", "events", BODIES["10 MB"][0]).status_code == 403


@override_settings(API_REQUESTS_PER_MINUTE=3)
def test_a_token_has_so_many_requests_a_minute(programs: Programs, session: Session) -> None:
    answers = [programs.get("all", "sessions") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 60
    assert answers[3].json()["code"] == "too_many_requests"
    assert programs.get("party", "sessions").status_code == 200


@override_settings(API_REQUESTS_PER_MINUTE=3)
def test_without_the_count_it_would_have_more(
    programs: Programs, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("campaigntracker.api.rate.use_token", lambda token, **more: True)
    assert {programs.get("all", "sessions").status_code for _ in range(5)} == {200}


@override_settings(API_REQUESTS_PER_MINUTE=200)
def test_the_count_holds_over_processes(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each process remembers slices of its own; together they hand out what there is, and no more."""
    token, granted = programs.token("all"), 0
    processes: list[dict[Any, Any]] = [{}, {}, {}]
    for turn in range(300):
        monkeypatch.setattr("campaigntracker.api.rate._slices", processes[turn % 3])
        granted += seconds_to_wait(token, now=NOON) == 0
    assert 200 - len(processes) * 200 // SLICES <= granted <= 200
    later = NOON.replace(minute=NOON.minute + 1)
    assert seconds_to_wait(token, now=later) == 0


def test_a_clock_that_lags_does_not_give_more(programs: Programs) -> None:
    token, earlier = programs.token("all"), NOON.replace(hour=11)
    assert api_tokens.use_token(token, requests=6, most=10, now=NOON)
    assert not api_tokens.use_token(token, requests=6, most=10, now=earlier)


def test_a_count_costs_one_update_for_many_requests(
    programs: Programs, session: Session, django_assert_num_queries: Any
) -> None:
    programs.get("all", "sessions/3")
    with django_assert_num_queries(6):
        programs.get("all", "sessions/3/events")
        programs.get("all", "sessions/3/events")
        programs.client.get(programs.address("sessions/9/events"), headers=bearer("all"))
