"""What a party pursues over sessions and months."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Viewer
from campaigntracker.campaigns.models.owned import (
    CampaignOwned,
    SameCampaignForeignKey,
    same_campaign_key,
    unique_external_id,
)

if TYPE_CHECKING:
    from campaigntracker.campaigns.models import Campaign


class GoalState(models.TextChoices):
    OPEN = "open", _("Open")
    ACHIEVED = "achieved", _("Achieved")
    FAILED = "failed", _("Failed")
    DROPPED = "dropped", _("Dropped")


class GoalVisibility(models.TextChoices):
    PARTY = "party", _("Party")
    GM = "gm", _("GM only")


class GoalQuerySet(models.QuerySet["Goal"]):
    def of(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of the campaign that this viewer may know of; for anyone but a GM the notes are not even read."""
        goals = self.of(viewer.campaign)
        return goals if viewer.is_gm else goals.filter(visibility=GoalVisibility.PARTY).defer("gm_notes")

    def open(self) -> Self:
        return self.filter(state=GoalState.OPEN)

    def as_they_came(self) -> Self:
        return self.order_by("id")

    def in_order(self) -> Self:
        """Open ones first, then as they came."""
        is_over = models.Case(models.When(state=GoalState.OPEN, then=0), default=1)
        return self.order_by(is_over, "id")


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["version", "updated_at"],
    model_name="GoalHistory",
)
class Goal(CampaignOwned):
    """Its progress is the sum of the `goal_progress` events that name it; `target` is what that sum is to reach."""

    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    gm_notes = models.TextField(_("GM notes"), blank=True, help_text=_("For GMs alone. Markdown."))
    state = models.CharField(_("state"), max_length=8, choices=GoalState.choices, default=GoalState.OPEN)
    target = models.PositiveIntegerField(_("target"), null=True, blank=True)
    unit = models.CharField(_("counted in"), max_length=40, blank=True)
    visibility = models.CharField(
        _("visibility"), max_length=5, choices=GoalVisibility.choices, default=GoalVisibility.PARTY
    )
    parent = SameCampaignForeignKey(
        "sessions_app.Goal",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    version = models.IntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    updated_at = models.DateTimeField(_("updated"), editable=False)

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [
            same_campaign_key("goal"),
            unique_external_id("goal"),
            models.CheckConstraint(condition=~Q(title=""), name="goal_has_title"),
            models.CheckConstraint(condition=Q(state__in=GoalState.values), name="goal_state"),
            models.CheckConstraint(condition=Q(visibility__in=GoalVisibility.values), name="goal_visibility"),
            models.CheckConstraint(condition=Q(target__gte=1), name="goal_target_at_least_1"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="goal_not_its_own_parent"),
        ]
        indexes = [models.Index(fields=["campaign", "parent"], name="goal_parent")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("goal", args=[self.campaign.slug, self.id])

    @property
    def is_open(self) -> bool:
        return self.state == GoalState.OPEN

    @property
    def is_secret(self) -> bool:
        return self.visibility == GoalVisibility.GM
