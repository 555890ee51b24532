"""Reading back: in order, in pieces, and for the party without a trace of what is hidden."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigntracker.exchange.exporting import export_document
from events_app.domain.correcting import void_event
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Session
from tests.api.conftest import Programs
from tests.factories import MemberFactory, SessionFactory, SessionPlayerFactory

HIDDEN = "Zyxwort"


def log(session: Session, *visible: bool) -> None:
    items = [
        EventItem(type="note", name="Seen") if is_seen else EventItem(type="note", name=HIDDEN, visibility="gm")
        for is_seen in visible
    ]
    record_events(session.campaign, items, session=session, by=None, now=timezone.now())


def page(programs: Programs, name: str, **query: Any) -> dict[str, Any]:
    answer = programs.get(name, "sessions/3/events", **query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_read_on_until_there_is_no_more(programs: Programs, session: Session) -> None:
    log(session, *[True] * 5)
    for name in ("all", "party"):
        seen, after, pieces = [], "", 0
        while True:
            answer = page(programs, name, after=after, limit=2)
            seen += [event["id"] for event in answer["events"]]
            after, pieces = answer["next"], pieces + 1
            if not answer["more"]:
                break
        assert (len(seen), len(set(seen)), pieces) == (5, 5, 3), name


def test_numbers_are_for_readers_of_everything(programs: Programs, session: Session) -> None:
    log(session, True, False, True)
    everything, party = page(programs, "all"), page(programs, "party")
    assert [event["seq"] for event in everything["events"]] == [1, 2, 3]
    assert everything["next"] == 3
    assert not any("seq" in event for event in party["events"])
    assert len(party["events"]) == 2
    assert HIDDEN not in str(party)


def test_a_party_reader_does_not_notice_secrets(programs: Programs, session: Session) -> None:
    log(session, True)
    before = page(programs, "party")
    log(session, False, False)
    assert page(programs, "party") == before
    assert page(programs, "party", after=before["next"]) == {"events": [], "next": before["next"], "more": False}
    log(session, True)
    assert len(page(programs, "party", after=before["next"])["events"]) == 1


def test_without_the_seal_the_gap_would_show(
    programs: Programs, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events_app.api.reading.seal", lambda number, session_id, secret: str(number))
    log(session, True)
    first = page(programs, "party")["next"]
    log(session, False, True)
    assert int(page(programs, "party")["next"]) - int(first) == 2


def test_without_the_word_that_hides_them_secrets_would_come_through(
    programs: Programs, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EventQuerySet, "visible_to", lambda events, viewer: events.filter(campaign=viewer.campaign))
    log(session, False)
    assert HIDDEN in str(page(programs, "party"))


def test_voided_events_are_marked_for_one_and_gone_for_the_other(programs: Programs, session: Session) -> None:
    log(session, True, True)
    void_event(Event.objects.get(seq=1), now=timezone.now())
    assert ["voidedAt" in event for event in page(programs, "all")["events"]] == [True, False]
    assert len(page(programs, "party")["events"]) == 1


def test_secrets_of_a_session_are_for_readers_of_everything(programs: Programs, session: Session) -> None:
    Session.objects.update(gm_notes=HIDDEN)
    log(session, True, False)
    for path in ("sessions", "sessions/3"):
        assert HIDDEN in programs.get("all", path).content.decode()
        assert HIDDEN not in programs.get("party", path).content.decode()
    figures = {name: programs.get(name, "sessions/3").json()["stats"]["eventCount"] for name in ("all", "party")}
    assert figures == {"all": 2, "party": 1}


@pytest.mark.parametrize(
    ("name", "after"),
    [
        *[("all", wrong) for wrong in ("-1", "x", "1.5", "²", str(2**31), "9" * 20, "0" * 16 + "z")],
        *[("party", wrong) for wrong in ("0", "1", "f" * 16, "F" * 16, "g" * 16, "\x00", "0" * 16)],
    ],
)
def test_a_cursor_we_never_gave_is_refused(programs: Programs, session: Session, name: str, after: str) -> None:
    answer = programs.get(name, "sessions/3/events", after=after)
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (422, "after")


def test_a_cursor_of_another_session_is_refused(programs: Programs, session: Session) -> None:
    SessionFactory(campaign=programs.campaign, number=4, completed=True)
    cursor = page(programs, "party")["next"]
    assert programs.get("party", "sessions/4/events", after=cursor).status_code == 422


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 1001}, {"limit": "x"}, {"limit": "9" * 5000}])
def test_a_query_that_cannot_be_is_refused_with_its_name(
    programs: Programs, session: Session, query: dict[str, Any]
) -> None:
    answer = programs.get("all", "sessions/3/events", **query)
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (422, "limit")


def test_sessions_come_by_number_in_pieces(programs: Programs) -> None:
    for number in (0, 2, 5):
        SessionFactory(campaign=programs.campaign, number=number)
    SessionFactory(number=1)
    first = programs.get("all", "sessions", limit=2).json()
    assert ([session["number"] for session in first["sessions"]], first["next"]) == ([0, 2], 2)
    rest = programs.get("all", "sessions", limit=2, after=2).json()
    assert ([session["number"] for session in rest["sessions"]], rest["next"]) == ([5], None)


def test_the_api_says_what_the_export_says(programs: Programs, session: Session) -> None:
    gm = MemberFactory(campaign=programs.campaign, role="gm")
    SessionPlayerFactory(session=session, attended=True)
    record_events(
        programs.campaign,
        [EventItem(type="damage", amount=3, actor="Nim"), EventItem(type="note", visibility="gm")],
        session=session,
        by=gm,
        now=timezone.now(),
    )
    token = programs.token("all")
    from campaigntracker.api.auth import Caller

    for name in ("all", "party"):
        exported = export_document(Caller(programs.token(name)).viewer)
        assert programs.get(name, "sessions").json()["sessions"] == exported["sessions"]
        assert page(programs, name)["events"] == exported["events"]
    assert token.source == "api:all___"


def test_many_take_no_more_queries_than_few(programs: Programs, session: Session) -> None:
    def queries(name: str, path: str, **query: Any) -> int:
        programs.get(name, path)
        with CaptureQueriesContext(connection) as captured:
            assert programs.get(name, path, **query).status_code == 200
        return len(captured)

    log(session, True)
    paths = [(name, path) for name in ("all", "party") for path in ("sessions", "sessions/3/events")]
    few = [queries(name, path) for name, path in paths]
    log(session, *[True, False] * 20)
    for number in range(10, 20):
        SessionPlayerFactory(session=SessionFactory(campaign=programs.campaign, number=number))
    SessionPlayerFactory(session=session)
    many = [queries(name, path) for name, path in paths]
    assert few[1::2] == many[1::2]
    assert many[0] == queries("all", "sessions", limit=2)


def test_a_poll_without_news_reads_token_and_session_alone(programs: Programs, session: Session) -> None:
    log(session, True)
    for name, expected in {"all": 2, "party": 3}.items():
        after = page(programs, name)["next"]
        with CaptureQueriesContext(connection) as captured:
            assert page(programs, name, after=after)["events"] == []
        assert len(captured) == expected
