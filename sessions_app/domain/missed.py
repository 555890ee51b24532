"""Plans that came to nothing."""

import datetime as dt
from typing import Protocol

from sessions_app.models.session_states import MISSED_AFTER


class HasStart(Protocol):
    """A session, a line of the list, or a column of the attendance."""

    @property
    def real_start_time(self) -> dt.datetime | None: ...


def was_missed(session: HasStart | None, now: dt.datetime) -> bool:
    """True of a planned session whose evening is over; one that only begins late is not missed."""
    start = session.real_start_time if session else None
    return start is not None and start < now - MISSED_AFTER
