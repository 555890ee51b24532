"""Which names of an event deserve a page in the codex."""

from collections.abc import Iterator
from typing import Protocol

from events_app.models.codex_entry import Kind


class Naming(Protocol):
    """What is read of an event or of an item."""

    @property
    def type(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def location(self) -> str: ...


# Types whose event may name somebody or something other than by its place.
BEARING_TYPES = (
    "npc_introduced",
    "dialogue",
    "location_discovered",
    "item_acquired",
    "quest_started",
    "quest_completed",
    "quest_failed",
)

Candidate = tuple[Kind, str]


def candidates_of(event: Naming) -> Iterator[Candidate]:
    """(kind, name) of each; a name that is an NPC's here may be a character's of the party: the caller knows who is.

    Those who only strike or are struck get no page: a horde of cultists would drown everybody else.
    """
    match event.type:
        case "npc_introduced":
            yield Kind.NPC, event.actor or event.name
        case "dialogue":
            yield Kind.NPC, event.actor
        case "item_acquired":
            yield Kind.ITEM, event.name
        case "quest_started" | "quest_completed" | "quest_failed":
            yield Kind.QUEST, event.name
    location = event.location or (event.name if event.type == "location_discovered" else "")
    yield Kind.LOCATION, location
