"""Taking a session off the books, which only one without events allows."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from events_app.models import Event
from sessions_app.domain.goals import forget_outcomes
from sessions_app.domain.locking import lock_session
from sessions_app.models import Session


@transaction.atomic
def delete_session(session: Session, *, now: dt.datetime) -> None:
    """Delete it with its roster; the database keeps their last versions. What it made of goals is undone.

    Raise RuleError when it has events.
    """
    session = lock_session(session)
    if Event.objects.of_session(session).exists():
        raise RuleError(_("A session with events stays: cancel it, or move or void its events."))
    forget_outcomes(session, now=now)
    session.delete()
