"""What stands in a mail, and what cannot get into one."""

import datetime as dt
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from django.test import Client

from campaigntracker.campaigns.models import Member
from events_app.notices.letter import Letter
from events_app.notices.mail import make_mail
from sessions_app.models import Session
from tests.events_app.notices.conftest import EVENING
from tests.factories import NOON, DateOptionFactory


def mail(session: Session, member: Member, kind: str = "reminder") -> Any:
    return make_mail(Letter(kind, session.campaign, session, member), member, mark="abc", date=NOON)


def read(session: Session, member: Member, kind: str = "reminder") -> EmailMessage:
    return message_from_bytes(mail(session, member, kind).message().as_bytes(), policy=default)


def texts(message: EmailMessage) -> list[str]:
    """The plain one and the other."""
    return [part.get_content() for part in message.iter_parts()]


def test_a_reminder(session: Session, member: Member) -> None:
    message = read(session, member)
    assert message["To"] == "pia@example.org"
    assert message["Subject"] == "The Long Road: Session 7: The mill, Sat 21 Nov, 19:00"
    plain, html = texts(message)
    for text in (plain, html):
        assert "Saturday 21 November 2026, 19:00 (Europe/Berlin)" in text
        for word in ("kitchen", "Find the bell", "They crossed.", "Session 6: The ferry", "/rsvp/", "/reminders/off/"):
            assert word in text
        assert "http://localhost:8000/c/road/sessions/7/" in text
        assert "Zyxwort" not in text
    assert "Jo's kitchen" in plain


def test_each_reader_has_a_zone(session: Session, member: Member) -> None:
    member.user.time_zone = "America/New_York"
    message = read(session, member)
    assert "13:00" in message["Subject"]
    assert "13:00 (America/New_York)" in texts(message)[0]


@pytest.mark.parametrize(("moment", "clock"), [(EVENING, "19:00"), (EVENING - dt.timedelta(days=60), "20:00")])
def test_summer_and_winter(session: Session, member: Member, moment: dt.datetime, clock: str) -> None:
    session.real_start_time = moment
    assert f"{clock} (Europe/Berlin)" in texts(read(session, member))[0]


def test_the_links_work(session: Session, member: Member) -> None:
    session.real_start_time = EVENING.replace(year=2096)
    session.save()
    plain, _html = texts(read(session, member))
    links = [line.removeprefix("http://localhost:8000") for line in plain.splitlines() if line.startswith("http")]
    pages = {link.split("/")[1]: Client().get(link).status_code for link in links}
    assert pages == {"rsvp": 200, "c": 404, "reminders": 200}


def test_how_mail_programs_end_it(session: Session, member: Member) -> None:
    message = read(session, member)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = message["List-Unsubscribe"].strip(" <>").removeprefix("http://localhost:8000")
    client = Client(enforce_csrf_checks=True)
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 204
    assert not Member.objects.get(pk=member.pk).is_reminded


def test_the_same_each_time_it_is_made(session: Session, member: Member) -> None:
    first, second = (mail(session, member).message().as_bytes() for _ in range(2))
    assert first == second
    assert read(session, member)["Message-ID"] == "<abc.notice@localhost>"
    # The twin: what the library makes by itself differs each time.
    plain = mail(session, member)
    plain.extra_headers = {}
    assert type(plain).__mro__[1].message(plain).as_bytes() != type(plain).__mro__[1].message(plain).as_bytes()


def test_texts_of_people_make_no_headers_and_no_markup(session: Session, member: Member) -> None:
    nasty = "x\r\nBcc: evil@example.org\n\n<script>alert(1)</script>"
    session.title = session.location = session.campaign.name = nasty
    session.planned_objectives = [nasty]
    message = read(session, member)
    assert message["Bcc"] is None
    assert "\n" not in message["Subject"]
    plain, html = texts(message)
    assert "<script" not in html
    assert "Bcc: evil@example.org <script>alert(1)</script>" in plain


def test_proposed_dates(session: Session, member: Member) -> None:
    DateOptionFactory(session=session, starts_at=EVENING)
    DateOptionFactory(session=session, starts_at=EVENING + dt.timedelta(days=7))
    message = read(session, member, "dates")
    assert "when can you play" in message["Subject"]
    for text in texts(message):
        assert "Saturday 21 November 2026, 19:00 (Europe/Berlin)" in text
        assert "Saturday 28 November 2026, 19:00 (Europe/Berlin)" in text
        assert "They crossed" not in text


def test_the_date_that_was_picked(session: Session, member: Member) -> None:
    message = read(session, member, "picked")
    assert "the date is set" in message["Subject"]
    assert "19:00 (Europe/Berlin)" in texts(message)[0]


def test_a_long_recap_is_cut(session: Session, member: Member) -> None:
    Session.objects.filter(number=6).update(summary={"gm": "word " * 5_000})
    plain, _html = texts(read(session, member))
    assert plain.count("word") < 130
    assert "word…" in plain


def test_a_recap_that_was_composed_is_the_partys(session: Session, member: Member) -> None:
    Session.objects.filter(number=6).update(summary={})
    assert "Previously" not in texts(read(session, member))[0]
