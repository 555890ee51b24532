"""What became of quests and goals in a session."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from events_app.domain.closing.parts import GoalOutcome, Outcomes, Verdict
from events_app.domain.items import EventItem
from events_app.domain.open_quests import OpenQuest, open_quests
from events_app.models import Visibility
from sessions_app.domain.goals import set_outcome
from sessions_app.models import Goal, Session, SessionGoal

TYPE_OF = {Verdict.COMPLETED: "quest_completed", Verdict.FAILED: "quest_failed"}


def outcome_items(session: Session, said: Outcomes | None) -> Iterator[tuple[str, EventItem]]:
    """The events that tell of it, each under the rest of its id.

    A quest that has ended meanwhile is not ended again. What players do not know of ends without their knowing.
    """
    if said is None:
        return
    is_open = {quest.name: quest for quest in _open_quests(session)} if said.quests else {}
    for position, outcome in enumerate(said.quests):
        quest = is_open.get(outcome.name)
        if quest is not None:
            ended = EventItem(type=TYPE_OF[outcome.verdict], name=quest.name, visibility=_shown(quest.is_secret))
            yield f"quest:{position}", ended
    goals = _goals_of(session, said)
    for change in said.goals:
        if change.progress:
            goal = goals[change.goal_id]
            yield (
                f"quest:goal:{goal.pk}",
                EventItem(
                    type="goal_progress",
                    name=goal.title,
                    amount=change.progress,
                    data={"goalId": goal.public_id},
                    visibility=_shown(goal.is_secret),
                ),
            )


def note_outcomes(session: Session, said: Outcomes | None, *, now: dt.datetime) -> None:
    """Bring the goals into the states that they came to."""
    if said is None:
        return
    goals = _goals_of(session, said)
    notes = _rows(session, "note")
    for change in said.goals:
        if change.outcome is not None:
            goal, note = goals[change.goal_id], notes.get(change.goal_id, "")
            set_outcome(session, goal, outcome=change.outcome, note=note, now=now)


def has_outcome(session: Session, change: GoalOutcome) -> bool:
    """Whether the session says so already."""
    return change.outcome is None or _rows(session, "outcome").get(change.goal_id, "") == change.outcome


def _rows(session: Session, column: str) -> dict[UUID, str]:
    return dict(SessionGoal.objects.of_session(session).values_list("goal_id", column))


def _goals_of(session: Session, said: Outcomes) -> dict[UUID, Goal]:
    wanted = {change.goal_id for change in said.goals}
    goals = {goal.pk: goal for goal in Goal.objects.of(session.campaign).filter(pk__in=wanted)} if wanted else {}
    if len(goals) != len(wanted):
        raise RuleError(_("There is no such goal in this campaign."), field="quests")
    return goals


def _open_quests(session: Session) -> tuple[OpenQuest, ...]:
    return open_quests(Viewer.of_role(session.campaign, is_gm=True))


def _shown(is_secret: bool) -> str:
    return (Visibility.GM if is_secret else Visibility.PARTY).value
