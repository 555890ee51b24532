"""What can stand in the way of a change to a session."""

import datetime as dt

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.models import Session


class EditConflictError(Exception):
    """Somebody else saved the session since the form was opened; `current` is what they left."""

    def __init__(self, current: Session) -> None:
        super().__init__(_("Somebody else changed this session while you were writing."))
        self.current = current


class DateError(RuleError):
    """Of several dates, `moment` is the one that the rules forbid."""

    def __init__(self, message: str, moment: dt.datetime) -> None:
        super().__init__(message, field="starts_at")
        self.moment = moment
