"""How a campaign reminds its players."""

import datetime as dt
from typing import TYPE_CHECKING, Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned

if TYPE_CHECKING:
    from campaigntracker.campaigns.models import Campaign

# Where a campaign says nothing.
HOURS_AHEAD = 24
MOST_HOURS_AHEAD = 336


class NoticeSettingsQuerySet(models.QuerySet["NoticeSettings"]):
    def of(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def not_tested_since(self, moment: dt.datetime) -> Self:
        return self.filter(Q(tested_at=None) | Q(tested_at__lt=moment))


# Whoever knows the webhook's address may write to the channel, so no kept version tells of it.
@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["webhook_url", "tested_at"],
    model_name="NoticeSettingsHistory",
)
class NoticeSettings(CampaignOwned):
    """One row a campaign at most; without it, the defaults below hold."""

    by_mail = models.BooleanField(_("remind by e-mail"), default=True)
    hours_ahead = models.PositiveSmallIntegerField(
        _("hours ahead"), default=HOURS_AHEAD, validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS_AHEAD)]
    )
    webhook_url = models.CharField(_("Discord webhook"), max_length=500, blank=True)
    # When a test message was asked for last.
    tested_at = models.DateTimeField(null=True, editable=False)

    objects = NoticeSettingsQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder settings")
        verbose_name_plural = _("reminder settings")
        constraints = [
            models.UniqueConstraint(fields=["campaign"], name="notice_settings_key"),
            models.CheckConstraint(
                condition=Q(hours_ahead__gte=1, hours_ahead__lte=MOST_HOURS_AHEAD), name="notice_hours_ahead"
            ),
        ]

    def __str__(self) -> str:
        return str(self.campaign)
