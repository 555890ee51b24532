"""Plain data in: what a form, the admin or an import says of a session."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from sessions_app.models import Session, SessionPlayer


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """One player of a session."""

    member_id: UUID
    character_ids: tuple[UUID, ...] = ()
    rsvp: str = "none"
    rsvp_for: dt.datetime | None = field(default=None, compare=False)
    """The start that the answer was given for. Only an import writes it: an answer that is changed is one to the start
    that the session has."""
    attended: bool = False
    arrived_late: bool = False
    left_early: bool = False
    excused: bool = False
    is_guest: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDraft:
    """All that people write on a session; times in game are total seconds since the campaign began."""

    number: int
    title: str = ""
    description: str = ""
    location: str = ""
    real_start_time: dt.datetime | None = None
    real_end_time: dt.datetime | None = None
    game_start_time: int | None = None
    game_end_time: int | None = None
    gm_id: UUID | None = None
    planned_objectives: list[str] = field(default_factory=list)
    actual_objectives: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: str = ""
    gm_notes: str = ""
    gm_summary: str = ""
    highlights: list[str] = field(default_factory=list)
    roster: tuple[RosterEntry, ...] = ()


# The columns of Session that a draft replaces one to one.
DRAFT_COLUMNS = (
    "number",
    "title",
    "description",
    "location",
    "real_start_time",
    "real_end_time",
    "game_start_time",
    "game_end_time",
    "gm_id",
    "planned_objectives",
    "actual_objectives",
    "tags",
    "notes",
    "gm_notes",
)
# The columns of SessionPlayer that an entry of the roster replaces.
ENTRY_COLUMNS = ("rsvp", "attended", "arrived_late", "left_early", "excused", "is_guest", "note")


def draft_of(session: Session) -> SessionDraft:
    """What people have written on a session so far: saving it again would change nothing."""
    rows = SessionPlayer.objects.of(session).prefetch_related("played").in_order()
    columns = {name: getattr(session, name) for name in DRAFT_COLUMNS}
    return SessionDraft(
        **columns,
        gm_summary=session.summary.get("gm", ""),
        highlights=list(session.summary.get("highlights", [])),
        roster=tuple(entry_of(row) for row in rows),
    )


def entry_of(row: SessionPlayer) -> RosterEntry:
    """A row of the roster, its characters in the order in which they were given; `played` is best prefetched."""
    played = sorted(row.played.all(), key=lambda character: character.id)
    values = {name: getattr(row, name) for name in ENTRY_COLUMNS}
    return RosterEntry(
        member_id=row.member_id,
        character_ids=tuple(character.character_id for character in played),
        rsvp_for=row.rsvp_for,
        **values,
    )
