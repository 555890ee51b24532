"""What a run of sessions achieved: goals that came to an end in them, quests that the log completed."""

from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from events_app.models import Event
from sessions_app.models import Goal, GoalState, SessionGoal


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """`number` of the session that it came to an end in, None where nobody said; `goal`: None for a quest."""

    title: str
    outcome: str
    number: int | None
    note: str = ""
    goal: UUID | None = None

    @property
    def outcome_label(self) -> str:
        return str(GoalState(self.outcome).label)

    @property
    def icon(self) -> str:
        return {"achieved": "trophy", "failed": "x"}.get(self.outcome, "ban")


def read_endings(viewer: Viewer, *, first: int = 0, last: int | None = None) -> tuple[Ending, ...]:
    """In the order of the sessions. Two queries: a goal's last outcome counts, as long as the goal is still so."""
    goals = {ending.goal: ending for ending in _goals(viewer) if _lies_in(ending.number, first, last)}
    quests = _quests(viewer, first, last)
    named = {ending.title.casefold() for ending in goals.values()}
    endings = [*goals.values(), *(quest for quest in quests if quest.title.casefold() not in named)]
    return tuple(sorted(endings, key=lambda ending: (ending.number is None, ending.number or 0)))


def read_goals_ended_by_hand(viewer: Viewer) -> tuple[Ending, ...]:
    """Goals that have come to an end without a session that says so. One query."""
    said = SessionGoal.objects.filter(campaign=viewer.campaign).exclude(outcome="").values("goal")
    goals = Goal.objects.visible_to(viewer).exclude(state=GoalState.OPEN).exclude(pk__in=said).as_they_came()
    return tuple(Ending(title=goal.title, outcome=goal.state, number=None, goal=goal.pk) for goal in goals)


def _goals(viewer: Viewer) -> list[Ending]:
    rows = SessionGoal.objects.visible_to(viewer).exclude(outcome="").select_related("goal", "session")
    rows = rows.only("outcome", "note", "goal__title", "goal__state", "session__number").order_by("session__number")
    last = {row.goal_id: row for row in rows}
    return [
        Ending(title=row.goal.title, outcome=row.outcome, number=row.session.number, note=row.note, goal=row.goal_id)
        for row in last.values()
        if row.outcome == row.goal.state != GoalState.OPEN
    ]


def _quests(viewer: Viewer, first: int, last: int | None) -> list[Ending]:
    events = Event.objects.visible_to(viewer).live().of_types(["quest_completed"]).in_campaign_order()
    told = events.exclude(name="").values_list("name", "session__number")
    return [
        Ending(title=name, outcome=GoalState.ACHIEVED, number=number)
        for name, number in dict(told).items()
        if _lies_in(number, first, last)
    ]


def _lies_in(number: int | None, first: int, last: int | None) -> bool:
    if number is None:
        return first == 0 and last is None
    return first <= number and (last is None or number <= last)
