"""How a campaign reminds its players."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned


# Whoever knows the webhook's address may write to the channel, so no kept version tells of it.
@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["webhook_url"],
    model_name="NoticeSettingsHistory",
)
class NoticeSettings(CampaignOwned):
    """One row a campaign at most; without it, the defaults below hold."""

    by_mail = models.BooleanField(_("remind by e-mail"), default=True)
    hours_ahead = models.PositiveSmallIntegerField(
        _("hours ahead"), default=24, validators=[MinValueValidator(1), MaxValueValidator(336)]
    )
    webhook_url = models.CharField(_("Discord webhook"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("reminder settings")
        verbose_name_plural = _("reminder settings")
        constraints = [
            models.UniqueConstraint(fields=["campaign"], name="notice_settings_key"),
            models.CheckConstraint(condition=Q(hours_ahead__gte=1, hours_ahead__lte=336), name="notice_hours_ahead"),
        ]

    def __str__(self) -> str:
        return str(self.campaign)
