"""An event in JSON: one shape for export and API."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from campaigntracker.exchange.instants import write_instant
from campaigntracker.exchange.writing.goals import GoalIds
from campaigntracker.exchange.writing.rows import present
from campaigntracker.gametime import write_game_time
from events_app.models import Event


def write_event(
    event: Event,
    viewer: Viewer,
    *,
    sessions: Mapping[UUID, str],
    members: Mapping[UUID, str],
    characters: Mapping[str, str],
    goals: GoalIds,
) -> dict[str, Any]:
    """The mappings give the ids that documents use; `characters` by our own ids as text, `goals` by
    all that an event may call them.

    The number within the session is the GM's: its gaps would tell others of events that they may not see.
    """
    campaign = viewer.campaign
    moment = write_game_time(event.game_time, campaign.definition, seconds_per_round=campaign.seconds_per_round)
    row = {
        "id": event.public_id,
        "sessionId": sessions[event.session_id] if event.session_id else None,
        "seq": event.seq if viewer.is_gm else None,
        "visibility": event.visibility,
        "timestamp": {"realTime": write_instant(event.real_time), "gameTime": moment},
        "event": _event(event, characters, goals),
        "source": event.source,
        "author": members[event.author_id] if event.author_id else None,
        "voidedAt": event.voided_at and write_instant(event.voided_at),
        "createdAt": write_instant(event.created_at),
        "updatedAt": write_instant(event.updated_at),
    }
    # Null is not the same as left out here: it says that the event happened between sessions.
    return {key: value for key, value in row.items() if key == "sessionId" or value not in (None, "")}


def _event(event: Event, characters: Mapping[str, str], goals: GoalIds) -> dict[str, Any]:
    people = {
        "actor": characters.get(event.actor, event.actor),
        "target": characters.get(event.target, event.target),
        "location": event.location,
    }
    return present(
        {
            "type": event.type,
            "category": event.category,
            "name": event.name,
            "description": event.description,
            "participants": present(people),
            "amount": event.amount,
            "data": _data(event.data, goals),
        }
    )


def _data(data: dict[str, Any], goals: GoalIds) -> dict[str, Any]:
    """The goal that it names called as documents call it, or not at all."""
    goal = data.get("goalId")
    if not isinstance(goal, str) or goal not in goals:
        return data
    return {
        key: goals[goal] if key == "goalId" else value for key, value in data.items() if key != "goalId" or goals[goal]
    }
