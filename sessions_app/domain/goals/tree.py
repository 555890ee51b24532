"""Goals within goals: none is a part of itself, and none lies deeper than a page can show."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.models import Goal

MOST_LEVELS = 6


def check_parent(goal: Goal, parent_id: UUID | None) -> None:
    """Raise RuleError where the goal cannot stand under that one.

    The campaign must be locked: two goals that are put under each other at one moment would both be allowed.
    """
    if parent_id is None:
        return
    parents: dict[UUID, UUID | None] = dict(Goal.objects.of(goal.campaign).values_list("id", "parent_id"))
    if parent_id not in parents:
        raise RuleError(_("There is no such goal in this campaign."), field="parent")
    above = _line_above(parent_id, parents)
    if goal.pk in above:
        raise RuleError(_("A goal cannot be a part of itself."), field="parent")
    if len(above) + _levels_from(goal.pk, parents) > MOST_LEVELS:
        raise RuleError(_("Goals may lie %(most)s levels deep at most.") % {"most": MOST_LEVELS}, field="parent")


def _line_above(goal_id: UUID, parents: Mapping[UUID, UUID | None]) -> list[UUID]:
    """The goal itself, what it is a part of, and so on up to the top."""
    line: list[UUID] = []
    at: UUID | None = goal_id
    while at is not None and at not in line:
        line.append(at)
        at = parents.get(at)
    return line


def _levels_from(goal_id: UUID, parents: Mapping[UUID, UUID | None]) -> int:
    """How many levels the goal and its parts take."""
    levels, level = 0, {goal_id}
    while level and levels <= MOST_LEVELS:
        levels += 1
        level = {child for child, parent in parents.items() if parent in level}
    return levels
