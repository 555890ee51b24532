"""Dates that are proposed for a session, and who can make which."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.db import models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey, same_campaign_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from campaigntracker.campaigns.models import Campaign
    from sessions_app.models.session import Session


class Availability(models.TextChoices):
    YES = "yes", _("Yes")
    MAYBE = "maybe", _("If need be")
    NO = "no", _("No")


class DateOptionQuerySet(models.QuerySet["DateOption"]):
    def of_session(self, session: "Session") -> Self:
        """Those proposed for it, the earliest first."""
        return self.filter(campaign_id=session.campaign_id, session=session).order_by("starts_at", "id")

    def of_outer_session(self) -> Self:
        """For a subquery on sessions."""
        return self.filter(campaign=OuterRef("campaign"), session=OuterRef("pk")).order_by()

    def of_sessions(self, campaign: "Campaign", session_ids: "Iterable[UUID]") -> Self:
        """Those proposed for any of them, the earliest first."""
        return self.filter(campaign=campaign, session__in=session_ids).order_by("starts_at", "id")


class DateOption(CampaignOwned):
    session = SameCampaignForeignKey("sessions_app.Session", on_delete=models.CASCADE, related_name="date_options")
    starts_at = models.DateTimeField(_("start"))
    picked = models.BooleanField(_("picked"), default=False)

    objects = DateOptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed date")
        verbose_name_plural = _("proposed dates")
        constraints = [
            same_campaign_key("date_option"),
            models.UniqueConstraint(fields=["campaign", "session", "starts_at"], name="date_option_key"),
            models.UniqueConstraint(
                fields=["campaign", "session"], condition=Q(picked=True), name="date_option_one_picked"
            ),
        ]

    def __str__(self) -> str:
        return self.starts_at.isoformat()


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), model_name="DateAnswerHistory")
class DateAnswer(CampaignOwned):
    option = SameCampaignForeignKey(DateOption, on_delete=models.CASCADE, related_name="answers")
    member = SameCampaignForeignKey("campaigns.Member", on_delete=models.CASCADE, related_name="date_answers")
    answer = models.CharField(_("answer"), max_length=5, choices=Availability.choices)
    answered_at = models.DateTimeField(_("answered"))

    class Meta:
        verbose_name = _("answer to a date")
        verbose_name_plural = _("answers to dates")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "option", "member"], name="date_answer_key"),
            models.CheckConstraint(condition=Q(answer__in=Availability.values), name="date_answer_answer"),
        ]
        indexes = [models.Index(fields=["campaign", "member"], name="date_answer_member")]

    def __str__(self) -> str:
        return self.get_answer_display()
