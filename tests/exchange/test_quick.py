"""The quick reader reads what the close one reads, or nothing."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.exchange.errors import DocumentError
from campaigntracker.exchange.reading.events import read_item
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.reading.quick import SENT_KEYS, read_item_quickly
from campaigntracker.gametime import DAY_COUNT
from events_app.domain.checking import check_item
from events_app.domain.errors import BadItemError

odd = st.sampled_from([None, 0, 7, True, 1.5, "", "x", [], {}, {"a": 1}, "note", "damage", "party", "gm", "combat"])
people = st.dictionaries(st.sampled_from(["actor", "target", "location", "colour"]), odd, max_size=3)
moments = st.dictionaries(st.sampled_from(["total", "days", "formatted"]), odd, max_size=2)
stamps = st.fixed_dictionaries(
    {},
    optional={"realTime": odd | st.sampled_from(["2025-01-20T18:30:00Z", "2025-01-20", "9999-01-01T00:00:00Z"])}
    | {"gameTime": odd | moments},
)
happenings = st.fixed_dictionaries(
    {"type": odd},
    optional=dict.fromkeys(("category", "name", "description", "amount", "data", "colour"), odd)
    | {"participants": odd | people},
)
events = st.fixed_dictionaries(
    {"event": odd | happenings},
    optional=dict.fromkeys(("id", "visibility", "source", "seq"), odd) | {"timestamp": odd | stamps},
)


@given(events)
def test_both_read_the_same(value: dict[str, Any]) -> None:
    quick = read_item_quickly(value, source="mine")
    if quick is None:
        return
    try:
        quick = replace(quick, category=check_item(quick))
    except BadItemError:
        quick = None
    try:
        close = read_item(Place(value).fields(SENT_KEYS), DAY_COUNT, 6)
        close = replace(close, source=close.source or "mine")
    except DocumentError:
        close = None
    assert quick == close


def test_what_is_plain_is_read_quickly() -> None:
    value = {"id": "a", "event": {"type": "damage", "amount": 3}, "timestamp": {"gameTime": {"total": 5}}}
    item = read_item_quickly(value, source="mine")
    assert item is not None
    assert (item.amount, item.game_time, item.source) == (3, 5, "mine")
