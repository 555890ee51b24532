"""What can stand in the way of a change to a goal, beside the rules (RuleError)."""

from django.utils.translation import gettext as _

from sessions_app.models import Goal


class GoalConflictError(Exception):
    """Somebody else changed the goal since the form was opened; `current` is what they left."""

    def __init__(self, current: Goal) -> None:
        super().__init__(_("Somebody else changed this goal while you were writing."))
        self.current = current
