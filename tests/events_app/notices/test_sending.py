"""What becomes of a notice on its way, and what is said of it."""

import datetime as dt
import logging
import smtplib
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from campaigntracker.campaigns.models import Campaign
from campaigntracker.web import outbound
from campaigntracker.web.outbound import Answer
from events_app.notices import worker as worker_module
from events_app.notices.worker import Worker
from sessions_app.models import Notice, NoticeSettings, Session
from tests.factories import MemberFactory, SessionPlayerFactory, UserFactory

SECRET = "abcdefghijklmnop"
HOOK = f"https://discord.com/api/webhooks/1/{SECRET}"


@pytest.fixture
def soon(session: Session) -> Session:
    session.real_start_time = timezone.now() + dt.timedelta(hours=5)
    session.save()
    return session


@pytest.fixture
def hook(soon: Session) -> NoticeSettings:
    return NoticeSettings.objects.create(campaign=soon.campaign, webhook_url=HOOK, by_mail=False)


def test_the_command_sends_what_is_due(soon: Session, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("send_notices", once=True)
    assert "1 notices handled." in capsys.readouterr().out
    [message] = mail.outbox
    assert message.to == ["pia@example.org"]
    call_command("send_notices", once=True)
    assert len(mail.outbox) == 1


def test_a_line_for_each_without_addresses(hook: NoticeSettings, caplog: pytest.LogCaptureFixture) -> None:
    NoticeSettings.objects.update(by_mail=True)
    monkey = pytest.MonkeyPatch()
    monkey.setattr(outbound, "post_json", lambda *args, **options: Answer(500))
    with caplog.at_level(logging.INFO), monkey.context():
        Worker().run_once()
    monkey.undo()
    lines = [record.getMessage() for record in caplog.records if record.name == "campaigntracker.notices"]
    assert len(lines) == 2
    assert SECRET not in caplog.text
    assert "pia@" not in caplog.text


@pytest.mark.parametrize(
    ("failure", "state", "problem"),
    [
        (smtplib.SMTPRecipientsRefused({"pia@example.org": (550, b"no pia@example.org")}), "failed", "(550)"),
        (smtplib.SMTPRecipientsRefused({"pia@example.org": (451, b"later")}), "pending", "(451)"),
        (smtplib.SMTPDataError(554, b"spam"), "failed", "(554)"),
        (smtplib.SMTPDataError(452, b"full"), "pending", "(452)"),
        (smtplib.SMTPAuthenticationError(535, b"who"), "pending", "535"),
        (smtplib.SMTPServerDisconnected("gone"), "pending", "cannot be reached"),
        (TimeoutError(), "pending", "cannot be reached"),
        (ConnectionRefusedError(), "pending", "cannot be reached"),
    ],
)
def test_mail_servers_say_no(
    soon: Session, monkeypatch: pytest.MonkeyPatch, failure: Exception, state: str, problem: str
) -> None:
    def fail(self: EmailMultiAlternatives, **options: Any) -> None:
        raise failure

    monkeypatch.setattr(EmailMultiAlternatives, "send", fail)
    Worker().run_once()
    notice = Notice.objects.get()
    assert notice.state == state
    assert problem in notice.problem
    assert "pia@" not in notice.problem


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, "sent"), (204, "sent"), (301, "failed"), (302, "failed"), (308, "failed"), (400, "failed"),
        (401, "failed"), (404, "failed"), (410, "failed"), (408, "pending"), (429, "pending"), (500, "pending"),
        (503, "pending"),
    ],
)  # fmt: skip
def test_webhooks_say_no(hook: NoticeSettings, monkeypatch: pytest.MonkeyPatch, status: int, state: str) -> None:
    monkeypatch.setattr(outbound, "post_json", lambda *args, **options: Answer(status))
    Worker().run_once()
    notice = Notice.objects.get()
    assert notice.state == state
    assert SECRET not in notice.problem
    assert (notice.problem == "") == (state == "sent")


def test_a_webhook_asks_for_patience(hook: NoticeSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = dt.timedelta(minutes=30)
    monkeypatch.setattr(outbound, "post_json", lambda *args, **options: Answer(429, asked))
    before = timezone.now()
    Worker().run_once()
    assert Notice.objects.get().next_attempt_at >= before + asked


@pytest.mark.parametrize(
    ("error", "state"), [(outbound.RefusedAddressError(), "failed"), (outbound.UnreachableError(), "pending")]
)
def test_webhooks_that_lead_inside_or_nowhere(
    hook: NoticeSettings, monkeypatch: pytest.MonkeyPatch, error: Exception, state: str
) -> None:
    def fail(*args: Any, **options: Any) -> Answer:
        raise error

    monkeypatch.setattr(outbound, "post_json", fail)
    Worker().run_once()
    assert Notice.objects.get().state == state


def test_a_host_that_is_no_longer_allowed_is_not_called(
    hook: NoticeSettings, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.WEBHOOK_HOSTS = ["chat.example"]
    monkeypatch.setattr(outbound, "post_json", lambda *args, **options: pytest.fail("called"))
    Worker().run_once()
    assert Notice.objects.get().state == "failed"


def test_the_key_goes_along(hook: NoticeSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[dict[str, str]] = []

    def post(host: str, path: str, body: Any, *, headers: dict[str, str]) -> Answer:
        sent.append(headers)
        return Answer(204)

    monkeypatch.setattr(outbound, "post_json", post)
    Worker().run_once()
    assert len(sent[0]["Idempotency-Key"]) == 40


def test_told_to_stop_it_finishes_the_notice_at_hand_and_no_other(
    soon: Session, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        SessionPlayerFactory(session=soon, member=MemberFactory(campaign=campaign, user=UserFactory()))
    worker = Worker()
    monkeypatch.setattr(worker_module, "send", lambda parcel: worker.stop())
    # The connection is the test's.
    monkeypatch.setattr(worker_module, "close_old_connections", lambda: None)
    worker.run()
    assert sorted(Notice.objects.values_list("state", flat=True)) == ["pending", "pending", "pending", "sent"]


def test_a_database_that_is_away_is_waited_for(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.NOTICE_SECONDS = 0
    worker, asked = Worker(), []

    def ask(now: dt.datetime) -> int:
        asked.append(now)
        if len(asked) == 3:
            worker.stop()
        raise DatabaseError("the server closed the connection\nand more")

    monkeypatch.setattr(worker_module, "due_reminders", ask)
    monkeypatch.setattr(worker_module, "connections", type("Nothing", (), {"close_all": staticmethod(lambda: None)}))
    monkeypatch.setattr(worker_module, "close_old_connections", lambda: None)
    worker.run()
    assert len(asked) == 3


def test_it_ends_with_the_process_it_came_from(soon: Session) -> None:
    Worker(goes_on=lambda: False).run()
    assert not Notice.objects.exists()
