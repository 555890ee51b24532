"""What every table of a campaign has in common."""

from typing import Any

from django.db import models

from campaigntracker.ids import uuid7


def same_campaign_key(name: str) -> models.UniqueConstraint:
    """The key (campaign, id), which composite foreign keys refer to so that no row ties two campaigns together."""
    return models.UniqueConstraint(fields=["campaign", "id"], name=f"{name}_campaign_id_key")


def unique_external_id(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["campaign", "external_id"], condition=~models.Q(external_id=""), name=f"{name}_external_id_key"
    )


class SameCampaignForeignKey(models.ForeignKey):
    """A foreign key whose constraint and index the migrations write in SQL, over (campaign_id, the column)."""

    def __init__(self, to: Any, on_delete: Any, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        kwargs["db_index"] = False
        super().__init__(to, on_delete, **kwargs)


class CampaignOwned(models.Model):
    """A row of one campaign.

    `external_id` is the sender's own name for the row in an import or the API; empty for rows born here.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Every owned table has a key that starts with the campaign, so an index of its own would be a second one.
    campaign = models.ForeignKey(
        "campaigns.Campaign", on_delete=models.CASCADE, db_index=False, related_name="%(class)ss"
    )
    external_id = models.CharField(max_length=200, blank=True, default="", editable=False)

    class Meta:
        abstract = True

    @property
    def public_id(self) -> str:
        """The id that documents carry: the sender's own, or ours."""
        return self.external_id or str(self.id)
