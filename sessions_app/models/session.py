"""One evening of play: planned, played, remembered."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
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
from sessions_app.models.expressions import MinutesBetween
from sessions_app.models.session_queryset import SessionQuerySet


class SessionStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    IN_PROGRESS = "in_progress", _("In progress")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    # What is computed is not a correction and leaves no trace of its own.
    exclude=[
        "projection",
        "last_seq",
        "log_version",
        "party_log_version",
        "version",
        "updated_at",
        "duration_minutes",
        "game_time_elapsed_seconds",
    ],
    model_name="SessionHistory",
)
class Session(CampaignOwned):
    number = models.IntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    location = models.CharField(_("location"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=SessionStatus.choices, default=SessionStatus.PLANNED)

    real_start_time = models.DateTimeField(_("start"), null=True, blank=True)
    real_end_time = models.DateTimeField(_("end"), null=True, blank=True)
    duration_minutes = models.GeneratedField(
        expression=MinutesBetween("real_start_time", "real_end_time"),
        output_field=models.IntegerField(null=True),
        db_persist=True,
        verbose_name=_("duration in minutes"),
    )
    game_start_time = models.BigIntegerField(_("game time at the start"), null=True, blank=True)
    game_end_time = models.BigIntegerField(_("game time at the end"), null=True, blank=True)
    game_time_elapsed_seconds = models.GeneratedField(
        expression=F("game_end_time") - F("game_start_time"),
        output_field=models.BigIntegerField(null=True),
        db_persist=True,
        verbose_name=_("game time elapsed in seconds"),
    )

    gm = SameCampaignForeignKey(
        "campaigns.Member",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions_run",
        verbose_name=_("game master"),
    )
    planned_objectives = ArrayField(models.TextField(), verbose_name=_("planned objectives"), default=list, blank=True)
    actual_objectives = ArrayField(models.TextField(), verbose_name=_("actual objectives"), default=list, blank=True)
    tags = ArrayField(models.CharField(max_length=50), verbose_name=_("tags"), default=list, blank=True)
    notes = models.TextField(_("notes for the party"), blank=True)
    gm_notes = models.TextField(_("notes for the GM"), blank=True)
    # A recap that is being written, for GMs alone; once published it stands in `summary`.
    recap_draft = models.TextField(_("draft of the recap"), blank=True)

    # What a person or an import stated; what is computed from events lies in `projection`.
    summary = models.JSONField(_("summary"), default=dict, blank=True)
    stats = models.JSONField(_("stated statistics"), default=dict, blank=True)
    projection = models.JSONField(default=dict, blank=True, editable=False)
    last_seq = models.IntegerField(default=0, editable=False)
    # How often the log has changed: at all, and in what the party sees of it. An open page asks by them for news.
    log_version = models.IntegerField(default=0, editable=False)
    party_log_version = models.IntegerField(default=0, editable=False)

    version = models.IntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"))
    updated_at = models.DateTimeField(_("updated"))

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            same_campaign_key("session"),
            unique_external_id("session"),
            models.UniqueConstraint(fields=["campaign", "number"], name="session_number_key"),
            models.UniqueConstraint(
                fields=["campaign"], condition=Q(status="in_progress"), name="session_one_in_progress"
            ),
            models.CheckConstraint(condition=Q(number__gte=0), name="session_number_not_negative"),
            models.CheckConstraint(condition=Q(status__in=SessionStatus.values), name="session_status"),
            models.CheckConstraint(
                condition=Q(real_end_time__gte=F("real_start_time")), name="session_real_end_not_before_start"
            ),
            models.CheckConstraint(
                condition=Q(game_end_time__gte=F("game_start_time")), name="session_game_end_not_before_start"
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "real_start_time"], name="session_real_start"),
            models.Index(fields=["campaign", "game_start_time"], name="session_game_start"),
            GinIndex(fields=["tags"], name="session_tags"),
            # Who is to be reminded is asked over all campaigns, every few seconds.
            models.Index(fields=["real_start_time"], condition=Q(status="planned"), name="session_planned_start"),
        ]

    def __str__(self) -> str:
        return self.full_title

    def get_absolute_url(self) -> str:
        return reverse("session", args=[self.campaign.slug, self.number])

    @property
    def full_title(self) -> str:
        """Its number and, where it has one, its title."""
        label = _("Session %(number)s") % {"number": self.number}
        return f"{label}: {self.title}" if self.title else label

    def log_version_for(self, viewer: Viewer) -> int:
        """How often that copy of the log has changed which this viewer reads."""
        return self.log_version if viewer.is_gm else self.party_log_version

    @property
    def is_planned(self) -> bool:
        return self.status == SessionStatus.PLANNED

    @property
    def is_in_progress(self) -> bool:
        return self.status == SessionStatus.IN_PROGRESS

    @property
    def is_completed(self) -> bool:
        return self.status == SessionStatus.COMPLETED

    @property
    def is_cancelled(self) -> bool:
        return self.status == SessionStatus.CANCELLED
