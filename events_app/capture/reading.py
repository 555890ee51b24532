"""What a line was understood to say."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from events_app.domain.items import EventItem


@dataclass(frozen=True, slots=True)
class Reading:
    """Exactly the events a line records, in order; or, with none, the problem that stands in the way.

    `hint` says something that is good to know either way. `clock`: where the game clock stands before, if the line
    moves it. `new_names`: whoever takes part and is not known yet.
    """

    items: tuple[EventItem, ...] = ()
    problem: str = ""
    hint: str = ""
    clock: int | None = None
    new_names: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return bool(self.items) and not self.problem

    @property
    def fingerprint(self) -> str:
        """Equal for readings that record the same; of one that moves the clock, from the same moment."""
        said = {"items": [asdict(item) for item in self.items], "clock": self.clock}
        return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:32]


class MisreadError(Exception):
    """The line is meant as something that it does not fit; says how it would."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = str(problem)


class ProseError(Exception):
    """The line begins like a command but goes on like a sentence; `usage` is how the command would be written."""

    def __init__(self, usage: str = "") -> None:
        super().__init__(usage)
        self.usage = usage
