"""One thing that happened, stamped on both clocks."""

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey
from events_app.models.event_queryset import EventManager
from events_app.models.search import VectorField
from events_app.models.vocabulary import Category, type_label


class Visibility(models.TextChoices):
    PARTY = "party", _("Party")
    GM = "gm", _("GM only")


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["version", "updated_at", "search"],
    model_name="EventHistory",
)
class Event(CampaignOwned):
    # The composite foreign key in SQL refuses to delete a session that has events.
    session = SameCampaignForeignKey(
        "sessions_app.Session", on_delete=models.DO_NOTHING, null=True, blank=True, related_name="events"
    )
    seq = models.IntegerField(_("sequence"), null=True, editable=False)
    real_time = models.DateTimeField(_("real time"))
    game_time = models.BigIntegerField(_("game time"))
    category = models.CharField(_("category"), max_length=12, choices=Category.choices)
    type = models.CharField(_("type"), max_length=50)
    name = models.CharField(_("name"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    actor = models.CharField(_("actor"), max_length=200, blank=True)
    target = models.CharField(_("target"), max_length=200, blank=True)
    location = models.CharField(_("location"), max_length=200, blank=True)
    amount = models.BigIntegerField(_("amount"), null=True, blank=True)
    data = models.JSONField(_("data"), default=dict, blank=True)
    visibility = models.CharField(_("visibility"), max_length=5, choices=Visibility.choices, default=Visibility.PARTY)
    source = models.CharField(_("source"), max_length=50, blank=True, editable=False)
    author = SameCampaignForeignKey(
        "campaigns.Member",
        on_delete=models.DO_NOTHING,
        null=True,
        blank=True,
        editable=False,
        related_name="events_logged",
        verbose_name=_("author"),
    )
    voided_at = models.DateTimeField(_("voided"), null=True, blank=True, editable=False)
    version = models.IntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    updated_at = models.DateTimeField(_("updated"), editable=False)

    search = VectorField()

    objects = EventManager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "source", "external_id"], condition=~Q(external_id=""), name="event_external_id_key"
            ),
            models.UniqueConstraint(fields=["campaign", "session", "seq"], name="event_seq_key"),
            models.CheckConstraint(
                condition=Q(session__isnull=True, seq__isnull=True)
                | Q(session__isnull=False, seq__isnull=False, seq__gte=1),
                name="event_seq_with_session",
            ),
            models.CheckConstraint(condition=Q(category__in=Category.values), name="event_category"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="event_visibility"),
        ]
        indexes = [
            models.Index(fields=["campaign", "game_time"], name="event_game_time"),
            models.Index(fields=["campaign", "real_time"], name="event_real_time"),
            # Where the party is, however long ago an event said so.
            models.Index(fields=["campaign", "real_time", "seq"], condition=~Q(location=""), name="event_named_place"),
            # New entries wait in a list that every search reads through, so it is kept shorter than usual (in KiB).
            GinIndex(fields=["campaign", "search"], name="event_search", gin_pending_list_limit=1024),
        ]

    def __str__(self) -> str:
        return self.name or type_label(self.type, self.amount)

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.campaign.slug, self.id])

    @property
    def type_label(self) -> str:
        return type_label(self.type)

    @property
    def is_voided(self) -> bool:
        return self.voided_at is not None

    @property
    def is_secret(self) -> bool:
        return self.visibility == Visibility.GM

    @property
    def is_seen_by_party(self) -> bool:
        """Whether players read it: what `visible_to` asks of the database."""
        return not self.is_secret and not self.is_voided
