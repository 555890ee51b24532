"""Workers are killed at any moment; each reminder goes out exactly once.

REMINDERS and KILLS make it larger: 1000 and 20 is what is promised.
"""

import datetime as dt
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, connections
from django.utils import timezone

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign, Member
from sessions_app.domain.notices import deliver_next, due_reminders, mark_of
from sessions_app.domain.notices.delivery import Parcel
from sessions_app.domain.notices.keys import moment_of, notice_key
from sessions_app.models import Notice, NoticeSettings, Session
from sessions_app.models.notice import NoticeQuerySet
from tests.embedded.processes import eventually
from tests.events_app.notices.sinks import Sinks
from tests.events_app.notices.workers import Workers
from tests.factories import NOON, CampaignFactory, NoticeFactory, SessionFactory

REMINDERS = int(os.environ.get("REMINDERS", "120"))
KILLS = int(os.environ.get("KILLS", "6"))
PLAYERS = 20
SESSIONS_PER_CAMPAIGN = 5

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sinks() -> Iterator[Sinks]:
    sinks = Sinks()
    yield sinks
    sinks.close()


@pytest.fixture
def workers(sinks: Sinks) -> Iterator[Workers]:
    workers = Workers(sinks)
    yield workers
    workers.close()


def table_of(players: int) -> Campaign:
    campaign = CampaignFactory()
    names = [f"{campaign.slug}-{number}" for number in range(players)]
    users = User.objects.bulk_create(User(username=name, email=f"{name}@example.org") for name in names)
    EmailAddress.objects.bulk_create(EmailAddress(user=user, email=user.email, verified=True) for user in users)
    Member.objects.bulk_create(
        Member(campaign=campaign, user=user, display_name=user.username, created_at=NOON) for user in users
    )
    number = int.from_bytes(campaign.pk.bytes[:6], "big")
    NoticeSettings.objects.create(campaign=campaign, webhook_url=f"https://discord.com/api/webhooks/{number}/abc")
    return campaign


def plan(reminders: int, start: dt.datetime) -> list[Session]:
    """Sessions whose reminders, a webhook's included, are that many."""
    sessions: list[Session] = []
    while len(sessions) * (PLAYERS + 1) < reminders:
        if len(sessions) % SESSIONS_PER_CAMPAIGN == 0:
            campaign = table_of(PLAYERS)
        begins = start + dt.timedelta(minutes=len(sessions))
        sessions.append(SessionFactory(campaign=campaign, real_start_time=begins))
    return sessions


def marks_of(session: Session) -> set[str]:
    """Of each reminder that this session wants as it stands."""
    moment = moment_of(session.real_start_time)
    seats: list[UUID | None] = [None, *Member.objects.of(session.campaign).values_list("pk", flat=True)]
    return {mark_of(notice_key("reminder", session.pk, moment, seat)) for seat in seats}


def change(session: Session, **values: object) -> None:
    Session.objects.filter(pk=session.pk).update(**values)
    session.refresh_from_db()


