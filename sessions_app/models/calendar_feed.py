"""The secret address under which a member's calendar program reads the sessions."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey

if TYPE_CHECKING:
    from campaigntracker.campaigns.models import Member


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def of(self, member: "Member") -> Self:
        return self.filter(campaign_id=member.campaign_id, member=member)

    def opening(self, slug: str, digest: str) -> Self:
        """The one that this digest opens, if whoever made it still sits there; with its campaign."""
        made_by_sitter = self.filter(member__user=models.F("user"), user__is_active=True)
        return made_by_sitter.filter(campaign__slug=slug, digest=digest).select_related("campaign", "member")


class CalendarFeed(CampaignOwned):
    """One a member at a time. Of its token only the digest is kept (SHA-256, in hex).

    `user` is whoever sat on the seat when it was made: with the seat it is not handed over.
    """

    member = SameCampaignForeignKey("campaigns.Member", on_delete=models.CASCADE, related_name="calendar_feeds")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, editable=False, related_name="calendar_feeds"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"))
    last_read_at: "models.DateTimeField[dt.datetime | None, dt.datetime | None]" = models.DateTimeField(
        _("last read"), null=True, blank=True
    )

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = [models.UniqueConstraint(fields=["campaign", "member"], name="calendar_feed_key")]

    def __str__(self) -> str:
        return str(self.member)
