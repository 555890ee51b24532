"""By which names the log may mean an entry of the codex."""

import pghistory
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey
from events_app.models.codex_entry import LONGEST_NAME, CodexEntry, Kind
from events_app.models.codex_queryset import CodexNameQuerySet


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["folded"],
    model_name="CodexNameHistory",
)
class CodexName(CampaignOwned):
    """The entry's own name, or an alias. Among entries of a kind no two claim one name, whatever the case."""

    entry = SameCampaignForeignKey(CodexEntry, on_delete=models.CASCADE, related_name="names", verbose_name=_("entry"))
    # The entry's own, once more: a key can only span the columns of one table.
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, editable=False)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    # As the index of events folds the names in them.
    folded = models.GeneratedField(
        expression=Lower("name"), output_field=models.CharField(max_length=LONGEST_NAME), db_persist=True
    )
    is_alias = models.BooleanField(_("alias"), default=False)
    revealed = models.BooleanField(
        _("revealed"), default=False, help_text=_("Players may know it, whether or not the log has told them.")
    )

    objects = CodexNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("name in the codex")
        verbose_name_plural = _("names in the codex")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "kind", "folded"], name="codex_name_key"),
            models.UniqueConstraint(
                fields=["campaign", "entry"], condition=models.Q(is_alias=False), name="codex_own_name_key"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="codex_name_not_empty"),
        ]
        indexes = [models.Index(fields=["campaign", "entry"], name="codex_name_entry")]

    def __str__(self) -> str:
        return self.name