def test_each_goes_out_exactly_once(sinks: Sinks, workers: Workers) -> None:
    now = timezone.now()
    sessions = plan(REMINDERS, now + dt.timedelta(hours=20))
    written = due_reminders(now)
    cancelled, moved, put_off, *rest = sessions
    change(cancelled, status="cancelled")
    change(moved, real_start_time=now + dt.timedelta(hours=22))
    change(put_off, real_start_time=now + dt.timedelta(days=9))
    unwanted_marks = marks_of(cancelled) | marks_of(put_off)

    chance = random.Random(20)  # noqa: S311
    seen_before_cancelling: set[str] = set()
    for number in range(KILLS):
        workers.start(2 - len(workers.pids))
        # It may be done before the last kill: what is left decides how long to wait for it.
        left = Notice.objects.filter(state="pending").count()
        enough = sinks.taken() + chance.randint(0, max(left // (KILLS - number + 1), 1))
        eventually(lambda enough=enough: sinks.taken() >= enough or not pending(), "workers work")
        if number % 2:
            kill_at_the_worst_moment(sinks, workers)
        else:
            time.sleep(chance.random() * 0.02)
            workers.kill(chance.choice(workers.pids))
        if number == KILLS // 2:
            workers.kill_all()
            # Half of its reminders may be out by now; no other follows.
            late = rest[-1]
            change(late, status="cancelled")
            seen_before_cancelling = {mark_of_mail(mark) for mark in everything(sinks)} & marks_of(late)

    workers.start(2 - len(workers.pids))
    eventually(lambda: not pending(), "everything is sent")
    workers.stop()

    got = {mark_of_mail(mark): bodies for mark, bodies in everything(sinks).items()}
    wanted = set().union(*(marks_of(session) for session in sessions if session not in (cancelled, put_off, late)))
    doubles = sum(len(bodies) - 1 for bodies in got.values())
    sys.stdout.write(
        f"\n{written} reminders written down, {len(wanted)} wanted, {len(got)} distinct received, "
        f"{sinks.taken()} transmissions, {doubles} repeated, {workers.killed} workers killed\n"
    )
    assert set(got) == wanted | seen_before_cancelling
    assert not set(got) & unwanted_marks
    assert sinks.taken() <= len(got) + workers.killed
    assert all(len(set(bodies)) == 1 for bodies in got.values())
    assert {notice.state for notice in Notice.objects.all()} == {"sent", "dropped"}
    # The twin: who did not look at the marks would have got some of them twice.
    assert doubles > 0


def everything(sinks: Sinks) -> dict[str, list[bytes]]:
    return sinks.mail.by_mark() | sinks.hook.by_mark()


def mark_of_mail(mark: str) -> str:
    """From a Message-ID the part that comes from the key."""
    return mark.strip("<>").removesuffix(".notice@localhost")


def pending() -> bool:
    return Notice.objects.filter(state="pending").exists()


def kill_at_the_worst_moment(sinks: Sinks, workers: Workers) -> None:
    """When a notice is taken, and the worker does not know it yet."""
    struck = threading.Event()

    def strike() -> None:
        if not struck.is_set():
            for pid in list(workers.pids):
                workers.kill(pid)
            struck.set()

    sinks.mail.on_taken = strike
    eventually(lambda: struck.is_set() or not pending(), "somebody hands something over")
    sinks.mail.on_taken = lambda: None


class TwoAtOnce:
    """Two threads that each take a notice in hand, and let go of it only when both have tried to."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self._both = threading.Barrier(2, timeout=60)

    def run(self) -> list[str]:
        threads = [threading.Thread(target=self._deliver) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.sent

    def _deliver(self) -> None:
        try:
            if deliver_next(self._send, now=NOON) is None:
                self._both.wait()
        finally:
            connections.close_all()

    def _send(self, parcel: Parcel) -> None:
        self._both.wait()
        self.sent.append(parcel.notice.key)


@pytest.fixture
def one_reminder() -> Notice:
    session = SessionFactory(real_start_time=NOON + dt.timedelta(hours=1))
    member = Member.objects.of(table_of(1)).get()
    Member.objects.filter(pk=member.pk).update(campaign=session.campaign)
    key = notice_key("reminder", session.pk, moment_of(session.real_start_time), member.pk)
    return NoticeFactory(session=session, member_id=member.pk, key=key)


def test_two_workers_do_not_send_the_same(one_reminder: Notice) -> None:
    assert TwoAtOnce().run() == [one_reminder.key]


def test_without_the_lock_both_would(one_reminder: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NoticeQuerySet, "free", lambda self: self)
    # As a lock that is given back with the choice would be: each sends in a transaction of its own.
    assert TwoAtOnce().run() == [one_reminder.key] * 2
    assert connection.in_atomic_block is False
