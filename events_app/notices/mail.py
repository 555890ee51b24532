"""A letter as a mail to one member."""

import datetime as dt
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from campaigntracker.campaigns.models import Member
from events_app.notices.letter import Letter, address
from sessions_app.domain.answer_links import make_token
from sessions_app.domain.notices.off_links import make_off_token


class Mail(EmailMultiAlternatives):
    """One that is the same, to the last character, each time it is made of the same facts."""

    mark = ""

    def message(self, **options: Any) -> Any:
        message = super().message(**options)
        message.set_boundary(f"=_{self.mark}")
        return message


def make_mail(letter: Letter, member: Member, *, mark: str, date: dt.datetime) -> Mail:
    """`mark` is what tells this notice from every other: mail servers know a second copy by the Message-ID it makes."""
    off = address(reverse("reminders_off", args=[make_off_token(member)]))
    words = {
        "letter": letter,
        "answer_url": address(reverse("signed_rsvp", args=[make_token(letter.session, member)])),
        "off_url": off,
    }
    mail = Mail(
        subject=letter.subject,
        body=render_to_string("notices/mail.txt", words),
        to=[member.user.email] if member.user else [],
        headers={
            "Message-ID": f"<{mark}.notice@{urlsplit(settings.SITE_URL).hostname}>",
            "Date": format_datetime(date),
            "List-Unsubscribe": f"<{off}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.mark = mark
    mail.attach_alternative(render_to_string("notices/mail.html", words), "text/html")
    return mail
