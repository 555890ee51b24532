"""Goals and the log: how far each has come, and what must not give a secret one away."""

from events_app.domain.goals.lines import GoalLine, GoalList, open_goals, read_goals
from events_app.domain.goals.of_session import SessionGoalLine, goals_of_session
from events_app.domain.goals.page import GoalPage, Station, Step, read_goal

__all__ = [
    "GoalLine",
    "GoalList",
    "GoalPage",
    "SessionGoalLine",
    "Station",
    "Step",
    "goals_of_session",
    "open_goals",
    "read_goal",
    "read_goals",
]
