"""What a GM sees while playing: the last entries, the fight, the names that are known."""

import datetime as dt
from dataclasses import dataclass

from campaigntracker.campaigns.models import Member, Viewer
from events_app.domain.breakdown import CharacterFigures, combat_figures
from events_app.domain.running import RunningCombat, running_combat
from events_app.domain.timeline_entries import Entry, make_entry
from events_app.domain.wording import Teller, in_brief
from events_app.models import Event
from sessions_app.models import Session

LAST_ENTRIES = 12


@dataclass(frozen=True, slots=True)
class PlayReading:
    """The state of play: the entries recorded last, the last of them last, and the combat that is being fought.

    `fighters`: what each character has done and borne in that combat so far.
    """

    entries: tuple[Entry, ...]
    combat: RunningCombat | None
    fighters: tuple[CharacterFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class Turns:
    """The entry that an undo takes back, and the one that a redo brings back."""

    undoable: Event | None
    redoable: Event | None
    undoable_in_brief: str = ""
    redoable_in_brief: str = ""


def read_play(session: Session, viewer: Viewer, *, zone: dt.tzinfo) -> PlayReading:
    recorded = Event.objects.visible_to(viewer).of_session(session).live().latest_recorded(LAST_ENTRIES)
    combat = running_combat(session, viewer)
    definition, is_fought = viewer.campaign.definition, combat is not None
    entries = tuple(make_entry(event, definition, zone, in_combat=is_fought) for event in reversed(recorded))
    return PlayReading(entries, combat, _fighters(session, viewer, combat) if combat else ())


def _fighters(session: Session, viewer: Viewer, combat: RunningCombat) -> tuple[CharacterFigures, ...]:
    figures = {fought.event_id: fought.characters for fought in combat_figures(session, viewer)}
    return figures.get(combat.start.id, ())


def read_turns(session: Session, member: Member) -> Turns:
    """What undo and redo would do for this member: redo only until something else is logged."""
    typed = Event.objects.of_session(session).typed_by(member)
    last = typed.live().latest_recorded(1)
    voided = typed.last_voided()
    if voided and last and voided.voided_at and voided.voided_at < last[0].created_at:
        voided = None
    undoable = last[0] if last else None
    teller = Teller(session.campaign.definition, dt.UTC)
    undo, redo = (in_brief(event, teller) if event else "" for event in (undoable, voided))
    return Turns(undoable, voided, undo, redo)
