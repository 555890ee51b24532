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
    actual = {bare_text(text) for text in session.actual_objectives}
    planned = {bare_text(text) for text in session.planned_objectives}
    missed = "unmet" if session.is_completed else "open"
    return [
        *(Objective(text, "met" if bare_text(text) in actual else missed) for text in session.planned_objectives),
        *(Objective(text, "unplanned") for text in session.actual_objectives if bare_text(text) not in planned),
    ]


def count_met(objectives: Sequence[Objective]) -> tuple[int, int]:
    """How many of the planned ones were met, and how many were planned."""
    planned = [objective for objective in objectives if objective.state != "unplanned"]
    return sum(objective.state == "met" for objective in planned), len(planned)


def bare_text(text: str) -> str:
    """The text by which two objectives are the same: whatever their case and spaces."""
    return " ".join(text.split()).casefold()
