"""Names that a line brings up for the first time, and who may be meant by them."""

from collections.abc import Iterable

from events_app.capture.saying import did_you_mean
from events_app.capture.spelling import Names
from events_app.capture.table import Table
from events_app.domain.items import EventItem

# Where somebody new is what the line is about.
INTRODUCING = frozenset({"npc_introduced"})
MOST_ASKED = 3


def strangers(items: Iterable[EventItem], people: Names, table: Table) -> tuple[tuple[str, ...], list[str]]:
    """The new names, and a question for each that is nearly a known one."""
    introduced: dict[str, bool] = {}
    for item in items:
        for name in filter(None, (item.actor, item.target)):
            if people.is_new(name) and not (item.type == "quote" and name in table.players):
                introduced[name] = introduced.get(name, False) or item.type in INTRODUCING
    meant = [(name, people.closest(name)) for name in list(introduced)[:MOST_ASKED]]
    asked = [did_you_mean(known, name) for name, known in meant if known]
    return tuple(name for name, is_expected in introduced.items() if not is_expected), asked
