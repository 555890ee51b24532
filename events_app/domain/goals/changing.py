"""Changes to a goal that concern the log: another title, and taking the goal away."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from events_app.domain.bulk import tie_events_to_goal
from events_app.domain.goals.secrecy import progress_events
from sessions_app.domain import goals
from sessions_app.domain.goals import GoalDraft, lock_goal
from sessions_app.models import Goal, SessionGoal


@transaction.atomic
def edit_goal(goal: Goal, draft: GoalDraft, *, now: dt.datetime, base_version: int | None = None) -> Goal:
    """Write the goal anew; under a new title it keeps the progress that the log told by the old one.

    Raise RuleError and GoalConflictError as `sessions_app.domain.goals.edit_goal` does.
    """
    before = lock_goal(goal)
    told = progress_events(before) if draft.title.casefold() != before.title.casefold() else []
    goal = goals.edit_goal(before, draft, base_version=base_version, now=now)
    if told:
        tie_events_to_goal(goal.public_id, told, now=now)
    return goal


@transaction.atomic
def remove_goal(goal: Goal) -> None:
    """Take the goal away; its last version is kept. Raise RuleError when anything names it."""
    goal = lock_goal(goal)
    if reason := why_it_stays(goal):
        raise RuleError(reason)
    goal.delete()


def why_it_stays(goal: Goal) -> str:
    """What names the goal, for people; empty for one that may be taken away."""
    if Goal.objects.of(goal.campaign).filter(parent=goal).exists():
        return _("Other goals are parts of it: move them first, or say that it was dropped.")
    if SessionGoal.objects.of_goal(goal).exists():
        return _("Sessions pursued it: the goal stays. Say that it was dropped instead.")
    if progress_events(goal):
        return _("The log names it: the goal stays. Say that it was dropped instead.")
    return ""
