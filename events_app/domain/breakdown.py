"""The figures of a session apart: by character, and by combat."""

import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Viewer
from events_app.domain.figures import Figures
from events_app.domain.fold import CharacterSums, Row, Tally, left_over
from events_app.domain.fold.combats import CombatsFold
from events_app.domain.fold.tally import effect_of
from events_app.domain.projection import SessionDigest, kept_copy, party_names
from events_app.models import Event
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class CharacterFigures:
    """What one character did and bore."""

    name: str
    total_damage_dealt: int
    total_damage_received: int
    total_healing_done: int
    healing_received: int
    npcs_killed: int
    times_down: int
    times_died: int


@dataclass(frozen=True, slots=True)
class CombatFigures:
    """One combat. `event_id` is its first event's; `outcome` is "" as long as it is open; `rounds` is 0 if unknown."""

    event_id: UUID
    last_event_id: UUID
    name: str
    outcome: str
    rounds: int
    figures: Figures
    characters: tuple[CharacterFigures, ...]


def character_figures(session: Session, viewer: Viewer) -> tuple[CharacterFigures, ...]:
    """Those of whom the log tells anything, by name."""
    return characters_of(kept_copy(session, viewer).tally)


def character_rows(session: Session, viewer: Viewer, digest: SessionDigest) -> tuple[CharacterFigures, ...]:
    """The characters, and a last row for what the session's figures hold beyond them, so that the rows add up."""
    tally = kept_copy(session, viewer).tally
    rest = left_over(Figures(*(figure.value for figure in digest.figures)), tally.by_character.values())
    if not tally.characters or rest == CharacterSums():
        return characters_of(tally)
    return (*characters_of(tally), CharacterFigures(_("Others"), **asdict(rest)))


def combat_figures(session: Session, viewer: Viewer) -> tuple[CombatFigures, ...]:
    """All combats in the order of their starts; those of a session with more than are kept are counted anew."""
    combats = kept_copy(session, viewer).combats
    if combats.is_cut:
        combats = _all_combats(session, viewer)
    found = combats.all
    ids = ids_of(session, [seq for combat in found for seq in (combat.first, combat.last)])
    return tuple(
        CombatFigures(
            ids[combat.first],
            ids[combat.last],
            combat.name,
            combat.outcome,
            combat.rounds,
            combat.tally.figures,
            characters_of(combat.tally),
        )
        for combat in found
    )


def characters_of(tally: Tally) -> tuple[CharacterFigures, ...]:
    """What a tally says of each character, by name."""
    return tuple(CharacterFigures(name, **asdict(sums)) for name, sums in tally.by_character.items())


def ids_of(session: Session, seqs: Iterable[int]) -> dict[int, UUID]:
    """The ids of events by their numbers in the session."""
    wanted = set(seqs)
    if not wanted:
        return {}
    rows = Event.objects.of_session(session).with_seqs(wanted).values_list("seq", "id")
    return {seq: event_id for seq, event_id in rows if seq is not None}


def _all_combats(session: Session, viewer: Viewer) -> CombatsFold:
    party = party_names(viewer.campaign)
    combats = CombatsFold([], [], is_cut=False, limit=sys.maxsize)
    events = Event.objects.visible_to(viewer).of_session(session).live().in_real_order()
    for row in events.values_list(*Row._fields):
        event = Row(*row)
        combats.add(event, effect_of(event, party))
    return combats
