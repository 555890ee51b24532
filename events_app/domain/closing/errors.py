"""What can stand in the way of closing a session."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from events_app.domain.closing.parts import Step
from sessions_app.models import Session


class ClosingConflictError(Exception):
    """Somebody else saved one of these steps since the page was opened; `current` is the session as they left it."""

    def __init__(self, steps: Collection[Step], current: Session) -> None:
        super().__init__(_("Somebody else changed this session while you were writing."))
        self.steps, self.current = frozenset(steps), current
