"""A whole campaign as plain data: what reading a document gives, checked within itself, before anything is written.

Members, characters and sessions are named by their ids in the document.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from campaigntracker.campaigns.domain.campaigns import CampaignSettings
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.items import EventItem


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRecord:
    id: str
    slug: str
    settings: CampaignSettings
    calendar: dict[str, Any]
    epoch: dict[str, Any]
    definition: CalendarDefinition
    clock: int | None
    created_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRecord:
    id: str
    name: str
    role: str
    created_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterRecord:
    id: str
    name: str
    member: str
    status: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerRecord:
    """One player of a session's roster."""

    member: str
    characters: tuple[str, ...]
    rsvp: str
    rsvp_for: dt.datetime | None
    attended: bool
    arrived_late: bool
    left_early: bool
    excused: bool
    is_guest: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRecord:
    """`parent` is the id of the goal that it is a part of, "" for none."""

    id: str
    title: str
    description: str
    gm_notes: str
    state: str
    target: int | None
    unit: str
    visibility: str
    parent: str
    created_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PursuedRecord:
    """A goal in a session."""

    goal: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepRecord:
    """`carried_from` is the id of an item of another session, "" for none."""

    id: str
    kind: str
    text: str
    done_at: dt.datetime | None
    carried_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRecord:
    member: str
    answer: str
    answered_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRecord:
    """A date proposed for a session."""

    starts_at: dt.datetime
    picked: bool
    answers: tuple[AnswerRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterRecord:
    id: str
    title: str
    first: int
    last: int | None
    recap: str
    gm_notes: str
    created_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When a session was, on both clocks; game times in total seconds."""

    real_start: dt.datetime | None = None
    real_end: dt.datetime | None = None
    game_start: int | None = None
    game_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a document says a session adds up to: figures, lists of names, and which of these a person stated."""

    auto: str = ""
    gm: str = ""
    lists: dict[str, list[str]] = field(default_factory=dict)
    stats: dict[str, int] = field(default_factory=dict)
    stated_lists: dict[str, list[str]] = field(default_factory=dict)
    stated_stats: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    id: str
    number: int
    status: str
    title: str
    description: str
    location: str
    times: Times
    gm: str
    players: tuple[PlayerRecord, ...]
    planned_objectives: list[str]
    actual_objectives: list[str]
    account: Account
    tags: list[str]
    notes: str
    gm_notes: str
    recap_draft: str
    goals: tuple[PursuedRecord, ...]
    prep: tuple[PrepRecord, ...]
    dates: tuple[DateRecord, ...]
    created_at: dt.datetime | None
    updated_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """`session` is the position of its session among the document's, None for downtime; `seq` is set with it."""

    item: EventItem
    session: int | None
    seq: int | None
    author: str
    voided_at: dt.datetime | None
    created_at: dt.datetime | None
    updated_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasRecord:
    name: str
    revealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CodexRecord:
    """What people wrote of an entry of the codex."""

    kind: str
    name: str
    aliases: tuple[AliasRecord, ...]
    description: str
    gm_notes: str
    revealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignDocument:
    campaign: CampaignRecord
    members: list[MemberRecord]
    characters: list[CharacterRecord]
    goals: list[GoalRecord]
    sessions: list[SessionRecord]
    events: list[EventRecord]
    codex: list[CodexRecord]
    chapters: list[ChapterRecord]
