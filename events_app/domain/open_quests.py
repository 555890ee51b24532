"""The quests that a campaign has taken up and not yet done with."""

from collections.abc import Iterator
from typing import NamedTuple

from campaigntracker.campaigns.models import Viewer
from events_app.models import CodexName, Event
from events_app.models.vocabulary import QUEST_STARTED
from sessions_app.models import Session

# What was stated of a session stands around what its log tells: taken up before, completed after.
STATED_FIRST, LOGGED, STATED_LAST, AFTERWARDS = range(4)


class OpenQuest(NamedTuple):
    """`number`: the session it was taken up in, None between sessions. `is_secret`: only GMs know of it."""

    name: str
    number: int | None
    is_secret: bool


class _Turn(NamedTuple):
    """A quest is taken up, or ends. The first three say when."""

    after: int
    rank: int
    position: int
    name: str
    opens: bool
    number: int | None
    is_secret: bool


def open_quests(viewer: Viewer) -> tuple[OpenQuest, ...]:
    """Those the viewer knows of, the earliest first; under two names of the codex, one quest. Three queries."""
    known_names = CodexName.objects.known_to(viewer).of_kind("quest").values_list("name", "entry_id")
    entries = {name.casefold(): entry for name, entry in known_names}
    found: dict[object, OpenQuest] = {}
    for turn in sorted([*_logged(viewer), *_stated(viewer)]):
        key = entries.get(turn.name.casefold(), turn.name.casefold())
        if not turn.opens:
            found.pop(key, None)
        elif turn.name and (known := found.get(key)) is None:
            found[key] = OpenQuest(turn.name, turn.number, turn.is_secret)
        elif turn.name and known and known.is_secret and not turn.is_secret:
            found[key] = known._replace(is_secret=False)
    return tuple(found.values())


def _logged(viewer: Viewer) -> Iterator[_Turn]:
    events = Event.objects.visible_to(viewer).live().turns_of_quests().in_seen_order()
    last = 0
    rows = events.values_list("type", "name", "session__number", "visibility")
    for position, (event_type, name, number, visibility) in enumerate(rows):
        last = last if number is None else number
        rank = AFTERWARDS if number is None else LOGGED
        yield _Turn(last, rank, position, name, event_type == QUEST_STARTED, number, visibility == "gm")


def _stated(viewer: Viewer) -> Iterator[_Turn]:
    for number, started, completed in Session.objects.visible_to(viewer).stated_quests():
        for rank, names, opens in ((STATED_FIRST, started, True), (STATED_LAST, completed, False)):
            for position, name in enumerate(names or ()):
                yield _Turn(number, rank, position, name, opens, number, is_secret=False)
