"""The goals of a campaign as one reader may know them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from events_app.domain.goal_names import GoalNames
from events_app.domain.goal_progress import NO_PROGRESS, Progress, progress_of_goals
from sessions_app.models import Goal, GoalState


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """A goal in a list. `amount` is what its events add up to, `target` what that is to reach, counted in `unit`.

    `depth` counts from 0 within the list; `parent_id` and `parent_title` are of the goal it is a part of, if the reader
    may know of that one; `parts` counts the goals that are parts of it, `parts_done` those of them that were achieved.
    """

    id: UUID
    title: str
    description: str
    state: str
    amount: int
    events: int
    target: int | None
    unit: str
    is_secret: bool
    depth: int = 0
    parent_id: UUID | None = None
    parent_title: str = ""
    parts: int = 0
    parts_done: int = 0

    @property
    def is_open(self) -> bool:
        return self.state == GoalState.OPEN

    @property
    def state_label(self) -> str:
        return str(GoalState(self.state).label)

    @property
    def bar(self) -> int:
        """The amount within what a bar can show."""
        return min(max(self.amount, 0), self.target or 0)

    @property
    def is_reached(self) -> bool:
        return self.target is not None and self.amount >= self.target


@dataclass(frozen=True, slots=True)
class GoalList:
    """`open` is a tree, every goal behind the one it is a part of; `over` those that are achieved, failed or dropped,
    the newest first.
    """

    open: tuple[GoalLine, ...]
    over: tuple[GoalLine, ...]

    def __bool__(self) -> bool:
        return bool(self.open or self.over)


class KnownGoals:
    """All goals that a reader may know of, with their progress."""

    def __init__(self, goals: Iterable[Goal], progress: Mapping[UUID, Progress]) -> None:
        self.by_id = {goal.pk: goal for goal in sorted(goals, key=lambda goal: goal.pk)}
        self._progress = progress
        self._parts: dict[UUID, list[Goal]] = defaultdict(list)
        for goal in self.by_id.values():
            if goal.parent_id in self.by_id:
                self._parts[goal.parent_id].append(goal)

    @classmethod
    def of(cls, viewer: Viewer) -> Self:
        """In two queries, however many there are."""
        goals = list(Goal.objects.visible_to(viewer))
        return cls(goals, progress_of_goals(viewer, GoalNames(goals)) if goals else {})

    def parts_of(self, goal: Goal) -> list[Goal]:
        """As they came."""
        return self._parts.get(goal.pk, [])

    def line(self, goal: Goal, *, depth: int = 0) -> GoalLine:
        parent = self.by_id.get(goal.parent_id) if goal.parent_id else None
        progress = self._progress.get(goal.pk, NO_PROGRESS)
        parts = self.parts_of(goal)
        return GoalLine(
            id=goal.pk,
            title=goal.title,
            description=goal.description,
            state=goal.state,
            amount=progress.amount,
            events=progress.events,
            target=goal.target,
            unit=goal.unit,
            is_secret=goal.is_secret,
            depth=depth,
            parent_id=parent.pk if parent else None,
            parent_title=parent.title if parent else "",
            parts=len(parts),
            parts_done=sum(part.state == GoalState.ACHIEVED for part in parts),
        )

    def open_tree(self) -> tuple[GoalLine, ...]:
        """The open ones; what is a part of none of them stands at the top."""
        is_open = {pk for pk, goal in self.by_id.items() if goal.is_open}
        tops = [self.by_id[pk] for pk in is_open if self.by_id[pk].parent_id not in is_open]
        tree: list[GoalLine] = []
        rest = [(goal, 0) for goal in sorted(tops, key=lambda goal: goal.pk, reverse=True)]
        while rest:
            goal, depth = rest.pop()
            tree.append(self.line(goal, depth=depth))
            rest += [(part, depth + 1) for part in reversed(self.parts_of(goal)) if part.is_open]
        return tuple(tree)


def open_goals(viewer: Viewer) -> tuple[GoalLine, ...]:
    """The open goals as a tree, each behind the one it is a part of."""
    return KnownGoals.of(viewer).open_tree()


def read_goals(viewer: Viewer) -> GoalList:
    known = KnownGoals.of(viewer)
    over = [goal for goal in reversed(known.by_id.values()) if not goal.is_open]
    return GoalList(known.open_tree(), tuple(known.line(goal) for goal in over))
