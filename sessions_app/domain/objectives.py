"""What was planned against what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sessions_app.models import Session

if TYPE_CHECKING:
    from sessions_app.domain.rows import SessionLine


@dataclass(frozen=True, slots=True)
class Objective:
    """`state`: met, unmet, open (there is still time), or unplanned (met without having been planned)."""

    text: str
    state: str


def compare_objectives(session: "Session | SessionLine") -> list[Objective]:
    """The planned ones in their order, then those that were improvised."""
    actual = {_bare(text) for text in session.actual_objectives}
    planned = {_bare(text) for text in session.planned_objectives}
    missed = "unmet" if session.is_completed else "open"
    return [
        *(Objective(text, "met" if _bare(text) in actual else missed) for text in session.planned_objectives),
        *(Objective(text, "unplanned") for text in session.actual_objectives if _bare(text) not in planned),
    ]


def count_met(objectives: Sequence[Objective]) -> tuple[int, int]:
    """How many of the planned ones were met, and how many were planned."""
    planned = [objective for objective in objectives if objective.state != "unplanned"]
    return sum(objective.state == "met" for objective in planned), len(planned)


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()
