"""The quests that a campaign has taken up and not yet done with."""

from typing import NamedTuple

from campaigntracker.campaigns.models import Viewer
from events_app.models import CodexName, Event

QUEST_TYPES = ("quest_started", "quest_completed", "quest_failed")


class OpenQuest(NamedTuple):
    """`number`: the session it was taken up in, None between sessions. `is_secret`: only GMs know of it."""

    name: str
    number: int | None
    is_secret: bool


def open_quests(viewer: Viewer) -> tuple[OpenQuest, ...]:
    """Those the viewer knows of, the earliest first; under two names of the codex, one quest. Two queries."""
    known_names = CodexName.objects.known_to(viewer).of_kind("quest").values_list("name", "entry_id")
    entries = {name.casefold(): entry for name, entry in known_names}
    events = Event.objects.visible_to(viewer).live().of_types(QUEST_TYPES).in_seen_order()
    found: dict[object, OpenQuest] = {}
    for event_type, name, number, visibility in events.values_list("type", "name", "session__number", "visibility"):
        key = entries.get(name.casefold(), name.casefold())
        if event_type != "quest_started":
            found.pop(key, None)
        elif name and (known := found.get(key)) is None:
            found[key] = OpenQuest(name, number, visibility == "gm")
        elif name and known and known.is_secret and visibility == "party":
            found[key] = known._replace(is_secret=False)
    return tuple(found.values())
