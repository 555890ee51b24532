"""Two people answer, or pick, at the same moment."""

import contextlib
import datetime as dt
import threading
from unittest import mock
from uuid import UUID

import pytest
from django.db import IntegrityError, models

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain import dates
from sessions_app.domain import rsvp as verbs
from sessions_app.domain.dates import pick_date, propose_dates
from sessions_app.domain.rsvp import answer
from sessions_app.models import DateOption, Session, SessionPlayer
from tests.campaigns.test_claim_races import at_once
from tests.factories import NOON, MemberFactory, SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)


def rsvps(session: Session) -> list[str]:
    return sorted(SessionPlayer.objects.of(session).values_list("rsvp", flat=True))


def places(session: Session) -> list[int]:
    return sorted(SessionPlayer.objects.of(session).values_list("position", flat=True))


def wait_at(barrier: threading.Barrier) -> None:
    with contextlib.suppress(threading.BrokenBarrierError):  # the other one waits for the lock
        barrier.wait()


def answer_together(session: Session) -> list[object]:
    """Two who are not on the roster yet; each waits for the other, where nothing keeps them apart, before writing."""
    both_read = threading.Barrier(2, timeout=1)
    seat = verbs.seat_player

    def seat_and_wait(session: Session, member_id: UUID) -> SessionPlayer:
        row = seat(session, member_id)
        wait_at(both_read)
        return row

    mara, jonah = MemberFactory.create_batch(2, campaign=session.campaign)
    with mock.patch.object(verbs, "seat_player", seat_and_wait):
        return at_once(
            lambda: answer(session, mara, rsvp="yes", now=NOON), lambda: answer(session, jonah, rsvp="no", now=NOON)
        )


def test_two_answers_at_once_are_both_kept() -> None:
    session = SessionFactory()
    results = answer_together(session)
    assert {type(result) for result in results} == {SessionPlayer}
    assert rsvps(session) == ["no", "yes"]
    assert places(session) == [0, 1]


def test_without_the_lock_both_would_take_one_place() -> None:
    session = SessionFactory()
    with mock.patch.object(models.QuerySet, "select_for_update", lambda queryset, **options: queryset):
        answer_together(session)
    assert places(session) == [0, 0]


def pick_together(session: Session) -> list[object]:
    """Two GMs, each of whom has seen that nothing is picked."""
    both_looked = threading.Barrier(2, timeout=1)
    options = propose_dates(session, [NOON + dt.timedelta(days=days) for days in (1, 2)], now=NOON)
    keep = dates._keep_answers

    def keep_and_wait(session: Session, *, now: dt.datetime) -> None:
        keep(session, now=now)
        wait_at(both_looked)

    with mock.patch.object(dates, "_keep_answers", keep_and_wait):
        return at_once(*(lambda o=option: pick_date(session, o.pk, now=NOON) for option in options))


def test_of_two_gms_who_pick_at_once_one_wins() -> None:
    session = SessionFactory()
    results = pick_together(session)
    assert {type(result) for result in results} == {Session, RuleError}
    picked = DateOption.objects.of_session(session).get(picked=True)
    [won] = [result for result in results if isinstance(result, Session)]
    session.refresh_from_db()
    assert session.real_start_time == picked.starts_at == won.real_start_time


def test_without_the_lock_the_database_lets_one_win() -> None:
    session = SessionFactory()
    with mock.patch.object(models.QuerySet, "select_for_update", lambda queryset, **options: queryset):
        results = pick_together(session)
    assert {type(result) for result in results} == {Session, IntegrityError}
    assert DateOption.objects.of_session(session).filter(picked=True).count() == 1
