"""A character of the party."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import (
    CampaignOwned,
    SameCampaignForeignKey,
    same_campaign_key,
    unique_external_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigntracker.campaigns.models.campaign import Campaign
    from campaigntracker.campaigns.models.member import Member


class CharacterStatus(models.TextChoices):
    ACTIVE = "active", _("Active")
    RETIRED = "retired", _("Retired")
    DEAD = "dead", _("Dead")


class CharacterQuerySet(models.QuerySet["Character"]):
    def of(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def active(self) -> Self:
        return self.filter(status=CharacterStatus.ACTIVE)

    def played_by(self, member: "Member") -> Self:
        return self.filter(member=member)

    def unplayed(self) -> Self:
        """Those whom nobody plays."""
        return self.filter(member=None)

    def called(self, words: "Iterable[str]") -> Self:
        """Those in whose name each of these words occurs, whatever the case."""
        return self.filter(*(models.Q(name__icontains=word) for word in words))

    def as_they_came(self) -> Self:
        return self.order_by("id")

    def in_order(self) -> Self:
        return self.order_by("name", "id")


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), model_name="CharacterHistory")
class Character(CampaignOwned):
    name = models.CharField(_("name"), max_length=120)
    member = SameCampaignForeignKey(
        "campaigns.Member",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="characters",
        verbose_name=_("played by"),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=CharacterStatus.choices, default=CharacterStatus.ACTIVE
    )

    # Other names by which the log may mean it: what it was called before, above all.
    aliases = ArrayField(models.CharField(max_length=120), verbose_name=_("also known as"), default=list, blank=True)

    objects = CharacterQuerySet.as_manager()

    class Meta:
        verbose_name = _("character")
        verbose_name_plural = _("characters")
        constraints = [
            same_campaign_key("character"),
            unique_external_id("character"),
            models.CheckConstraint(condition=models.Q(status__in=CharacterStatus.values), name="character_status"),
        ]
        indexes = [models.Index(fields=["campaign", "member"], name="character_member")]

    def __str__(self) -> str:
        return self.name
