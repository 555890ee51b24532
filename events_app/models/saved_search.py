"""A search that a member of the table wants to ask again."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey

if TYPE_CHECKING:
    from campaigntracker.campaigns.models import Member


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def of_member(self, member: "Member") -> Self:
        return self.filter(campaign_id=member.campaign_id, member=member)

    def in_order(self) -> Self:
        return self.order_by("name", "id")


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), model_name="SavedSearchHistory")
class SavedSearch(CampaignOwned):
    """`query` is the query string of the search page, without its question mark."""

    member = SameCampaignForeignKey("campaigns.Member", on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=80)
    query = models.TextField(_("search"))
    created_at = models.DateTimeField(_("created"), editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "member", "name"], name="saved_search_name_key"),
        ]

    def __str__(self) -> str:
        return self.name
