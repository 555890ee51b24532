"""Back to a version of an event that the database kept; itself a correction, with a trail of its own."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.accounts.models.history import History
from campaigntracker.campaigns.domain.errors import RuleError
from events_app.domain.correcting import correct_event
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.models import Event
from sessions_app.models import Session


@transaction.atomic
def revert_event(event: Event, version: History, *, now: dt.datetime) -> Event:
    """Say again what the version says, in the session it stood in, voided or not as it was then.

    Back in another session the event gets the next number there. Raise RuleError when that session is gone.
    """
    session_id = version.session_id  # type: ignore[attr-defined]
    session = Session.objects.of(event.campaign).filter(pk=session_id).first()
    if session_id and session is None:
        raise RuleError(_("The session it belonged to no longer exists."))
    item = EventItem(**{name: getattr(version, name) for name in ITEM_COLUMNS})
    is_voided = version.voided_at is not None  # type: ignore[attr-defined]
    return correct_event(event, item, session=session, voided=is_voided, said_before=True, now=now)
