"""Two GMs, or one with an impatient finger, who carry over at the same moment."""

import contextlib
import threading
from collections.abc import Callable
from unittest import mock

import pytest
from django.db import IntegrityError, models

from sessions_app.domain import carry_over as module
from sessions_app.domain.carry_over import CarriedOver, carry_over
from sessions_app.models import PrepItem, Session
from tests.campaigns.test_claim_races import at_once
from tests.factories import NOON, PrepItemFactory, SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sessions() -> tuple[Session, Session]:
    played = SessionFactory(number=15, completed=True, planned_objectives=["Find the key"])
    PrepItemFactory(session=played, text="The bridge")
    return played, SessionFactory(campaign=played.campaign, number=16)


def race(act: Callable[[], object]) -> list[object]:
    """Let both see what is left before either writes."""
    both_looked = threading.Barrier(2, timeout=1)
    look = module.what_is_left

    def look_and_wait(session: Session) -> module.WhatIsLeft:
        left = look(session)
        with contextlib.suppress(threading.BrokenBarrierError):  # the other one waits for the lock
            both_looked.wait()
        return left

    with mock.patch.object(module, "what_is_left", look_and_wait):
        return at_once(act, act)


def test_two_at_once_carry_it_over_once(sessions: tuple[Session, Session]) -> None:
    played, planned = sessions
    results = race(lambda: carry_over(played, planned, now=NOON))
    assert sorted(bool(result) for result in results) == [False, True]
    assert PrepItem.objects.filter(session=planned).count() == 1
    planned.refresh_from_db()
    assert planned.planned_objectives == ["Find the key"]


def test_two_at_once_plan_one_session(sessions: tuple[Session, Session]) -> None:
    played, planned = sessions
    planned.delete()
    results = race(lambda: carry_over(played, None, now=NOON))
    assert sorted(result.is_new for result in results if isinstance(result, CarriedOver)) == [False, True]
    assert Session.objects.filter(status="planned").count() == 1


def test_without_the_lock_only_the_database_would_refuse_the_second(sessions: tuple[Session, Session]) -> None:
    played, planned = sessions
    with mock.patch.object(models.QuerySet, "select_for_update", lambda queryset, **options: queryset):
        results = race(lambda: carry_over(played, planned, now=NOON))
    assert {type(result) for result in results} == {CarriedOver, IntegrityError}
    assert PrepItem.objects.filter(session=planned).count() == 1
