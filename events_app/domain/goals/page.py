"""One goal, and its way across the sessions, as one reader may know it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from events_app.domain.goal_names import GoalNames
from events_app.domain.goals.lines import GoalLine, KnownGoals
from events_app.models import Event
from sessions_app.models import Goal, GoalState, Session, SessionGoal


@dataclass(frozen=True, slots=True)
class Step:
    """An event that tells of progress; `total` is what all of them add up to so far.

    `text`: what it says besides the goal's name.
    """

    event: Event
    amount: int | None
    total: int
    text: str


@dataclass(frozen=True, slots=True)
class Station:
    """What a session did about the goal; `session` None stands for what happened between sessions.

    `outcome` is the state that it brought the goal into, "" where it left it as it was; `total` what the goal's events
    add up to at its end.
    """

    session: Session | None
    outcome: str
    note: str
    steps: tuple[Step, ...]
    amount: int
    total: int

    @property
    def outcome_label(self) -> str:
        return str(GoalState(self.outcome).label) if self.outcome else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPage:
    """`parents`: what it is a part of, from the top down, as far as the reader may know of them.

    `way`: the sessions that pursued it, moved it on or brought it into another state, in the order of the story.
    """

    goal: Goal
    line: GoalLine
    parents: tuple[GoalLine, ...]
    parts: tuple[GoalLine, ...]
    way: tuple[Station, ...]


def read_goal(viewer: Viewer, pk: UUID) -> GoalPage | None:
    """None where the viewer may know of no such goal. As many queries for a long way as for a short one."""
    known = KnownGoals.of(viewer)
    goal = known.by_id.get(pk)
    if goal is None:
        return None
    goal.campaign = viewer.campaign
    return GoalPage(
        goal=goal,
        line=known.line(goal),
        parents=tuple(known.line(parent) for parent in reversed(list(_above(goal, known)))),
        parts=tuple(known.line(part) for part in known.parts_of(goal)),
        way=_way(goal, viewer, GoalNames(known.by_id.values())),
    )


def _above(goal: Goal, known: KnownGoals) -> Iterator[Goal]:
    """What it is a part of, the nearest first; a secret one hides what it is a part of in turn."""
    seen = {goal.pk}
    while goal.parent_id in known.by_id and goal.parent_id not in seen:
        goal = known.by_id[goal.parent_id]
        seen.add(goal.pk)
        yield goal


def _way(goal: Goal, viewer: Viewer, names: GoalNames) -> tuple[Station, ...]:
    """Session by session; what happened between sessions comes last."""
    events = Event.objects.visible_to(viewer).live().progress_of_goals().with_session().in_campaign_order()
    steps: dict[Session | None, list[Step]] = defaultdict(list)
    for step in _steps(goal, (event for event in events if names.meant_by(event) == goal.pk)):
        steps[step.event.session].append(step)
    pursued = SessionGoal.objects.visible_to(viewer).of_goal(goal).with_session()
    rows = {row.session: row for row in pursued}
    sessions = sorted({*steps, *rows} - {None}, key=lambda session: session.number if session else 0)
    total = 0
    way = []
    for session in [*sessions, None] if None in steps else sessions:
        row, own = rows.get(session) if session else None, steps.get(session, [])
        total = own[-1].total if own else total
        if session is not None:
            session.campaign = viewer.campaign
        way.append(
            Station(
                session,
                row.outcome if row else "",
                row.note if row else "",
                tuple(own),
                sum(step.amount or 0 for step in own),
                total,
            )
        )
    return tuple(way)


def _steps(goal: Goal, events: Iterable[Event]) -> list[Step]:
    """With what they add up to, in their order."""
    told = list(events)
    totals = accumulate(event.amount or 0 for event in told)
    return [Step(event, event.amount, total, _text_of(event, goal)) for event, total in zip(told, totals, strict=True)]


def _text_of(event: Event, goal: Goal) -> str:
    is_named = event.name.strip().casefold() == goal.title.casefold()
    return " – ".join(part for part in ("" if is_named else event.name, event.description) if part)
