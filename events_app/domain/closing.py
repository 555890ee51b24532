"""Closing a session, which needs both the session and its events."""

import datetime as dt

from django.db import transaction

from events_app.domain.projection import refresh_projection
from sessions_app.domain.lifecycle import SessionEnding, end_session
from sessions_app.models import Session


@transaction.atomic
def close_session(session: Session, ending: SessionEnding, *, now: dt.datetime) -> Session:
    """End the session and bring its figures up to date with its events."""
    session = end_session(session, ending, now=now)
    refresh_projection(session, party_sees=True)
    return session
