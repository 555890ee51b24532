"""Closing a session, which needs both the session and its events."""

from events_app.domain.closing.errors import ClosingConflictError
from events_app.domain.closing.foretelling import foretell_recap
from events_app.domain.closing.loot import sharers_among
from events_app.domain.closing.missing import (
    Missing,
    Paperwork,
    has_next,
    missing_of_its_own,
    paperwork_of,
    what_is_missing,
)
from events_app.domain.closing.parts import (
    Closing,
    GoalOutcome,
    Loot,
    NextSession,
    Outcomes,
    QuestOutcome,
    RecapText,
    Step,
    Times,
    Verdict,
)
from events_app.domain.closing.saving import Closed, close_session, save_closing
from events_app.domain.closing.seen import closing_fingerprints, was_saved

__all__ = [
    "Closed",
    "Closing",
    "ClosingConflictError",
    "GoalOutcome",
    "Loot",
    "Missing",
    "NextSession",
    "Outcomes",
    "Paperwork",
    "QuestOutcome",
    "RecapText",
    "Step",
    "Times",
    "Verdict",
    "close_session",
    "closing_fingerprints",
    "foretell_recap",
    "has_next",
    "missing_of_its_own",
    "paperwork_of",
    "save_closing",
    "sharers_among",
    "was_saved",
    "what_is_missing",
]
