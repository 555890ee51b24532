"""Which goals a session is about."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.goals.outcomes import forget_outcomes
from sessions_app.domain.locking import lock_session
from sessions_app.models import Goal, Session, SessionGoal


@transaction.atomic
def pursue(session: Session, goal_ids: Iterable[UUID], *, now: dt.datetime) -> list[SessionGoal]:
    """Have the session pursue these goals; return the rows that are new. Those it pursues already stay as they are.

    Raise RuleError for a goal of another campaign.
    """
    session = lock_session(session)
    wanted = set(goal_ids)
    goals = Goal.objects.of(session.campaign).filter(pk__in=wanted)
    found = set(goals.values_list("pk", flat=True))
    if found != wanted:
        raise RuleError(_("There is no such goal in this campaign."), field="goals")
    fresh = found - set(SessionGoal.objects.of_session(session).values_list("goal", flat=True))
    goals.filter(pk__in=fresh).update(updated_at=now)
    return SessionGoal.objects.bulk_create(
        [SessionGoal(campaign=session.campaign, session=session, goal_id=pk) for pk in sorted(fresh)]
    )


@transaction.atomic
def unpursue(session: Session, goal_ids: Iterable[UUID], *, now: dt.datetime) -> None:
    """Take these goals off the session; what it made of them is undone."""
    goals = list(Goal.objects.of(session.campaign).filter(pk__in=set(goal_ids)))
    if goals:
        forget_outcomes(session, goals, now=now)
