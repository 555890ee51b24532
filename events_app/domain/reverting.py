"""Back to a version of an event that the database kept; itself a correction, with a trail of its own."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.accounts.models.history import History
from campaigntracker.campaigns.domain.errors import RuleError
from events_app.domain.correcting import correct_event, move_event, restore_event, void_event
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.models import Event
from sessions_app.models import Session


@transaction.atomic
def revert_event(event: Event, version: History, *, now: dt.datetime) -> Event:
    """Say again what the version says, in the session it stood in, voided or not as it was then.

    Back in another session the event gets the next number there. Raise RuleError when that session is gone.
    """
    session_id, voided_at = version.session_id, version.voided_at  # type: ignore[attr-defined]
    if session_id != event.session_id:
        session = Session.objects.of(event.campaign).filter(pk=session_id).first()
        if session_id and session is None:
            raise RuleError(_("The session it belonged to no longer exists."))
        event = move_event(event, session=session, now=now)
    item = EventItem(**{name: getattr(version, name) for name in ITEM_COLUMNS})
    event = correct_event(event, item, now=now)
    return restore_event(event, now=now) if voided_at is None else void_event(event, now=now)
