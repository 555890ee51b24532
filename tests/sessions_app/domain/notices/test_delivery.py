"""One notice at a time: checked anew, handed over, marked."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection

from sessions_app.domain.notices import SendingError, announce_dates, announce_pick, deliver_next, due_reminders
from sessions_app.domain.notices.delivery import LONGEST_WAIT, MOST_ATTEMPTS, Parcel
from sessions_app.models import DateOption, Notice, NoticeSettings, Session, SessionPlayer
from tests.factories import NOON, DateOptionFactory, MemberFactory, SessionFactory, SessionPlayerFactory, UserFactory

TOMORROW = NOON + dt.timedelta(hours=23)
HOOK = "https://discord.com/api/webhooks/1/abc"


@pytest.fixture
def session(db: None) -> Session:
    session = SessionFactory(real_start_time=TOMORROW)
    SessionPlayerFactory(session=session, member=MemberFactory(campaign=session.campaign, user=UserFactory()))
    return session


class Outbox:
    """What `send` was called with; it fails as told."""

    def __init__(self, *failures: Exception | None) -> None:
        self.failures = list(failures)
        self.sent: list[str] = []

    def send(self, parcel: Parcel) -> None:
        failure = self.failures.pop(0) if self.failures else None
        if failure:
            raise failure
        self.sent.append(parcel.notice.key)


def test_sent_once(session: Session) -> None:
    due_reminders(NOON)
    outbox = Outbox()
    notice = deliver_next(outbox.send, now=NOON)
    assert notice is not None
    assert (notice.state, notice.sent_at, outbox.sent) == ("sent", NOON, [notice.key])
    assert deliver_next(outbox.send, now=NOON) is None


def cancel(session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(status="cancelled")


def move(session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=TOMORROW + dt.timedelta(hours=1))


def say_no(session: Session) -> None:
    SessionPlayer.objects.update(rsvp="no")


def switch_off(session: Session) -> None:
    member = session.players.get().member
    member.is_reminded = False
    member.save()


def mails_off(session: Session) -> None:
    NoticeSettings.objects.create(campaign=session.campaign, by_mail=False)


def leave_the_seat(session: Session) -> None:
    member = session.players.get().member
    member.user = None
    member.save()


def off_the_roster(session: Session) -> None:
    SessionPlayer.objects.all().delete()
    SessionPlayerFactory(session=session)


@pytest.mark.parametrize(
    "change", [cancel, move, say_no, switch_off, mails_off, leave_the_seat, off_the_roster], ids=lambda c: c.__name__
)
def test_dropped_when_no_longer_wanted(session: Session, change: Callable[[Session], None]) -> None:
    due_reminders(NOON)
    change(session)
    outbox = Outbox()
    notice = deliver_next(outbox.send, now=NOON)
    assert notice is not None
    assert (notice.state, outbox.sent) == ("dropped", [])
    assert notice.problem


def test_dropped_when_it_comes_too_late(session: Session) -> None:
    due_reminders(NOON)
    notice = deliver_next(Outbox().send, now=TOMORROW)
    assert notice is not None
    assert notice.state == "dropped"


def test_failures_wait_longer_each_time_and_end(session: Session) -> None:
    due_reminders(NOON)
    Session.objects.update(real_start_time=TOMORROW)
    now, waits = NOON, []
    outbox = Outbox(*[SendingError("Nobody home.")] * MOST_ATTEMPTS)
    for _ in range(MOST_ATTEMPTS):
        notice = deliver_next(outbox.send, now=now)
        assert notice is not None
        assert deliver_next(outbox.send, now=now) is None
        waits.append(notice.next_attempt_at - now)
        now = notice.next_attempt_at
    assert (notice.state, notice.problem, notice.attempts) == ("failed", "Nobody home.", MOST_ATTEMPTS)
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT
    assert deliver_next(outbox.send, now=now) is None


def test_a_refusal_for_good_is_not_tried_again(session: Session) -> None:
    due_reminders(NOON)
    notice = deliver_next(Outbox(SendingError("Gone.", is_final=True)).send, now=NOON)
    assert notice is not None
    assert (notice.state, notice.problem) == ("failed", "Gone.")


def test_who_asks_for_patience_gets_it(session: Session) -> None:
    due_reminders(NOON)
    asked = dt.timedelta(minutes=20)
    notice = deliver_next(Outbox(SendingError("Later.", wait=asked)).send, now=NOON)
    assert notice is not None
    assert notice.next_attempt_at == NOON + asked


@pytest.mark.django_db(transaction=True)
def test_what_breaks_while_a_letter_is_made_is_kept_as_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    session = SessionFactory(real_start_time=TOMORROW)
    SessionPlayerFactory(session=session, member=MemberFactory(campaign=session.campaign, user=UserFactory()))
    due_reminders(NOON)

    def break_the_transaction(parcel: Parcel) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    notice = deliver_next(break_the_transaction, now=NOON)
    assert notice is not None
    assert Notice.objects.get().state == "pending"
    assert Notice.objects.get().problem == "Something went wrong on this site."
    assert "ZeroDivision" in caplog.text or "division by zero" in caplog.text


def test_too_late_after_failures_says_why(session: Session) -> None:
    due_reminders(NOON)
    deliver_next(Outbox(SendingError("Nobody home.")).send, now=NOON)
    notice = deliver_next(Outbox().send, now=TOMORROW)
    assert notice is not None
    assert (notice.state, notice.problem) == ("failed", "Nobody home.")


def test_dates_that_changed_meanwhile_are_not_told(session: Session) -> None:
    DateOptionFactory(session=session)
    announce_dates(session, now=NOON)
    DateOptionFactory(session=session)
    announce_dates(session, now=NOON)
    outbox = Outbox()
    states = [deliver_next(outbox.send, now=NOON).state for _ in range(2)]
    assert sorted(states) == ["dropped", "sent"]


def test_dates_are_not_told_after_one_was_picked(session: Session) -> None:
    option = DateOptionFactory(session=session)
    announce_dates(session, now=NOON)
    DateOption.objects.filter(pk=option.pk).update(picked=True)
    assert deliver_next(Outbox().send, now=NOON).state == "dropped"


def test_a_webhook_that_was_removed_is_not_called(session: Session) -> None:
    settings = NoticeSettings.objects.create(campaign=session.campaign, webhook_url=HOOK, by_mail=False)
    announce_pick(session, now=NOON)
    settings.webhook_url = ""
    settings.save()
    assert deliver_next(Outbox().send, now=NOON).state == "dropped"
