"""What is due is written down once, whoever asks and how often."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app.domain.notices import announce_dates, announce_pick, due_reminders
from sessions_app.models import Notice, NoticeSettings, Session
from tests.factories import (
    NOON,
    DateOptionFactory,
    MemberFactory,
    SessionFactory,
    SessionPlayerFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

TOMORROW = NOON + dt.timedelta(hours=23)
HOOK = "https://discord.com/api/webhooks/1/abc"


def seat(campaign: object, **more: object) -> object:
    return MemberFactory(campaign=campaign, user=UserFactory(), **more)


def session_with(players: int, start: dt.datetime = TOMORROW, **more: object) -> Session:
    session = SessionFactory(real_start_time=start, **more)
    for _ in range(players):
        SessionPlayerFactory(session=session, member=seat(session.campaign))
    return session


def test_each_of_the_roster_gets_one_and_asking_again_makes_no_second() -> None:
    session = session_with(3)
    assert due_reminders(NOON) == 3
    assert due_reminders(NOON) == due_reminders(NOON + dt.timedelta(hours=1)) == 0
    assert {notice.member for notice in Notice.objects.all()} == {row.member for row in session.players.all()}


def test_the_database_refuses_the_second_of_two_that_ask_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    session_with(2)
    due_reminders(NOON)
    # The other one has not committed yet when this one looks.
    monkeypatch.setattr("sessions_app.models.notice.NoticeQuerySet.keys_of", lambda self, sessions: [])
    due_reminders(NOON)
    assert Notice.objects.count() == 2


def test_a_new_date_is_a_new_reminder() -> None:
    session = session_with(1)
    due_reminders(NOON)
    session.real_start_time += dt.timedelta(minutes=30)
    session.save()
    assert due_reminders(NOON) == 1


@pytest.mark.parametrize(
    ("start", "status", "expected"),
    [
        (NOON + dt.timedelta(hours=24), "planned", 1),
        (NOON + dt.timedelta(hours=24, seconds=1), "planned", 0),
        (NOON, "planned", 0),
        (NOON - dt.timedelta(hours=1), "planned", 0),
        (None, "planned", 0),
        (TOMORROW, "cancelled", 0),
        (TOMORROW, "completed", 0),
    ],
)
def test_only_planned_sessions_within_the_hours(start: dt.datetime | None, status: str, expected: int) -> None:
    session_with(1, start=start, status=status)
    assert due_reminders(NOON) == expected


def test_each_campaign_has_hours_of_its_own() -> None:
    early, late = session_with(1), session_with(1)
    NoticeSettings.objects.create(campaign=early.campaign, hours_ahead=2)
    NoticeSettings.objects.create(campaign=late.campaign, hours_ahead=336)
    assert due_reminders(NOON) == 1
    assert Notice.objects.get().session == late


def test_who_is_not_to_be_told() -> None:
    session = SessionFactory(real_start_time=TOMORROW)
    for rsvp in ("yes", "no", "maybe", "late", "none"):
        SessionPlayerFactory(session=session, member=seat(session.campaign, display_name=rsvp), rsvp=rsvp)
    SessionPlayerFactory(session=session, member=seat(session.campaign, display_name="off", is_reminded=False))
    SessionPlayerFactory(session=session, member=MemberFactory(campaign=session.campaign, display_name="no account"))
    nowhere = MemberFactory(campaign=session.campaign, display_name="no address", user=UserFactory(email=""))
    SessionPlayerFactory(session=session, member=nowhere)
    unsure = MemberFactory(campaign=session.campaign, display_name="not theirs?", user=UserFactory(confirmed=False))
    SessionPlayerFactory(session=session, member=unsure)
    left = MemberFactory(campaign=session.campaign, display_name="left", user=UserFactory(is_active=False))
    SessionPlayerFactory(session=session, member=left)
    seat(session.campaign, display_name="not on the roster")
    due_reminders(NOON)
    assert {notice.member.display_name for notice in Notice.objects.all()} == {"yes", "maybe", "late", "none"}


def test_without_a_roster_all_players_are_told() -> None:
    session = SessionFactory(real_start_time=TOMORROW)
    player = seat(session.campaign)
    seat(session.campaign, role="gm")
    seat(session.campaign, role="spectator")
    MemberFactory(campaign=session.campaign)
    assert due_reminders(NOON) == 1
    assert Notice.objects.get().member == player


def test_the_webhook_gets_one_of_its_own_and_mails_can_be_off() -> None:
    session = session_with(2)
    NoticeSettings.objects.create(campaign=session.campaign, by_mail=False, webhook_url=HOOK)
    assert due_reminders(NOON) == 1
    notice = Notice.objects.get()
    assert (notice.channel, notice.member) == ("webhook", None)
    assert HOOK not in notice.key


def test_queries_do_not_grow_with_campaigns() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            due_reminders(NOON)
        return len(captured)

    session_with(2)
    SessionFactory(real_start_time=TOMORROW)
    few = queries()
    for _ in range(5):
        session_with(4)
        seat(SessionFactory(real_start_time=TOMORROW).campaign)
    assert queries() == few


def test_proposed_dates_are_told_once_and_again_when_they_change() -> None:
    session = session_with(2, start=None)
    assert announce_dates(session, now=NOON) == 0
    DateOptionFactory(session=session)
    assert announce_dates(session, now=NOON) == 2
    assert announce_dates(session, now=NOON) == 0
    DateOptionFactory(session=session)
    assert announce_dates(session, now=NOON) == 2


def test_the_date_that_was_picked_is_told_to_those_who_said_no_too() -> None:
    session = session_with(1)
    SessionPlayerFactory(session=session, member=seat(session.campaign), rsvp="no")
    NoticeSettings.objects.create(campaign=session.campaign, webhook_url=HOOK)
    assert announce_pick(session, now=NOON) == 3
    assert announce_pick(session, now=NOON) == 0


def test_keys_fit_their_column() -> None:
    session = session_with(1, start=dt.datetime.max.replace(tzinfo=dt.UTC, microsecond=999_999))
    announce_pick(session, now=NOON)
    assert len(Notice.objects.get().key) <= 200
