"""Which goals were pursued in a session, and what became of them there."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Viewer
from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey
from sessions_app.models.goal import Goal, GoalState, GoalVisibility

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sessions_app.models.session import Session


class SessionGoalQuerySet(models.QuerySet["SessionGoal"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Those of the campaign whose goal this viewer may know of."""
        rows = self.filter(campaign=viewer.campaign)
        return rows if viewer.is_gm else rows.filter(goal__visibility=GoalVisibility.PARTY)

    def of_session(self, session: "Session") -> Self:
        return self.filter(campaign_id=session.campaign_id, session=session)

    def with_session(self) -> Self:
        """Load the session too, but for what is its GM's alone."""
        return self.select_related("session").defer("session__gm_notes", "session__recap_draft")

    def outcomes_of(self, session_ids: "Iterable[UUID]") -> Self:
        """What these sessions brought goals into, in the order of the goals."""
        return self.filter(session__in=session_ids).exclude(outcome="").select_related("goal").order_by("goal_id")

    def of_goal(self, goal: Goal) -> Self:
        return self.filter(campaign_id=goal.campaign_id, goal=goal)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), model_name="SessionGoalHistory")
class SessionGoal(CampaignOwned):
    """`outcome`: the state that the session brought the goal into; "" where it left it as it was."""

    session = SameCampaignForeignKey("sessions_app.Session", on_delete=models.CASCADE, related_name="pursued")
    goal = SameCampaignForeignKey(Goal, on_delete=models.CASCADE, related_name="pursued")
    outcome = models.CharField(_("outcome"), max_length=8, choices=GoalState.choices, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = SessionGoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal in a session")
        verbose_name_plural = _("goals in sessions")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "session", "goal"], name="session_goal_key"),
            models.CheckConstraint(condition=Q(outcome__in=["", *GoalState.values]), name="session_goal_outcome"),
        ]
        indexes = [models.Index(fields=["campaign", "goal"], name="session_goal_goal")]

    def __str__(self) -> str:
        return str(self.goal)
