"""Plain data in: what is said of a session when it is closed, step by step."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sessions_app.domain.recap_text import RecapUse
from sessions_app.domain.roll_call import RollCall

# Where the events come from that are recorded here.
SOURCE = "closing"


class Step(StrEnum):
    ATTENDANCE = "attendance"
    TIMES = "times"
    OBJECTIVES = "objectives"
    HIGHLIGHTS = "highlights"
    LOOT = "loot"
    QUESTS = "quests"
    RECAP = "recap"
    NEXT = "next"


class Verdict(StrEnum):
    """What became of a quest."""

    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Both clocks; the game's in total seconds. `goes_back`: after a flashback the clock stands again where the story
    had come to.
    """

    real_start: dt.datetime | None
    real_end: dt.datetime | None
    game_start: int | None
    game_end: int | None
    goes_back: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Loot:
    """What was gained and is not in the log yet. `items`: each with who got it, "" for the party.

    `is_split`: treasure and experience go in equal parts to those named in `among`, or else to those who came, of whom
    only the `listed` count where there was a list to choose from.
    """

    treasure: int = 0
    xp: int = 0
    items: tuple[tuple[str, str], ...] = ()
    is_split: bool = False
    among: tuple[str, ...] | None = None
    listed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestOutcome:
    name: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalOutcome:
    """`outcome`: the state that the session brought the goal into, "" where it left it as it was, None for no word on
    that. `progress`: so much more than the log says.
    """

    goal_id: UUID
    outcome: str | None = None
    progress: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    quests: tuple[QuestOutcome, ...] = ()
    goals: tuple[GoalOutcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapText:
    text: str
    use: RecapUse


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSession:
    """The session that comes next. `number` None: the one that is planned already, or none.

    `carries`: what this one leaves unfinished goes on there.
    """

    number: int | None = None
    starts: dt.datetime | None = None
    title: str = ""
    location: str = ""
    carries: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Each step None is left as it is. `key` makes what is recorded come once, however often it is sent."""

    key: str
    attendance: RollCall | None = None
    times: Times | None = None
    objectives: list[str] | None = None
    highlights: list[str] | None = None
    loot: Loot | None = None
    quests: Outcomes | None = None
    recap: RecapText | None = None
    next: NextSession | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Those of which something is said."""
        return tuple(step for step in Step if getattr(self, step) is not None)
