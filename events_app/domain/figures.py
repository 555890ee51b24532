"""The figures of a session: a pure fold over its events."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, Protocol


class Happening(Protocol):
    """What the fold reads of an event."""

    @property
    def type(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def location(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def amount(self) -> int | None: ...


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
        return {camel(name): value for name, value in asdict(self).items()}


def camel(name: str) -> str:
    """The name as documents spell it: event_count -> eventCount."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


FIGURE_KEYS = tuple(camel(field.name) for field in fields(Figures))


@dataclass(slots=True)
class Digest:
    """What the events of a session add up to: its figures, and the names a recap lists."""

    figures: Figures
    highlights: list[str]
    npcs_introduced: list[str]
    locations_visited: list[str]
    items_acquired: list[str]
    quests_started: list[str]
    quests_completed: list[str]

    def to_json(self) -> dict[str, Any]:
        lists = {camel(field.name): getattr(self, field.name) for field in fields(self)[1:]}
        return {"figures": self.figures.to_json()} | {key: names for key, names in lists.items() if names}


LIST_KEYS = tuple(camel(field.name) for field in fields(Digest)[1:])


def digest(events: Iterable[Happening], party: Collection[str]) -> Digest:
    """Fold events, none of them voided, into a digest. `party` holds the casefolded names and ids of the characters."""
    figures = Figures()
    lists: dict[str, dict[str, None]] = {field.name: {} for field in fields(Digest)[1:]}
    for event in events:
        figures.event_count += 1
        amount = event.amount or 0
        match event.type:
            case "combat_start":
                figures.combat_encounters += 1
            case "damage":
                by_party, on_party = event.actor.casefold() in party, event.target.casefold() in party
                if by_party and not on_party:
                    figures.total_damage_dealt += amount
                if on_party:
                    figures.total_damage_received += amount
            case "healing":
                if event.actor.casefold() in party or (not event.actor and event.target.casefold() in party):
                    figures.total_healing_done += amount
            case "npc_killed":
                figures.npcs_killed += 1 if event.amount is None else amount
            case "treasure_gained":
                figures.treasure_gained += amount
            case "xp_awarded":
                figures.xp_earned += amount
            case "highlight":
                lists["highlights"][event.name or event.description] = None
            case "npc_introduced":
                lists["npcs_introduced"][event.actor or event.name] = None
            case "location_discovered":
                lists["locations_visited"][event.location or event.name] = None
            case "item_acquired":
                lists["items_acquired"][event.name] = None
            case "quest_started":
                lists["quests_started"][event.name] = None
            case "quest_completed":
                lists["quests_completed"][event.name] = None
    return Digest(figures, **{name: [text for text in texts if text] for name, texts in lists.items()})
