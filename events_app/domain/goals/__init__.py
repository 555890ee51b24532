"""Goals and the log: how far each has come, and what must not give a secret one away."""

from events_app.domain.goals.lines import GoalLine, GoalList, open_goals, read_goals
from events_app.domain.goals.of_session import SessionGoalLine, goals_of_session

__all__ = ["GoalLine", "GoalList", "SessionGoalLine", "goals_of_session", "open_goals", "read_goals"]
