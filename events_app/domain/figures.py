"""The figures of a session, and the lists of names beside them, as documents call them."""

from dataclasses import dataclass, fields


@dataclass(slots=True)
class Figures:
    """Sums over the events of a session that were not voided. Amounts of treasure are in gp."""

    event_count: int = 0
    combat_encounters: int = 0
    total_damage_dealt: int = 0
    total_damage_received: int = 0
    total_healing_done: int = 0
    npcs_killed: int = 0
    treasure_gained: int = 0
    xp_earned: int = 0

    def to_json(self) -> dict[str, int]:
        return {key: getattr(self, name) for key, name in KEYS.items()}


def camel(name: str) -> str:
    """The name as documents spell it: event_count -> eventCount."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


KEYS = {camel(field.name): field.name for field in fields(Figures)}
FIGURE_KEYS = tuple(KEYS)
LIST_KEYS = (
    "highlights",
    "npcsIntroduced",
    "locationsVisited",
    "itemsAcquired",
    "questsStarted",
    "questsCompleted",
)
