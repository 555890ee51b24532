"""Saving what is said of a session when it is closed: all of it, or nothing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member
from events_app.domain.closing.errors import ClosingConflictError
from events_app.domain.closing.outcomes import note_outcomes
from events_app.domain.closing.parts import Closing, NextSession, Step, Times
from events_app.domain.closing.recording import record_closing
from events_app.domain.closing.seen import closing_fingerprints, is_kept, is_planned_like
from events_app.domain.projection import refresh_projection
from sessions_app.domain.carry_over import CarriedOver, carry_over
from sessions_app.domain.lifecycle import SessionEnding, end_session
from sessions_app.domain.locking import lock_session, save_session
from sessions_app.domain.next_session import draft_of_next
from sessions_app.domain.planning import check_times, plan_session, write_summary
from sessions_app.domain.recap_text import write_recap
from sessions_app.domain.roll_call import take_roll
from sessions_app.models import Session

# What is written on the session's row, besides what ending it writes.
EARLY_COLUMNS = ("real_start_time", "game_start_time", "recap_draft")
COLUMNS = (*EARLY_COLUMNS, "real_end_time", "game_end_time", "actual_objectives", "summary")


@dataclass(frozen=True, slots=True)
class Closed:
    """`planned`: the next session, where one was planned; `carried`: what went on there."""

    session: Session
    planned: Session | None = None
    carried: CarriedOver | None = None


@transaction.atomic
def close_session(session: Session, ending: SessionEnding, *, now: dt.datetime) -> Session:
    """End the session and bring its figures up to date with its events."""
    session = end_session(session, ending, now=now)
    refresh_projection(session, party_sees=True)
    return session


@transaction.atomic
def save_closing(
    session: Session,
    closing: Closing,
    *,
    ends: bool = False,
    seen: Mapping[Step, str] | None = None,
    by: Member | None = None,
    now: dt.datetime,
) -> Closed:
    """Save the steps of which something is said; with `ends`, end the session at the times it gives.

    `seen`: the fingerprints of the steps as their writer saw them. Raise ClosingConflictError when somebody else has
    saved one of them otherwise since, and RuleError for what cannot be; in both cases nothing is changed.
    """
    session = lock_session(session)
    _refuse_unplayed(session, ends=ends)
    _refuse_overwriting(session, closing, seen or {})
    if closing.attendance is not None:
        take_roll(session, closing.attendance, now=now)
    before = _columns(session, COLUMNS)
    _write_columns(session, closing, ends=ends)
    if ends:
        session = _end(session, closing, before, now=now)
    elif _columns(session, COLUMNS) != before or closing.attendance is not None:
        save_session(session, now=now)
    record_closing(session, closing, by=by, now=now)
    note_outcomes(session, closing.quests, now=now)
    planned, carried = _go_on(session, closing.next, now=now)
    return Closed(session, planned, carried)


def _refuse_unplayed(session: Session, *, ends: bool) -> None:
    if ends and not session.is_in_progress:
        words = {"session": session, "status": session.get_status_display().lower()}
        raise RuleError(_("%(session)s is %(status)s and cannot be ended.") % words)
    if not (session.is_in_progress or session.is_completed):
        raise RuleError(_("%(session)s has not been played yet.") % {"session": session})


def _refuse_overwriting(session: Session, closing: Closing, seen: Mapping[Step, str]) -> None:
    current = closing_fingerprints(session)
    changed = [step for step in closing.steps if seen.get(step) and seen[step] != current.get(step, seen[step])]
    if clashing := [step for step in changed if not is_kept(session, closing, step)]:
        raise ClosingConflictError(clashing, session)


def _columns(session: Session, names: tuple[str, ...]) -> list[object]:
    return [getattr(session, name) for name in names]


def _write_columns(session: Session, closing: Closing, *, ends: bool) -> None:
    if closing.times is not None:
        _write_times(session, closing.times, ends=ends)
    if closing.objectives is not None:
        session.actual_objectives = closing.objectives
    if closing.highlights is not None:
        text = session.summary.get("gm", "")
        session.summary = write_summary(session.summary, gm=text, highlights=closing.highlights)
    if closing.recap is not None:
        write_recap(session, closing.recap.text, closing.recap.use)


def _write_times(session: Session, times: Times, *, ends: bool) -> None:
    check_times(times.real_start, times.real_end, times.game_start, times.game_end)
    session.real_start_time, session.game_start_time = times.real_start, times.game_start
    if not ends:
        session.real_end_time, session.game_end_time = times.real_end, times.game_end


def _end(session: Session, closing: Closing, before: list[object], *, now: dt.datetime) -> Session:
    """Bring it to its end by the verb that does so. One save, unless what that does not write has changed."""
    if _columns(session, EARLY_COLUMNS) != before[: len(EARLY_COLUMNS)]:
        save_session(session, now=now)
    times = closing.times
    ending = SessionEnding(
        real_end_time=(times and times.real_end) or session.real_end_time or now,
        game_end_time=times.game_end if times else session.campaign.clock,
        actual_objectives=session.actual_objectives,
        highlights=session.summary.get("highlights", []),
        gm_summary=session.summary.get("gm", ""),
        goes_back=times.goes_back if times else True,
    )
    return close_session(session, ending, now=now)


def _go_on(
    session: Session, said: NextSession | None, *, now: dt.datetime
) -> tuple[Session | None, CarriedOver | None]:
    if said is None or is_planned_like(session, said):
        return None, None
    planned = None
    if said.number is not None:
        draft = replace(
            draft_of_next(session),
            number=said.number,
            real_start_time=said.starts,
            title=said.title,
            location=said.location,
        )
        try:
            planned = plan_session(session.campaign, draft, now=now)
        except RuleError as error:
            raise RuleError(error.message, field=f"next_{error.field}" if error.field else "next") from None
    carried = carry_over(session, planned, now=now) if said.carries else None
    return planned, carried
