"""A named run of sessions: a part of the campaign's story."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Viewer
from campaigntracker.campaigns.models.owned import CampaignOwned

if TYPE_CHECKING:
    from campaigntracker.campaigns.models import Campaign


class ChapterQuerySet(models.QuerySet["Chapter"]):
    def of(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of the campaign; for anyone but a GM the column of secrets is not even read."""
        chapters = self.of(viewer.campaign)
        return chapters if viewer.is_gm else chapters.defer("gm_notes")

    def in_order(self) -> Self:
        return self.order_by("first_number")

    def holding(self, number: int) -> Self:
        """The one that the session of that number is in."""
        is_not_over = Q(last_number__isnull=True) | Q(last_number__gte=number)
        return self.filter(is_not_over, first_number__lte=number)


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["version", "updated_at"],
    model_name="ChapterHistory",
)
class Chapter(CampaignOwned):
    """From the session `first_number` to `last_number`, both in it; None: the chapter goes on."""

    title = models.CharField(_("title"), max_length=200)
    first_number = models.IntegerField(_("first session"))
    last_number = models.IntegerField(_("last session"), null=True, blank=True)
    recap = models.TextField(_("recap"), blank=True)
    gm_notes = models.TextField(_("GM notes"), blank=True, help_text=_("For GMs alone. Markdown."))
    version = models.IntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    updated_at = models.DateTimeField(_("updated"), editable=False)

    objects = ChapterQuerySet.as_manager()

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "first_number"], name="chapter_key"),
            models.CheckConstraint(condition=~Q(title=""), name="chapter_has_title"),
            models.CheckConstraint(condition=Q(first_number__gte=0), name="chapter_first_not_negative"),
            models.CheckConstraint(condition=Q(last_number__gte=F("first_number")), name="chapter_last_not_before"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("chapter", args=[self.campaign.slug, self.id])
