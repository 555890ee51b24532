"""Goals in JSON, in what a viewer may know of them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from campaigntracker.exchange.instants import write_instant
from campaigntracker.exchange.writing.rows import present
from sessions_app.models import Goal, SessionGoal

# By what an event may call a goal, the id that documents use; "" for one that the viewer may not know of.
GoalIds = Mapping[str, str]


def goal_ids(viewer: Viewer) -> GoalIds:
    ids: dict[str, str] = {}
    for goal in Goal.objects.of(viewer.campaign).only("external_id", "visibility"):
        known = goal.public_id if viewer.is_gm or not goal.is_secret else ""
        ids |= dict.fromkeys(filter(None, (str(goal.pk), goal.external_id)), known)
    return ids


def write_goals(viewer: Viewer, ids: GoalIds) -> list[dict[str, Any]]:
    """As they came. A part of what the viewer may not know of stands by itself."""
    return [_write(goal, viewer, ids) for goal in Goal.objects.visible_to(viewer).as_they_came()]


def _write(goal: Goal, viewer: Viewer, ids: GoalIds) -> dict[str, Any]:
    return present(
        {
            "id": goal.public_id,
            "title": goal.title,
            "description": goal.description,
            "gmNotes": goal.gm_notes if viewer.is_gm else "",
            "state": goal.state,
            "target": goal.target,
            "unit": goal.unit,
            "visibility": goal.visibility,
            "parentId": ids[str(goal.parent_id)] if goal.parent_id else "",
            "createdAt": write_instant(goal.created_at),
        }
    )


def write_pursued(viewer: Viewer, ids: GoalIds) -> dict[UUID, list[dict[str, Any]]]:
    """By the sessions' own ids: which goals they pursued."""
    pursued: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in SessionGoal.objects.visible_to(viewer).order_by("id"):
        pursued[row.session_id].append(
            present({"goalId": ids[str(row.goal_id)], "outcome": row.outcome, "note": row.note})
        )
    return pursued
