"""From planned through in progress to completed, and the ways back."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.clock import set_clock
from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.locking import lock_session, save_session
from sessions_app.domain.planning import check_times, write_summary
from sessions_app.domain.roster import mark_attendance
from sessions_app.models import Rsvp, Session, SessionPlayer, SessionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnding:
    """How a session ended; `game_end_time` in total seconds. `goes_back`: after a flashback the clock stands again
    where the story had come to.
    """

    real_end_time: dt.datetime
    game_end_time: int | None
    actual_objectives: list[str] = field(default_factory=list)
    highlights: list[str] = field(default_factory=list)
    gm_summary: str = ""
    goes_back: bool = True


def game_time_to_start_at(session: Session) -> int:
    """Where the last session before this one ended, in total seconds. After a flashback, or where there is none, the
    campaign's clock.
    """
    earlier = Session.objects.of(session.campaign).played().before(session)
    last = earlier.exclude(game_end_time=None).latest_first().first()
    if last is None or last.game_end_time is None or story_before_flashback(last) is not None:
        return session.campaign.clock
    return last.game_end_time


def story_before_flashback(session: Session) -> int | None:
    """How far the sessions before a flashback have come; None for a session that does not start earlier than that."""
    story = Session.objects.of(session.campaign).played().before(session).latest_game_end()
    start = session.game_start_time
    return story if story is not None and start is not None and start < story else None


def expected_players(session: Session) -> list[UUID]:
    """The members of the roster who did not say no."""
    rows = SessionPlayer.objects.of(session).standing_answers()
    return [member_id for _session, member_id, said in rows if said != Rsvp.NO]


@transaction.atomic
def start_session(
    session: Session, *, now: dt.datetime, game_start_time: int | None = None, attended: Iterable[UUID] | None = None
) -> Session:
    """Start play now. Left out: game time is where the last session ended, all who did not say no are there."""
    session = _lock_in(session, SessionStatus.PLANNED, to=_("started"))
    _refuse_second_in_progress(session)
    session.status = SessionStatus.IN_PROGRESS
    session.real_start_time = now
    session.real_end_time = session.game_end_time = None
    session.game_start_time = game_time_to_start_at(session) if game_start_time is None else game_start_time
    mark_attendance(session, expected_players(session) if attended is None else attended)
    set_clock(session.campaign, session.game_start_time)
    return save_session(session, now=now)


@transaction.atomic
def end_session(session: Session, ending: SessionEnding, *, now: dt.datetime) -> Session:
    """End play: both clocks, what was achieved, what was memorable.

    The campaign's clock stands where play ended, or after a flashback where the story had come to before; it stays as
    it is where this is an old session that was reopened for a correction.
    """
    session = _lock_in(session, SessionStatus.IN_PROGRESS, to=_("ended"))
    check_times(session.real_start_time, ending.real_end_time, session.game_start_time, ending.game_end_time)
    session.status = SessionStatus.COMPLETED
    session.real_end_time = ending.real_end_time
    session.game_end_time = ending.game_end_time
    session.actual_objectives = ending.actual_objectives
    session.summary = write_summary(session.summary, gm=ending.gm_summary, highlights=ending.highlights)
    if _was_played_last(session):
        story = story_before_flashback(session) if ending.goes_back else None
        reached = [moment for moment in (ending.game_end_time, story) if moment is not None]
        if reached:
            set_clock(session.campaign, max(reached))
    return save_session(session, now=now)


@transaction.atomic
def cancel_session(session: Session, *, now: dt.datetime) -> Session:
    """Call off a planned session; its number and its plan stay."""
    session = _lock_in(session, SessionStatus.PLANNED, to=_("cancelled"))
    session.status = SessionStatus.CANCELLED
    return save_session(session, now=now)


@transaction.atomic
def reinstate_session(session: Session, *, now: dt.datetime) -> Session:
    """Put a cancelled session back on the plan."""
    session = _lock_in(session, SessionStatus.CANCELLED, to=_("put back on the plan"))
    session.status = SessionStatus.PLANNED
    return save_session(session, now=now)


@transaction.atomic
def reopen_session(session: Session, *, now: dt.datetime) -> Session:
    """Go on with a completed session. Its end times stay until it is ended again."""
    session = _lock_in(session, SessionStatus.COMPLETED, to=_("reopened"))
    _refuse_second_in_progress(session)
    session.status = SessionStatus.IN_PROGRESS
    return save_session(session, now=now)


def _was_played_last(session: Session) -> bool:
    """Whether no other session was begun later; by number where nobody knows when this one began."""
    played = Session.objects.of(session.campaign).played()
    if session.real_start_time is None:
        return not played.after(session).exists()
    return not played.starting_between(session.real_start_time, None).exists()


def _lock_in(session: Session, status: str, *, to: str) -> Session:
    """Lock the session; raise RuleError when it is not in the status from which it can be what `to` says."""
    locked = lock_session(session)
    if locked.status != status:
        raise RuleError(
            _("%(session)s is %(status)s and cannot be %(to)s.")
            % {"session": locked, "status": locked.get_status_display().lower(), "to": to}
        )
    return locked


def _refuse_second_in_progress(session: Session) -> None:
    other = Session.objects.of(session.campaign).in_progress().first()
    if other is not None:
        raise RuleError(_("%(session)s is still in progress. End it first.") % {"session": other})
