"""Goals: what a party pursues over sessions, and what each session made of it.

What also touches the log (hiding and revealing, a new title, taking a goal away) stands in `events_app.domain.goals`.
"""

from sessions_app.domain.goals.drafts import GoalDraft
from sessions_app.domain.goals.errors import GoalConflictError
from sessions_app.domain.goals.outcomes import forget_outcomes, set_outcome, set_state
from sessions_app.domain.goals.pursuing import pursue, unpursue
from sessions_app.domain.goals.writing import create_goal, edit_goal, lock_goal, show_goal_to

__all__ = [
    "GoalConflictError",
    "GoalDraft",
    "create_goal",
    "edit_goal",
    "forget_outcomes",
    "lock_goal",
    "pursue",
    "set_outcome",
    "set_state",
    "show_goal_to",
    "unpursue",
]
