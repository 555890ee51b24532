"""What is to be sent out about a session: each notice once, under a key of its own."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigntracker.campaigns.models import Campaign
    from sessions_app.models.session import Session


class NoticeKind(models.TextChoices):
    REMINDER = "reminder", _("Reminder")
    DATES_PROPOSED = "dates", _("Dates proposed")
    DATE_PICKED = "picked", _("Date picked")


class NoticeChannel(models.TextChoices):
    MAIL = "mail", _("E-mail")
    WEBHOOK = "webhook", _("Webhook")


class NoticeState(models.TextChoices):
    PENDING = "pending", _("Waiting")
    SENT = "sent", _("Sent")
    DROPPED = "dropped", _("No longer wanted")
    FAILED = "failed", _("Failed")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def due(self, now: dt.datetime) -> Self:
        """Those that wait to be sent and may be tried now, the oldest first."""
        return self.filter(state=NoticeState.PENDING, next_attempt_at__lte=now).order_by("next_attempt_at", "id")

    def free(self) -> Self:
        """Lock them, and pass over those that somebody else has in hand."""
        return self.select_for_update(skip_locked=True, of=("self",))

    def with_all_it_takes(self) -> Self:
        """Load what a letter is made of."""
        return self.select_related("campaign", "session", "member__user")

    def keys_of(self, sessions: "Iterable[Session]") -> "models.QuerySet[Notice, str]":
        return self.filter(session__in=sessions).values_list("key", flat=True)

    def of(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def newest_first(self) -> Self:
        return self.select_related("session", "member").order_by("-id")


class Notice(CampaignOwned):
    """The outbox. `key` says for what and to whom: whoever asks for the same notice again makes no second one."""

    session = SameCampaignForeignKey("sessions_app.Session", on_delete=models.CASCADE, related_name="notices")
    member = SameCampaignForeignKey(
        "campaigns.Member", on_delete=models.CASCADE, null=True, blank=True, related_name="notices"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=NoticeKind.choices)
    channel = models.CharField(_("channel"), max_length=7, choices=NoticeChannel.choices)
    key = models.CharField(_("key"), max_length=200)
    state = models.CharField(_("state"), max_length=7, choices=NoticeState.choices, default=NoticeState.PENDING)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    problem = models.CharField(_("problem"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created"))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="notice_key"),
            models.CheckConstraint(condition=Q(kind__in=NoticeKind.values), name="notice_kind"),
            models.CheckConstraint(condition=Q(channel__in=NoticeChannel.values), name="notice_channel"),
            models.CheckConstraint(condition=Q(state__in=NoticeState.values), name="notice_state"),
            models.CheckConstraint(
                condition=Q(channel="mail", member__isnull=False) | Q(channel="webhook", member__isnull=True),
                name="notice_mail_is_for_a_member",
            ),
        ]
        indexes = [
            # The worker asks over all campaigns, and only for what still waits.
            models.Index(fields=["next_attempt_at"], condition=Q(state="pending"), name="notice_due"),
            models.Index(fields=["campaign", "session"], name="notice_session"),
            models.Index(fields=["campaign", "member"], name="notice_member"),
        ]

    def __str__(self) -> str:
        return self.key
