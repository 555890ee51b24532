"""Setting a goal, and writing it anew."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.goals.drafts import DRAFT_COLUMNS, GoalDraft
from sessions_app.domain.goals.errors import GoalConflictError
from sessions_app.domain.goals.tree import check_parent
from sessions_app.domain.locking import lock_row, save_row
from sessions_app.models import Goal, GoalVisibility

LONGEST_TITLE = 200
HIGHEST_TARGET = 1_000_000_000


@transaction.atomic
def create_goal(
    campaign: Campaign, draft: GoalDraft, *, visibility: str = GoalVisibility.PARTY, now: dt.datetime
) -> Goal:
    """Set a goal. Raise RuleError when its title is taken or it cannot stand where it is put."""
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    goal = Goal(campaign=campaign, visibility=visibility, created_at=now, updated_at=now)
    _write(goal, draft)
    goal.save(force_insert=True)
    return goal


@transaction.atomic
def edit_goal(goal: Goal, draft: GoalDraft, *, now: dt.datetime, base_version: int | None = None) -> Goal:
    """Replace what is written of it.

    Raise GoalConflictError when `base_version`, the version that the editor saw, is no longer the last one, and
    RuleError as `create_goal` does.
    """
    goal = lock_goal(goal)
    if base_version is not None and goal.version != base_version:
        raise GoalConflictError(goal)
    _write(goal, draft)
    return save_row(goal, now=now)


@transaction.atomic
def show_goal_to(visibility: str, goal: Goal, *, now: dt.datetime) -> Goal:
    """Show the goal to the party, or to GMs only; its events stay as they are."""
    goal = lock_goal(goal)
    if goal.visibility == visibility:
        return goal
    goal.visibility = visibility
    return save_row(goal, now=now)


def lock_goal(goal: Goal) -> Goal:
    return lock_row(goal)


def _write(goal: Goal, draft: GoalDraft) -> None:
    title = " ".join(draft.title.split())
    if not title:
        raise RuleError(_("Give the goal a title."), field="title")
    if len(title) > LONGEST_TITLE:
        raise RuleError(_("The title is too long."), field="title")
    if draft.target is not None and not 1 <= draft.target <= HIGHEST_TARGET:
        raise RuleError(_("The target must be a number from 1 on."), field="target")
    _check_title(goal, title)
    check_parent(goal, draft.parent_id)
    for column in DRAFT_COLUMNS:
        setattr(goal, column, getattr(draft, column))
    goal.title, goal.unit = title, " ".join(draft.unit.split())


def _check_title(goal: Goal, title: str) -> None:
    """The log means a goal by its title, so no two may bear one, whatever the case."""
    others = Goal.objects.of(goal.campaign).exclude(pk=goal.pk).values_list("title", flat=True)
    if title.casefold() in {other.casefold() for other in others}:
        raise RuleError(_("There is a goal of this title already."), field="title")
