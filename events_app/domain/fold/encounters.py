"""Which of the combats under way an event is of."""

import hashlib
from typing import Any, Protocol, TypeVar

KNOWN_OUTCOMES = frozenset({"victory", "defeat", "fled", "truce", "other"})
LONGEST = 100


class Encounter(Protocol):
    @property
    def encounter(self) -> str: ...


E = TypeVar("E", bound=Encounter)


def encounter_of(data: dict[str, Any]) -> str:
    """What `data.encounterId` says, in at most 100 characters; empty where it says nothing."""
    encounter = data.get("encounterId")
    if encounter is None:
        return ""
    text = str(encounter)
    return text if len(text) <= LONGEST else hashlib.sha256(text.encode()).hexdigest()


def outcome_of(data: dict[str, Any]) -> str:
    outcome = data.get("outcome")
    return outcome if isinstance(outcome, str) and outcome in KNOWN_OUTCOMES else "other"


def combat_of(running: dict[str, E], event_type: str, encounter: str) -> E | None:
    """The combat that an event other than a start belongs to. `running`: by encounter, in the order of their starts.

    `encounter` says which; an event of no running encounter is of the one that started last, unless it ends another.
    An event that names none is of the one that was started without a name, if that still goes on.
    """
    combat = running.get(encounter)
    if combat is None:
        if not running:
            return None
        combat = running[next(reversed(running))]
    if event_type == "combat_end" and encounter not in ("", combat.encounter):
        return None
    return combat


def combat_now(running: dict[str, E]) -> E | None:
    """The combat in which one stands: the one that an event naming none would be of."""
    return combat_of(running, "", "")
