"""How a campaign reminds its players: the only writer of NoticeSettings."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.seen import ConflictError, fingerprint
from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.notices.address import read_webhook_address
from sessions_app.models import NoticeSettings

BETWEEN_TESTS = dt.timedelta(seconds=30)


def settings_of(campaign: Campaign) -> NoticeSettings:
    """What it has chosen, or an unsaved row of defaults."""
    return NoticeSettings.objects.of(campaign).first() or NoticeSettings(campaign=campaign)


def settings_fingerprint(chosen: NoticeSettings) -> str:
    return fingerprint({"by_mail": chosen.by_mail, "hours_ahead": chosen.hours_ahead})


@transaction.atomic
def choose_reminders(campaign: Campaign, *, by_mail: bool, hours_ahead: int, seen: str = "") -> NoticeSettings:
    """`seen` is the fingerprint of what the writer saw: raise ConflictError when another one has been saved since."""
    chosen = _lock(campaign)
    if seen and seen != settings_fingerprint(chosen):
        raise ConflictError(chosen)
    chosen.by_mail, chosen.hours_ahead = by_mail, hours_ahead
    chosen.save()
    return chosen


@transaction.atomic
def set_webhook(campaign: Campaign, url: str, *, hosts: Collection[str]) -> NoticeSettings:
    """Raise RuleError for what is no webhook of one of the hosts."""
    read_webhook_address(url, hosts=hosts)
    chosen = _lock(campaign)
    chosen.webhook_url, chosen.tested_at = url, None
    chosen.save()
    return chosen


@transaction.atomic
def remove_webhook(campaign: Campaign) -> None:
    chosen = _lock(campaign)
    if chosen.webhook_url:
        chosen.webhook_url = ""
        chosen.save()


def begin_test(campaign: Campaign, *, now: dt.datetime) -> str:
    """The webhook that may be tested now; from then on no other test for a while. Raise RuleError where none may.

    One UPDATE, so that no number of servers lets two through.
    """
    rows = NoticeSettings.objects.of(campaign).exclude(webhook_url="")
    if not rows.exists():
        raise RuleError(_("There is no webhook to test."))
    if not rows.not_tested_since(now - BETWEEN_TESTS).update(tested_at=now):
        raise RuleError(_("One test in half a minute: wait a little."))
    return rows.values_list("webhook_url", flat=True).get()


def _lock(campaign: Campaign) -> NoticeSettings:
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    return settings_of(campaign)
