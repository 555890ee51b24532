"""What a session did about its goals, as one reader may know it."""

from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from events_app.domain.goal_names import GoalNames
from events_app.domain.goal_progress import NO_PROGRESS, Progress, progress_of_goals
from sessions_app.models import Goal, GoalState, Session, SessionGoal


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionGoalLine:
    """A goal that the session pursued, or in which its log tells of progress.

    `amount` is what the session's own events add up to. `outcome`: the state that the session brought it into, "" where
    it left it as it was; `state` is how it stands with the goal now, wherever that came from.
    """

    id: UUID
    title: str
    state: str
    amount: int
    events: int
    target: int | None
    unit: str
    outcome: str
    note: str
    is_secret: bool
    is_pursued: bool

    @property
    def outcome_label(self) -> str:
        return str(GoalState(self.outcome).label) if self.outcome else ""


def goals_of_session(session: Session, viewer: Viewer) -> tuple[SessionGoalLine, ...]:
    """As they were set, in three queries at most."""
    goals = list(Goal.objects.visible_to(viewer).order_by("id"))
    if not goals:
        return ()
    pursued = {row.goal_id: row for row in SessionGoal.objects.visible_to(viewer).of_session(session)}
    progress = progress_of_goals(viewer, GoalNames(goals), session=session)
    return tuple(
        _line(goal, pursued.get(goal.pk), progress.get(goal.pk, NO_PROGRESS))
        for goal in goals
        if goal.pk in pursued or goal.pk in progress
    )


def _line(goal: Goal, row: SessionGoal | None, progress: Progress) -> SessionGoalLine:
    return SessionGoalLine(
        id=goal.pk,
        title=goal.title,
        state=goal.state,
        amount=progress.amount,
        events=progress.events,
        target=goal.target,
        unit=goal.unit,
        outcome=row.outcome if row else "",
        note=row.note if row else "",
        is_secret=goal.is_secret,
        is_pursued=row is not None,
    )
