"""Plain data in: what a form, the admin or a correction says of a goal."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from sessions_app.models import Goal

# The columns of Goal that a draft replaces one to one.
DRAFT_COLUMNS = ("title", "description", "gm_notes", "target", "unit", "parent_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDraft:
    """All that a GM writes of a goal; its state and who may see it are verbs of their own."""

    title: str
    description: str = ""
    gm_notes: str = ""
    target: int | None = None
    unit: str = ""
    parent_id: UUID | None = None

    @classmethod
    def of(cls, goal: Goal) -> Self:
        """What is written of it so far: saving it again would change nothing."""
        return cls(**{name: getattr(goal, name) for name in DRAFT_COLUMNS})
