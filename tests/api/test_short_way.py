"""A request for an operation does without what serves people in browsers."""

from collections.abc import Callable
from typing import Any

from sessions_app.models import Session
from tests.api.conftest import Programs, bearer
from tests.factories import SessionFactory


def test_an_event_takes_two_statements(
    programs: Programs, session: Session, note: Callable[..., Any], django_assert_num_queries: Any
) -> None:
    programs.post("writer", "events", note("first"))
    for path in ("events", "sessions/3/events"):
        # Within a test's transaction, a savepoint and its release too.
        with django_assert_num_queries(4):
            assert programs.post("writer", path, [note(f"{path}-{number}") for number in range(20)]).status_code == 201


def test_the_session_of_the_address_counts_not_the_one_in_progress(
    programs: Programs, session: Session, note: Callable[..., Any]
) -> None:
    earlier = SessionFactory(campaign=programs.campaign, number=2, status="completed")
    for _ in range(2):
        assert programs.post("writer", "sessions/2/events", note("a")).status_code == 201
    assert programs.post("writer", "sessions/9/events", note("b")).status_code == 404
    assert programs.post("writer", f"sessions/{10**30}/events", note("b")).status_code in (404, 422)
    earlier.refresh_from_db()
    session.refresh_from_db()
    assert (earlier.last_seq, session.last_seq) == (1, 0)


def test_a_cookie_is_not_looked_at(programs: Programs, session: Session, django_assert_num_queries: Any) -> None:
    programs.get("all", "sessions/3/events")
    programs.client.cookies["sessionid"] = "a" * 32
    with django_assert_num_queries(2):
        answer = programs.get("all", "sessions/3/events")
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_another_host_is_refused(programs: Programs, session: Session) -> None:
    headers = bearer("all") | {"Host": "elsewhere.example"}
    assert programs.client.get(programs.address("sessions"), headers=headers).status_code == 400
