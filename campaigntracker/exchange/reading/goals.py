"""The goals of a document, and which of them a session pursued."""

from collections.abc import Collection

from campaigntracker.exchange.reading.names import Once, check_no_circle, goal_reference
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import GoalRecord, PursuedRecord
from sessions_app.models import GoalState, GoalVisibility

KEYS = (
    "id",
    "title",
    "description",
    "gmNotes",
    "state",
    "target",
    "unit",
    "visibility",
    "parentId",
    "createdAt",
)
LARGEST_TARGET = 2**31 - 1


def read_goals(place: Place) -> list[GoalRecord]:
    """A goal may be part of one that comes later, but of itself by no way."""
    ids, goals, entries = Once(), [], place.entries()
    for entry in entries:
        goals.append(_read_goal(entry.fields(KEYS)))
        ids.note(goals[-1].id, entry.at("id"))
    known = {goal.id for goal in goals}
    for entry in entries:
        goal_reference(entry.at("parentId"), known)
    check_no_circle({goal.id: (goal.parent, entry.at("parentId")) for goal, entry in zip(goals, entries, strict=True)})
    return goals


def _read_goal(entry: Place) -> GoalRecord:
    return GoalRecord(
        id=entry.at("id").required().identifier(),
        title=entry.at("title").required().text(200),
        description=entry.at("description").text(),
        gm_notes=entry.at("gmNotes").text(),
        state=entry.at("state").one_of(GoalState.values, GoalState.OPEN.value),
        target=entry.at("target").whole(1, LARGEST_TARGET),
        unit=entry.at("unit").text(40),
        visibility=entry.at("visibility").one_of(GoalVisibility.values, GoalVisibility.PARTY.value),
        parent=entry.at("parentId").identifier(),
        created_at=entry.at("createdAt").instant(),
    )


def read_pursued(place: Place, goals: Collection[str]) -> tuple[PursuedRecord, ...]:
    """`goals`: the ids of the document's. A session names each once."""
    seen, pursued = Once(), []
    for entry in place.entries():
        entry.fields(("goalId", "outcome", "note"))
        pursued.append(
            PursuedRecord(
                goal=goal_reference(entry.at("goalId").required(), goals),
                outcome=entry.at("outcome").one_of(GoalState.values, ""),
                note=entry.at("note").text(300),
            )
        )
        seen.note(pursued[-1].goal, entry.at("goalId"))
    return tuple(pursued)
