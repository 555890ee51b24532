"""The session after a session: which number, when, with whom."""

import datetime as dt
from zoneinfo import ZoneInfo

from sessions_app.domain.casting import characters_of_nobody, own_characters
from sessions_app.domain.drafts import RosterEntry, SessionDraft
from sessions_app.domain.numbering import next_number
from sessions_app.domain.roll_call import read_entries
from sessions_app.models import Session

WEEK = dt.timedelta(weeks=1)


def draft_of_next(session: Session) -> SessionDraft:
    """The next number, run by whom this one was, for the same players, each with the living characters of their own.

    Who stood in for somebody did so for that evening, as guests came for it. What is nobody's own stays with whoever
    played it.
    """
    entries = [entry for entry in read_entries(session) if not entry.is_guest]
    own = own_characters(session.campaign, [entry.member_id for entry in entries])
    unowned = characters_of_nobody(session.campaign)
    roster = tuple(
        RosterEntry(
            member_id=entry.member_id,
            character_ids=(*own[entry.member_id], *(one for one in entry.character_ids if one in unowned)),
        )
        for entry in entries
    )
    return SessionDraft(number=next_number(session.campaign), gm_id=session.gm_id, roster=roster)


def same_time_next_week(session: Session, *, now: dt.datetime) -> dt.datetime | None:
    """The next same weekday and hour that are still to come, as the campaign's zone counts them, whatever becomes of
    its summer time. None for a session that nobody knows the start of.
    """
    if session.real_start_time is None:
        return None
    start = session.real_start_time.astimezone(ZoneInfo(session.campaign.time_zone)).replace(second=0, microsecond=0)
    # Adding days to a moment in a zone keeps what its clock shows.
    found = start + max(1, (now - start) // WEEK) * WEEK
    while found <= now:
        found += WEEK
    return _that_exists(found)


def _that_exists(moment: dt.datetime) -> dt.datetime:
    """An hour that summer time leaves out is an hour later."""
    return moment.astimezone(dt.UTC).astimezone(moment.tzinfo)
