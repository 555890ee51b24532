"""Reading the events of programs by the thousand.

What is well-formed is read here in plain code, about ten times as fast as place by place. Anything else is left to
`read_item`, which says what is wrong and where; the two never differ in what they read.
"""

from collections.abc import Mapping
from typing import Any

from campaigntracker.exchange.instants import parse_instant
from events_app.domain.items import EventItem

# What a sender may say of an event. The rest of a document's keys is ours to say.
SENT_KEYS = ("id", "sessionId", "visibility", "timestamp", "event", "source")
ITEM_KEYS = frozenset(SENT_KEYS)
EVENT_KEYS = frozenset({"type", "category", "name", "description", "participants", "amount", "data"})
PEOPLE_KEYS = frozenset({"actor", "target", "location"})
STAMP_KEYS = frozenset({"realTime", "gameTime"})
NOTHING: Mapping[str, Any] = {}


def read_item_quickly(value: Any, *, source: str) -> EventItem | None:
    """The item of a plain event, not yet checked (`check_item`); None for one that needs a closer look.

    `source` is that of an event which names none.
    """
    if type(value) is not dict or not ITEM_KEYS.issuperset(value):
        return None
    event, stamp = value.get("event"), value.get("timestamp", NOTHING)
    if type(event) is not dict or not EVENT_KEYS.issuperset(event):
        return None
    people, data, amount = event.get("participants", NOTHING), event.get("data"), event.get("amount")
    if not (_has_only(people, PEOPLE_KEYS) and _has_only(stamp, STAMP_KEYS)):
        return None
    if (data is not None and type(data) is not dict) or (amount is not None and type(amount) is not int):
        return None
    texts: tuple[Any, ...] = (
        *(event.get("type"), event.get("category", ""), event.get("name", ""), event.get("description", "")),
        *(people.get("actor", ""), people.get("target", ""), people.get("location", "")),
        *(value.get("visibility", "party"), value.get("source", ""), value.get("id", "")),
    )
    if set(map(type, texts)) != {str} or not texts[0]:
        return None
    real_time = game_time = None
    if stamp:
        said, moment = stamp.get("realTime"), stamp.get("gameTime")
        if said is not None and (type(said) is not str or (real_time := parse_instant(said)) is None):
            return None
        if moment is not None and (
            type(moment) is not dict or type(game_time := moment.get("total")) is not int or len(moment) > 1
        ):
            return None
    event_type, category, name, description, actor, target, location, visibility, sender, identifier = texts
    return EventItem(
        type=event_type,
        category=category,
        name=name,
        description=description,
        actor=actor,
        target=target,
        location=location,
        amount=amount,
        data=data or {},
        visibility=visibility,
        real_time=real_time,
        game_time=game_time,
        source=sender or source,
        external_id=identifier,
    )


def _has_only(value: Any, keys: frozenset[str]) -> bool:
    return value is NOTHING or (type(value) is dict and keys.issuperset(value))
