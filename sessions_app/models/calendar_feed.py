"""The secret address under which a member's calendar program reads the sessions."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey


class CalendarFeed(CampaignOwned):
    """One a member at a time. Of its token only the digest is kept (SHA-256, in hex)."""

    member = SameCampaignForeignKey("campaigns.Member", on_delete=models.CASCADE, related_name="calendar_feeds")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"))
    last_read_at: "models.DateTimeField[dt.datetime | None, dt.datetime | None]" = models.DateTimeField(
        _("last read"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = [models.UniqueConstraint(fields=["campaign", "member"], name="calendar_feed_key")]

    def __str__(self) -> str:
        return str(self.member)
