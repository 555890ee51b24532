"""What can stand in the way of a change to the codex, beside the rules (RuleError)."""

from django.utils.translation import gettext as _

from events_app.models import CodexEntry


class EntryConflictError(Exception):
    """Somebody else changed the entry since the form was opened; `current` is what they left."""

    def __init__(self, current: CodexEntry) -> None:
        super().__init__(_("Somebody else changed this page while you were writing."))
        self.current = current
