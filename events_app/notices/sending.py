"""Handing a notice over to the mail server or the webhook."""

import smtplib
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from campaigntracker.web import outbound
from events_app.notices import discord
from events_app.notices.letter import Letter
from events_app.notices.mail import make_mail
from sessions_app.domain.notices import SendingError, mark_of
from sessions_app.domain.notices.address import read_webhook_address
from sessions_app.domain.notices.delivery import Parcel

# The other side is busy, or in trouble of its own.
TRY_AGAIN = {408, 425, 429}


def send(parcel: Parcel) -> None:
    """Raise SendingError for what was not taken."""
    notice = parcel.notice
    session, mark = notice.session, mark_of(notice.key)
    session.campaign = notice.campaign
    letter = Letter(notice.kind, notice.campaign, session, notice.member)
    if notice.member is not None:
        send_mail(make_mail(letter, notice.member, mark=mark, date=notice.created_at))
    else:
        call_webhook(parcel.settings.webhook_url, discord.message(letter), mark=mark)


def send_test(campaign: Campaign, url: str, *, mark: str) -> None:
    call_webhook(url, discord.test_message(campaign.name), mark=mark)


def send_mail(mail: Any) -> None:
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _answer in error.recipients.values()]
        is_final = bool(codes) and all(500 <= code < 600 for code in codes)
        refused = _("The mail server refuses the address (%(code)s).") % {"code": ", ".join(map(str, codes))}
        raise SendingError(refused, is_final=is_final) from error
    except smtplib.SMTPDataError as error:
        is_final = 500 <= error.smtp_code < 600
        refused = _("The mail server refuses the mail (%(code)s).") % {"code": error.smtp_code}
        raise SendingError(refused, is_final=is_final) from error
    except smtplib.SMTPResponseException as error:
        raise SendingError(_("The mail server answers %(code)s.") % {"code": error.smtp_code}) from error
    except (OSError, smtplib.SMTPException) as error:
        raise SendingError(_("The mail server cannot be reached.")) from error


def call_webhook(url: str, body: dict[str, Any], *, mark: str) -> None:
    try:
        address = read_webhook_address(url, hosts=settings.WEBHOOK_HOSTS)
    except RuleError as error:
        raise SendingError(_("The webhook is on a host that is not allowed here."), is_final=True) from error
    headers = {"Idempotency-Key": mark, "User-Agent": f"CampaignTracker ({settings.SITE_URL}, 1)"}
    try:
        answer = outbound.post_json(address.host, address.path, body, headers=headers)
    except outbound.RefusedAddressError as error:
        raise SendingError(_("The webhook’s host has no public address."), is_final=True) from error
    except outbound.OutboundError as error:
        raise SendingError(_("The webhook cannot be reached.")) from error
    if not 200 <= answer.status < 300:
        raise _problem_with(answer)


def _problem_with(answer: outbound.Answer) -> SendingError:
    status = answer.status
    if status in (401, 403, 404, 410):
        return SendingError(_("The webhook no longer exists (%(code)s).") % {"code": status}, is_final=True)
    may_pass = status in TRY_AGAIN or status >= 500
    words = _("The webhook answers %(code)s.") % {"code": status}
    return SendingError(words, is_final=not may_pass, wait=answer.wait)
