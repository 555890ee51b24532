"""What the fold reads of an event."""

import datetime as dt
from typing import Any, NamedTuple, Protocol


class Deed(Protocol):
    """What the figures read of an event."""

    @property
    def type(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def amount(self) -> int | None: ...


class Told(Deed, Protocol):
    """What a copy reads of an event. `seq` is how the copy refers to it."""

    @property
    def seq(self) -> int | None: ...
    @property
    def real_time(self) -> dt.datetime: ...
    @property
    def category(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def location(self) -> str: ...
    @property
    def data(self) -> dict[str, Any]: ...
    @property
    def visibility(self) -> str: ...


class Row(NamedTuple):
    """An event without its model: what a refold loads. The fields are columns."""

    seq: int
    real_time: dt.datetime
    category: str
    type: str
    name: str
    description: str
    actor: str
    target: str
    location: str
    amount: int | None
    data: dict[str, Any]
    visibility: str
