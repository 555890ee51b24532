"""Proposed dates as their pages read them."""

import datetime as dt

import pytest

from sessions_app.domain.answering import read_answers
from sessions_app.domain.date_answers import answer_dates
from sessions_app.domain.dates import pick_date, propose_dates
from sessions_app.domain.polls import DatePoll
from sessions_app.domain.rsvp import answer
from sessions_app.models import Session
from tests.factories import NOON, MemberFactory, SessionFactory

DAY = dt.timedelta(days=1)


@pytest.fixture
def session(db: None) -> Session:
    return SessionFactory()


def poll_of(session: Session, *, now: dt.datetime = NOON) -> DatePoll:
    session.refresh_from_db()
    poll = read_answers(session, None, now=now).poll
    assert poll is not None
    return poll


def vote(session: Session, *ballots: str) -> list:
    """One player a ballot, one letter a date: y, m, n, or - for none."""
    options = propose_dates(session, [NOON + DAY * day for day in range(1, len(ballots[0]) + 1)], now=NOON)
    words = {"y": "yes", "m": "maybe", "n": "no"}
    members = MemberFactory.create_batch(len(ballots), campaign=session.campaign)
    for member, ballot in zip(members, ballots, strict=True):
        said = {o.pk: words[letter] for o, letter in zip(options, ballot, strict=True) if letter in words}
        answer_dates(session, member, said, now=NOON)
    return members


@pytest.mark.parametrize(
    ("ballots", "best"),
    [
        (["---"], []),
        (["nnn"], []),
        (["yny", "yyn"], [0]),
        (["ymy", "mmn", "nyy"], [1]),  # all can, two of them only if need be
        (["yy-", "yy-"], [0, 1]),
        (["my", "ym"], [0, 1]),
        (["mm", "my"], [1]),
    ],
)
def test_which_suit_most(session: Session, ballots: list[str], best: list[int]) -> None:
    vote(session, *ballots)
    assert [place for place, line in enumerate(poll_of(session).lines) if line.is_best] == best


def test_a_date_that_has_passed_is_neither_asked_nor_best(session: Session) -> None:
    [member] = vote(session, "y-")
    poll = poll_of(session, now=NOON + DAY)
    assert [line.is_past for line in poll.lines] == [True, False]
    assert [line.is_best for line in poll.lines] == [False, False]
    assert [asked.id for asked in poll.asked_of(member.pk)] == [poll.lines[1].id]
    assert not poll.is_answered_by(member.pk)
    assert not poll_of(session, now=NOON + 2 * DAY).is_open


def test_counts_and_who_is_silent(session: Session) -> None:
    vote(session, "y", "m", "n", "-")
    [line] = poll_of(session).lines
    assert [len(names) for names in (line.yes, line.maybe, line.no, line.silent)] == [1, 1, 1, 1]


def test_who_has_yet_to_answer(session: Session) -> None:
    """While dates are asked about: who has not said something of each. Then: who has not said whether."""
    done, half = vote(session, "yn", "y-")
    answers = read_answers(session, half, now=NOON)
    assert answers.is_polling
    assert [person.member for person in answers.missing] == [half]
    assert answers.own_is_missing
    option = answers.poll.lines[1] if answers.poll else None
    assert option is not None
    pick_date(session, option.id, now=NOON)
    session.refresh_from_db()
    answers = read_answers(session, half, now=NOON)
    assert not answers.is_polling
    assert {person.name: person.rsvp for person in answers.people} == {
        done.display_name: "no",
        half.display_name: "none",
    }
    assert [person.member for person in answers.missing] == [half]
    answer(session, half, rsvp="late", now=NOON)
    assert read_answers(session, half, now=NOON).missing == []


def test_spectators_and_gms_are_not_asked(session: Session) -> None:
    for role in ("gm", "spectator"):
        member = MemberFactory(campaign=session.campaign, role=role)
        answers = read_answers(session, member, now=NOON)
        assert (answers.people, answers.own) == ((), None)
    MemberFactory()
    assert read_answers(session, None, now=NOON).people == ()
