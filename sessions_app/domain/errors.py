"""What can stand in the way of a change to a session."""

from django.utils.translation import gettext as _

from sessions_app.models import Session


class EditConflictError(Exception):
    """Somebody else saved the session since the form was opened; `current` is what they left."""

    def __init__(self, current: Session) -> None:
        super().__init__(_("Somebody else changed this session while you were writing."))
        self.current = current
