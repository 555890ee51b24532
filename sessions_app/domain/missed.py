"""Plans that came to nothing."""

import datetime as dt

from sessions_app.models import Session
from sessions_app.models.session_states import MISSED_AFTER


def was_missed(session: Session | None, now: dt.datetime) -> bool:
    """True of a planned session whose evening is over; one that only begins late is not missed."""
    start: dt.datetime | None = session.real_start_time if session else None
    return start is not None and start < now - MISSED_AFTER
