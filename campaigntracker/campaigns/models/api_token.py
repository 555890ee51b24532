"""A key by which a program takes part: a virtual tabletop that sends events, a bot that reads them."""

import hashlib
import secrets
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey

if TYPE_CHECKING:
    from campaigntracker.campaigns.models.campaign import Campaign

# By its beginning people know a token of theirs, and programs that look for leaked secrets know one of ours.
MARK = "ct_"
VISIBLE = len(MARK) + 6


def make_secret() -> str:
    return MARK + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is long and random, so one fast round is enough: there is nothing to guess."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class Reads(models.TextChoices):
    NONE = "none", _("Nothing")
    PARTY = "party", _("What the party knows")
    ALL = "all", _("Everything, your secrets too")


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def of(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def working(self) -> Self:
        return self.filter(revoked_at=None)

    def with_secret(self, secret: str) -> Self:
        """The one token that still opens with this secret, with its campaign."""
        return self.working().filter(digest=digest_of(secret)).select_related("campaign")

    def newest_first(self) -> Self:
        return self.select_related("created_by").order_by("-id")


class ApiToken(CampaignOwned):
    """The secret itself is nowhere: whoever lost it makes another."""

    name = models.CharField(_("name"), max_length=80)
    prefix = models.CharField(_("begins with"), max_length=VISIBLE, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    can_write = models.BooleanField(_("sends events"), default=False)
    reads = models.CharField(_("reads"), max_length=5, choices=Reads.choices, default=Reads.NONE)
    created_at = models.DateTimeField(_("created"))
    created_by = SameCampaignForeignKey(
        "campaigns.Member",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="api_tokens",
        verbose_name=_("made by"),
    )
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    # The minute (since 1970) in which it was used last, and how many requests were handed out in it.
    used_minute = models.BigIntegerField(default=0, editable=False)
    used_requests = models.IntegerField(default=0, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        constraints = [
            # The events it sends bear it as their source.
            models.UniqueConstraint(fields=["campaign", "prefix"], name="api_token_prefix_key"),
            models.CheckConstraint(condition=Q(reads__in=Reads.values), name="api_token_reads"),
            models.CheckConstraint(
                condition=Q(can_write=True) | ~Q(reads=Reads.NONE), name="api_token_opens_something"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def source(self) -> str:
        """The source of events that name none."""
        return f"api:{self.prefix.removeprefix(MARK)}"
