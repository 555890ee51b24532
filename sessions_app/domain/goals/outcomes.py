"""What a session made of a goal, and in which state that leaves it."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.goals.writing import lock_goal
from sessions_app.domain.locking import lock_session, save_row
from sessions_app.models import Goal, GoalState, Session, SessionGoal

LONGEST_NOTE = 300


@transaction.atomic
def set_outcome(session: Session, goal: Goal, *, outcome: str, note: str = "", now: dt.datetime) -> SessionGoal:
    """Say what the session made of the goal: the state it brought it into, or "" where it left it as it was.

    The goal's state follows the last session, by number, that has an outcome for it; where none has one any more the
    goal is open again. A state that was set by hand stays until what the sessions say changes.
    Raise RuleError for an outcome of a session that was not played.
    """
    session = lock_session(session)
    goal = lock_goal(goal)
    if outcome not in ("", *GoalState.values):
        raise RuleError(_("A goal cannot come to that."), field="outcome")
    if outcome and not (session.is_in_progress or session.is_completed):
        raise RuleError(_("%(session)s has not been played yet.") % {"session": session}, field="outcome")
    note = " ".join(note.split())
    if len(note) > LONGEST_NOTE:
        raise RuleError(_("The note is too long."), field="note")
    said_before = _said_state(goal)
    row = SessionGoal.objects.of_session(session).of_goal(goal).first()
    if row is None:
        row = SessionGoal(campaign=session.campaign, session=session, goal=goal)
    row.outcome, row.note = outcome, note
    row.save()
    _follow(goal, said_before, now)
    return row


@transaction.atomic
def set_state(goal: Goal, state: str, *, now: dt.datetime) -> Goal:
    """Say by hand how it stands with the goal, whatever sessions said."""
    if state not in GoalState.values:
        raise RuleError(_("A goal cannot be in that state."), field="state")
    goal = lock_goal(goal)
    if goal.state == state:
        return goal
    goal.state = state
    return save_row(goal, now=now)


@transaction.atomic
def forget_outcomes(session: Session, goals: list[Goal] | None = None, *, now: dt.datetime) -> None:
    """Take these goals, or all, off the session; what it made of them is undone."""
    session = lock_session(session)
    rows = SessionGoal.objects.of_session(session).select_related("goal").order_by("goal")
    for row in rows if goals is None else rows.filter(goal__in=goals):
        goal = lock_goal(row.goal)
        said_before = _said_state(goal)
        row.delete()
        _follow(goal, said_before, now)


def _said_state(goal: Goal) -> str:
    """What the sessions say."""
    said = SessionGoal.objects.of_goal(goal).exclude(outcome="").order_by("-session__number")
    return said.values_list("outcome", flat=True).first() or GoalState.OPEN


def _follow(goal: Goal, said_before: str, now: dt.datetime) -> None:
    said = _said_state(goal)
    if said not in (said_before, goal.state):
        goal.state = said
        save_row(goal, now=now)
