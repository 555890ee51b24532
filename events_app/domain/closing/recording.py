"""What the closing of a session adds to the log, once however often it is sent."""

import datetime as dt
from dataclasses import replace

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member
from events_app.domain.closing.loot import loot_items
from events_app.domain.closing.outcomes import outcome_items
from events_app.domain.closing.parts import SOURCE, Closing
from events_app.domain.errors import BadItemError, DuplicateIdError
from events_app.domain.recording import record_events
from sessions_app.models import Session

FIELDS = {"loot:treasure_gained": "treasure", "loot:xp_awarded": "xp"}


def record_closing(session: Session, closing: Closing, *, by: Member | None, now: dt.datetime) -> None:
    """Record what was gained and how quests and goals fared; the session is locked.

    All of it stands at the session's end once that is known.
    """
    items = [*loot_items(session, closing.loot), *outcome_items(session, closing.quests)]
    at, game_time = (session.real_end_time, session.game_end_time) if session.is_completed else (None, None)
    dated = [
        replace(item, real_time=at, game_time=game_time, source=SOURCE, external_id=f"{closing.key}:{name}")
        for name, item in items
    ]
    try:
        record_events(session.campaign, dated, session=session, by=by, now=now)
    except BadItemError as error:
        raise RuleError(error.message, field=_field_of(items[error.index][0])) from None
    except DuplicateIdError as error:
        told = _("Something else was recorded from this page already. Open it again.")
        raise RuleError(told, field=_field_of(items[error.index][0])) from None


def _field_of(name: str) -> str:
    return FIELDS.get(name, "items" if name.startswith("loot") else "quests")
