"""A link that lets somebody take a seat."""

import datetime as dt
import secrets
from typing import TYPE_CHECKING, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.member import Role
from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey, same_campaign_key

if TYPE_CHECKING:
    from campaigntracker.campaigns.models.campaign import Campaign


def make_token() -> str:
    return secrets.token_urlsafe(24)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def of(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def with_seat(self) -> Self:
        return self.select_related("campaign", "member")

    def open(self, now: dt.datetime) -> Self:
        """Those that can still be used."""
        return self.filter(claimed_at=None, revoked_at=None, expires_at__gt=now)

    def on_offer(self, now: dt.datetime) -> Self:
        """The open ones whose seat is still free, the latest first, with their seats."""
        return self.open(now).filter(member__user=None).select_related("member").order_by("-created_at", "id")


class Invitation(CampaignOwned):
    """Good for one claim. With `member` it hands over that seat; without, the claimer gets a new one of `role`."""

    token = models.CharField(max_length=64, unique=True, default=make_token, editable=False)
    member = SameCampaignForeignKey(
        "campaigns.Member",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("seat"),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.PLAYER)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [same_campaign_key("invitation")]
        indexes = [models.Index(fields=["campaign", "member"], name="invitation_member")]

    def __str__(self) -> str:
        return str(self.member) if self.member else self.get_role_display()

    def is_open(self, now: dt.datetime) -> bool:
        """Whether somebody can still take the seat with it."""
        taken = self.member is not None and self.member.user_id is not None
        return self.claimed_at is None and self.revoked_at is None and self.expires_at > now and not taken

    def get_absolute_url(self) -> str:
        return reverse("invitation", args=[self.token])
