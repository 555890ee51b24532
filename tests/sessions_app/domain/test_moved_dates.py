"""A session that moves to another date leaves the answers with the old one."""

import datetime as dt
from dataclasses import replace

import pytest

from sessions_app.domain.answering import read_answers
from sessions_app.domain.date_answers import answer_dates
from sessions_app.domain.dates import pick_date, propose_dates, unpick_date
from sessions_app.domain.drafts import draft_of
from sessions_app.domain.lifecycle import expected_players
from sessions_app.domain.outdated import is_outdated
from sessions_app.domain.planning import edit_session
from sessions_app.domain.reading import read_roster
from sessions_app.domain.rsvp import answer
from sessions_app.models import DateAnswer, Session, SessionPlayer
from tests.factories import NOON, SessionFactory, SessionPlayerFactory

DAY = dt.timedelta(days=1)
FRIDAY, SATURDAY = NOON + 4 * DAY, NOON + 5 * DAY


@pytest.fixture
def row(db: None) -> SessionPlayer:
    return SessionPlayerFactory(session=SessionFactory(real_start_time=FRIDAY))


def move(session: Session, start: dt.datetime | None) -> Session:
    session.refresh_from_db()
    draft = replace(draft_of(session), real_start_time=start)
    return edit_session(session, draft, base_version=session.version, now=NOON)


def is_missing(row: SessionPlayer) -> bool:
    """Whether they are asked, after a look at the database."""
    session = Session.objects.get(pk=row.session_id)
    return read_answers(session, row.member, now=NOON).own_is_missing


def answered_for(row: SessionPlayer) -> dt.datetime | None:
    row.refresh_from_db()
    return row.rsvp_for


def test_an_answer_keeps_the_date_it_was_given_for(row: SessionPlayer) -> None:
    answer(row.session, row.member, rsvp="yes", now=NOON)
    assert answered_for(row) == FRIDAY
    assert not is_missing(row)
    moved = move(row.session, SATURDAY)
    assert answered_for(row) == FRIDAY
    assert is_missing(row)
    [line] = read_roster(moved)
    assert (line.rsvp, line.standing, line.is_outdated) == ("yes", "none", True)
    answer(row.session, row.member, rsvp="yes", now=NOON)
    assert answered_for(row) == SATURDAY
    assert not is_missing(row)


def test_a_note_does_not_renew_an_answer(row: SessionPlayer) -> None:
    answer(row.session, row.member, rsvp="yes", now=NOON)
    move(row.session, SATURDAY)
    answer(row.session, row.member, note="By train", now=NOON)
    assert is_missing(row)


def test_a_session_that_comes_back_to_its_date_has_its_answers_again(row: SessionPlayer) -> None:
    answer(row.session, row.member, rsvp="no", now=NOON)
    move(row.session, SATURDAY)
    assert expected_players(row.session) == [row.member_id]
    move(row.session, FRIDAY)
    assert expected_players(row.session) == []
    assert not is_missing(row)


def test_an_answer_that_names_no_date_was_for_the_one_before_the_move(row: SessionPlayer) -> None:
    SessionPlayer.objects.filter(pk=row.pk).update(rsvp="yes")
    move(row.session, SATURDAY)
    assert answered_for(row) == FRIDAY
    assert is_missing(row)


def test_an_answer_given_without_a_date_holds_for_the_first_one(row: SessionPlayer) -> None:
    move(row.session, None)
    answer(row.session, row.member, rsvp="yes", now=NOON)
    move(row.session, SATURDAY)
    assert answered_for(row) is None
    assert not is_missing(row)


def test_only_an_answer_that_the_game_master_changes_is_one_to_the_new_date(row: SessionPlayer) -> None:
    other = SessionPlayerFactory(session=row.session)
    for player in (row, other):
        answer(row.session, player.member, rsvp="yes", now=NOON)
    session = Session.objects.get(pk=row.session_id)
    draft = draft_of(session)
    changed = tuple(
        replace(entry, rsvp="no") if entry.member_id == other.member_id else entry for entry in draft.roster
    )
    draft = replace(draft, real_start_time=SATURDAY, roster=changed)
    edit_session(session, draft, base_version=session.version, now=NOON)
    assert (answered_for(row), answered_for(other)) == (FRIDAY, SATURDAY)


def test_a_picked_date_is_what_was_answered_for(row: SessionPlayer) -> None:
    move(row.session, None)
    [option, _other] = propose_dates(row.session, [FRIDAY, SATURDAY], now=NOON)
    answer_dates(row.session, row.member, {option.pk: "yes"}, now=NOON)
    pick_date(row.session, option.pk, now=NOON)
    assert answered_for(row) == FRIDAY
    unpick_date(row.session, now=NOON)
    assert answered_for(row) is None


def test_an_old_answer_says_nothing_of_a_proposed_date_the_session_has_moved_to(row: SessionPlayer) -> None:
    move(row.session, None)
    [friday, saturday] = propose_dates(row.session, [FRIDAY, SATURDAY], now=NOON)
    answer_dates(row.session, row.member, {friday.pk: "yes"}, now=NOON)
    pick_date(row.session, friday.pk, now=NOON)
    move(row.session, SATURDAY)
    unpick_date(row.session, now=NOON)
    assert not DateAnswer.objects.filter(option=saturday).exists()
    assert DateAnswer.objects.get(option=friday).answer == "yes"


@pytest.mark.parametrize(
    ("rsvp", "said_for", "start", "expected"),
    [
        ("yes", FRIDAY, FRIDAY + dt.timedelta(hours=1), False),
        ("yes", FRIDAY, FRIDAY - dt.timedelta(hours=1), False),
        ("yes", FRIDAY, FRIDAY + dt.timedelta(minutes=61), True),
        ("yes", FRIDAY, FRIDAY - dt.timedelta(minutes=61), True),
        ("none", FRIDAY, SATURDAY, False),
        ("yes", None, SATURDAY, False),
        ("yes", FRIDAY, None, False),
    ],
)
def test_the_database_and_python_agree_on_what_is_outdated(
    row: SessionPlayer, rsvp: str, said_for: dt.datetime | None, start: dt.datetime | None, *, expected: bool
) -> None:
    assert is_outdated(rsvp, said_for, start) is expected
    Session.objects.filter(pk=row.session_id).update(real_start_time=start)
    SessionPlayer.objects.filter(pk=row.pk).update(rsvp=rsvp, rsvp_for=said_for)
    standing = SessionPlayer.objects.with_standing().get(pk=row.pk).standing  # type: ignore[attr-defined]
    assert (standing != rsvp) is expected
