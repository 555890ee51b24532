"""Plain data in: what a form, a VTT or an import says happened."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """One thing that happened.

    Left out: `real_time` = now; `game_time` (total seconds) = the campaign's clock; `category` = the type's.
    `external_id` is the sender's own id, unique with `source` in the campaign.
    """

    type: str
    category: str = ""
    name: str = ""
    description: str = ""
    actor: str = ""
    target: str = ""
    location: str = ""
    amount: int | None = None
    data: dict[str, Any] = field(default_factory=dict)
    visibility: str = "party"
    real_time: dt.datetime | None = None
    game_time: int | None = None
    source: str = ""
    external_id: str = ""


# The columns of Event that an item replaces one to one.
ITEM_COLUMNS = (
    "type",
    "category",
    "name",
    "description",
    "actor",
    "target",
    "location",
    "amount",
    "data",
    "visibility",
    "real_time",
    "game_time",
)
