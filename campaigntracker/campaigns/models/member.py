"""A seat at the table, with or without a person who logs in."""

from typing import TYPE_CHECKING, Self
from uuid import UUID

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.character import Character
from campaigntracker.campaigns.models.owned import CampaignOwned, same_campaign_key, unique_external_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigntracker.accounts.models import User
    from campaigntracker.campaigns.models.campaign import Campaign


class Role(models.TextChoices):
    GM = "gm", _("Game master")
    PLAYER = "player", _("Player")
    SPECTATOR = "spectator", _("Spectator")


class MemberQuerySet(models.QuerySet["Member"]):
    def of(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def of_any(self, campaign_ids: "Iterable[UUID]") -> Self:
        return self.filter(campaign__in=campaign_ids)

    def reachable_by_mail(self) -> Self:
        """Those who have an account with an address, and did not say no to mails.

        An address that its owner has not confirmed may be somebody else's, who never asked for anything.
        """
        return self.filter(
            is_reminded=True,
            user__is_active=True,
            user__emailaddress__verified=True,
            user__emailaddress__email__iexact=models.F("user__email"),
        )

    def seat_of(self, user: "User | UUID | models.Subquery", *, slug: str) -> Self:
        """The seat this user has in the campaign of that address, with the campaign."""
        return self.filter(user=user, campaign__slug=slug).select_related("campaign")

    def of_user(self, user: "User") -> Self:
        """Every seat this user has, with the campaigns, by their names."""
        return self.filter(user=user).select_related("campaign").order_by("campaign__name", "id")

    def with_characters(self) -> Self:
        """Load what each plays, in order, in one more query."""
        return self.prefetch_related(models.Prefetch("characters", queryset=Character.objects.in_order()))

    def named(self, name: str) -> Self:
        """Those of this name, whatever the case; a name no database can hold is nobody's."""
        return self.none() if "\x00" in name else self.filter(display_name__iexact=name)

    def gms(self) -> Self:
        return self.filter(role=Role.GM)

    def players(self) -> Self:
        return self.filter(role=Role.PLAYER)

    def at_the_table(self) -> Self:
        """Those who play or run the game: everyone but spectators."""
        return self.exclude(role=Role.SPECTATOR)

    def claimed(self) -> Self:
        """Seats somebody logs in for."""
        return self.exclude(user=None)

    def unclaimed(self) -> Self:
        return self.filter(user=None)

    def as_they_came(self) -> Self:
        return self.order_by("id")

    def in_order(self) -> Self:
        """GMs first, then players, then spectators, each by name."""
        rank = models.Case(models.When(role=Role.GM, then=0), models.When(role=Role.PLAYER, then=1), default=2)
        return self.order_by(rank, "display_name", "id")


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), model_name="MemberHistory")
class Member(CampaignOwned):
    display_name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.PLAYER)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("account"),
    )
    # Whoever sits here said no to them, on the site or by the link in a mail.
    is_reminded = models.BooleanField(_("reminders by e-mail"), default=True)
    created_at = models.DateTimeField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            same_campaign_key("member"),
            unique_external_id("member"),
            models.UniqueConstraint(
                fields=["campaign", "user"], condition=models.Q(user__isnull=False), name="member_user_key"
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="member_role"),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def is_gm(self) -> bool:
        return self.role == Role.GM
