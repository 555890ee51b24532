"""Answers that were given for a date which the session has no longer."""

import datetime as dt

from sessions_app.models import Rsvp, Session, SessionPlayer
from sessions_app.models.session_player import SAME_DATE


def is_outdated(rsvp: str, rsvp_for: dt.datetime | None, start: dt.datetime | None) -> bool:
    """Whether the answer was given for another date than the plan's; where either is open it stands."""
    return rsvp != Rsvp.NONE and rsvp_for is not None and start is not None and abs(rsvp_for - start) > SAME_DATE


def set_answer(row: SessionPlayer, rsvp: str, session: Session) -> bool:
    """Write on the row what is said of the session as it is planned now; say whether that changed anything."""
    rsvp_for = session.real_start_time if session.is_planned and rsvp != Rsvp.NONE else None
    changed = (row.rsvp, row.rsvp_for) != (rsvp, rsvp_for)
    row.rsvp, row.rsvp_for = rsvp, rsvp_for
    return changed


def keep_date_of_answers(session: Session, *, until_now: dt.datetime | None) -> None:
    """Before a plan moves: answers that name no date yet were given for the one it had `until_now`."""
    if until_now is not None and session.is_planned and until_now != session.real_start_time:
        rows = SessionPlayer.objects.of(session).filter(rsvp_for=None).exclude(rsvp=Rsvp.NONE)
        rows.update(rsvp_for=until_now)
