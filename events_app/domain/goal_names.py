"""Which goal an event means."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from uuid import UUID

from sessions_app.models import Goal


class Telling(Protocol):
    """What is read of an event or of an item."""

    @property
    def name(self) -> str: ...
    @property
    def data(self) -> dict[str, Any]: ...


class GoalNames:
    """The goals by what the log may call them: their id or their sender's own in `data.goalId`, else their title.

    Made of those that somebody may know of: whom the others would betray, no event names.
    """

    def __init__(self, goals: Iterable[Goal]) -> None:
        self._by_id: dict[str, UUID] = {}
        self._by_title: dict[str, UUID] = {}
        known = sorted(goals, key=lambda goal: goal.pk)
        # An id of ours is nobody else's; of two that a sender or a title calls alike, the older one is meant.
        for goal in known:
            self._by_id[str(goal.pk)] = goal.pk
        for goal in known:
            if goal.external_id:
                self._by_id.setdefault(goal.external_id, goal.pk)
            self._by_title.setdefault(_folded(goal.title), goal.pk)

    def meant_by(self, event: Telling) -> UUID | None:
        return self.called(event.name, event.data.get("goalId"))

    def called(self, name: str, goal_id: Any) -> UUID | None:
        """The goal that an event of this name and this `data.goalId`, of whatever type, means."""
        return self._by_id.get(goal_id_of(goal_id)) or self._by_title.get(_folded(name))

    def means_by_id(self, data: Mapping[str, Any]) -> bool:
        return goal_id_of(data.get("goalId")) in self._by_id


def goal_id_of(said: Any) -> str:
    """As text: senders count goals too. "" for what is no id."""
    if isinstance(said, int) and not isinstance(said, bool):
        return str(said)
    return said if isinstance(said, str) else ""


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
