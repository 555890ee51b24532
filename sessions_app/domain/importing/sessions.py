"""Writing many sessions at once, for an import that has checked them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.drafts import DRAFT_COLUMNS, ENTRY_COLUMNS, RosterEntry, SessionDraft
from sessions_app.domain.planning import clean_tags, write_summary
from sessions_app.models import Session, SessionPlayer, SessionPlayerCharacter


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session with the past it had elsewhere.

    `id` is made by the caller, so that events may refer to it before it is written. `summary` is what is stated
    besides the draft's own text and highlights; `projection` is what its events add up to; `last_seq` the number of
    its last event.
    """

    id: UUID
    external_id: str
    draft: SessionDraft
    status: str
    summary: dict[str, Any] = field(default_factory=dict)
    stats: dict[str, int] = field(default_factory=dict)
    projection: dict[str, Any] = field(default_factory=dict)
    last_seq: int = 0
    recap_draft: str = ""
    created_at: dt.datetime
    updated_at: dt.datetime


def insert_sessions(campaign: Campaign, rows: Sequence[NewSession]) -> list[Session]:
    """Write sessions and rosters as they are, in a handful of queries."""
    sessions = Session.objects.bulk_create([_session(campaign, row) for row in rows], batch_size=500)
    players: list[SessionPlayer] = []
    played: list[SessionPlayerCharacter] = []
    for session, row in zip(sessions, rows, strict=True):
        for position, entry in enumerate(row.draft.roster):
            player = _player(session, entry, position)
            players.append(player)
            played += [
                SessionPlayerCharacter(campaign=campaign, session_player=player, character_id=character_id)
                for character_id in entry.character_ids
            ]
    SessionPlayer.objects.bulk_create(players, batch_size=1000)
    SessionPlayerCharacter.objects.bulk_create(played, batch_size=1000)
    return sessions


def _session(campaign: Campaign, row: NewSession) -> Session:
    session = Session(
        id=row.id,
        campaign=campaign,
        external_id=row.external_id,
        status=row.status,
        stats=row.stats,
        projection=row.projection,
        last_seq=row.last_seq,
        recap_draft=row.recap_draft,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
    for column in DRAFT_COLUMNS:
        setattr(session, column, getattr(row.draft, column))
    session.tags = clean_tags(row.draft.tags)
    session.summary = write_summary(row.summary, gm=row.draft.gm_summary, highlights=row.draft.highlights)
    return session


def _player(session: Session, entry: RosterEntry, position: int) -> SessionPlayer:
    return SessionPlayer(
        campaign=session.campaign,
        session=session,
        member_id=entry.member_id,
        lineup=list(entry.character_ids),
        position=position,
        rsvp_for=entry.rsvp_for,
        **{name: getattr(entry, name) for name in ENTRY_COLUMNS},
    )
