"""What the steps of a closing say now: for telling whether somebody else changed one meanwhile."""

from collections.abc import Callable, Sequence
from typing import Any

from campaigntracker.campaigns.domain.seen import fingerprint
from events_app.domain.closing.outcomes import has_outcome
from events_app.domain.closing.parts import SOURCE, Closing, NextSession, Outcomes, Step
from events_app.models import Event
from sessions_app.domain.drafts import RosterEntry
from sessions_app.domain.recap_text import is_recap_kept
from sessions_app.domain.roll_call import RollCall, apply_roll, read_entries
from sessions_app.models import Session, SessionPlayer


def closing_fingerprints(session: Session, entries: Sequence[RosterEntry] | None = None) -> dict[Step, str]:
    """One for each step that replaces what was there; the others only add."""
    entries = read_entries(session) if entries is None else entries
    said: dict[Step, Any] = {
        Step.ATTENDANCE: [
            [entry.member_id, entry.attended, entry.arrived_late, entry.left_early, entry.excused, entry.character_ids]
            for entry in entries
        ],
        Step.TIMES: [
            _instant(session.real_start_time),
            _instant(session.real_end_time),
            session.game_start_time,
            session.game_end_time,
        ],
        Step.OBJECTIVES: session.actual_objectives,
        Step.HIGHLIGHTS: session.summary.get("highlights", []),
        Step.RECAP: [session.summary.get("gm", ""), session.recap_draft],
    }
    return {step: fingerprint({step: value})[:16] for step, value in said.items()}


def _instant(moment: Any) -> float | None:
    return None if moment is None else moment.timestamp()


def is_kept(session: Session, closing: Closing, step: Step) -> bool:
    """Whether saving the step would change nothing."""
    said = getattr(closing, step)
    fits: Callable[[], bool] = {
        Step.ATTENDANCE: lambda: _fits_roster(session, said),
        Step.TIMES: lambda: _times_of(session) == (said.real_start, said.real_end, said.game_start, said.game_end),
        Step.OBJECTIVES: lambda: session.actual_objectives == said,
        Step.HIGHLIGHTS: lambda: session.summary.get("highlights", []) == said,
        Step.LOOT: lambda: _was_recorded(session, f"{closing.key}:loot"),
        Step.QUESTS: lambda: _fits_outcomes(session, said, closing.key),
        Step.RECAP: lambda: is_recap_kept(session, said.text, said.use),
        Step.NEXT: lambda: is_planned_like(session, said),
    }[step]
    return said is None or fits()


def was_saved(session: Session, closing: Closing) -> bool:
    """Whether all of it stands already: a button pressed twice."""
    return all(is_kept(session, closing, step) for step in closing.steps)


def _times_of(session: Session) -> tuple[Any, ...]:
    return (session.real_start_time, session.real_end_time, session.game_start_time, session.game_end_time)


def is_planned_like(session: Session, said: NextSession) -> bool:
    """Whether the next session stands on the plan as it is said."""
    if said.number is None:
        return False
    planned = Session.objects.of(session.campaign).numbered(said.number).first()
    return planned is not None and planned.is_planned and planned.real_start_time == said.starts


def _fits_roster(session: Session, attendance: RollCall) -> bool:
    entries = read_entries(session)
    if apply_roll(entries, attendance) != entries:
        return False
    rows = SessionPlayer.objects.of(session).select_related("member")
    present = {row.member.display_name.casefold() for row in rows}
    return all(" ".join(name.split()).casefold() in present for name in attendance.guests if name.strip())


def _was_recorded(session: Session, beginning: str) -> bool:
    return Event.objects.of(session.campaign).sent_under(SOURCE, beginning).exists()


def _fits_outcomes(session: Session, said: Outcomes, key: str) -> bool:
    told = bool(said.quests) or any(change.progress for change in said.goals)
    is_told = not told or _was_recorded(session, f"{key}:quest")
    return is_told and all(has_outcome(session, change) for change in said.goals)
