"""Who and what the campaign's story is about: a page of the codex."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, same_campaign_key
from events_app.models.codex_queryset import CodexEntryQuerySet

LONGEST_NAME = 300


class Kind(models.TextChoices):
    NPC = "npc", _("Person")
    LOCATION = "location", _("Place")
    ITEM = "item", _("Item")
    QUEST = "quest", _("Quest")


# In whose colour pages of a kind are drawn: that of the events they are mostly born from.
CATEGORY_OF_KIND: dict[str, str] = {
    Kind.NPC: "social",
    Kind.LOCATION: "exploration",
    Kind.ITEM: "treasure",
    Kind.QUEST: "quest",
}


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["version", "updated_at"],
    model_name="CodexEntryHistory",
)
class CodexEntry(CampaignOwned):
    """Born from an event that names it, or made by hand. Players see it once they may know one of its names.

    `name` is what GMs call it; what somebody else reads is `shown_name`, which `named_for` adds.
    """

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    description = models.TextField(
        _("description"), blank=True, help_text=_("Players read it once the page is revealed. Markdown.")
    )
    gm_notes = models.TextField(_("GM notes"), blank=True, help_text=_("For GMs alone. Markdown."))
    revealed = models.BooleanField(
        _("revealed"), default=False, help_text=_("Players see it, whether or not the log has told of it.")
    )
    version = models.IntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    updated_at = models.DateTimeField(_("updated"), editable=False)

    objects = CodexEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("codex entry")
        verbose_name_plural = _("codex entries")
        constraints = [
            same_campaign_key("codex_entry"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="codex_entry_kind"),
            models.CheckConstraint(condition=~models.Q(name=""), name="codex_entry_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("codex_entry", args=[self.campaign.slug, self.id])
