"""Whether a player came, as one word in place of the four columns that keep it."""

from enum import StrEnum
from typing import NamedTuple, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Came(StrEnum):
    YES = "yes"
    LATE = "late"
    LEFT_EARLY = "left_early"
    LATE_AND_LEFT = "late_and_left"
    ABSENT = "absent"
    EXCUSED = "excused"

    @property
    def label(self) -> Promise:
        return LABELS[self]


LABELS = {
    Came.YES: _("Came"),
    Came.LATE: _("Came late"),
    Came.LEFT_EARLY: _("Left early"),
    Came.LATE_AND_LEFT: _("Came late and left early"),
    Came.ABSENT: _("Was away"),
    Came.EXCUSED: _("Was away, excused"),
}


class CameColumns(NamedTuple):
    """The columns of SessionPlayer that keep it, by their names."""

    attended: bool
    arrived_late: bool
    left_early: bool
    excused: bool


class HasCame(Protocol):
    """A row of the roster, an entry for one, or a line of it as it is read."""

    @property
    def attended(self) -> bool: ...
    @property
    def arrived_late(self) -> bool: ...
    @property
    def left_early(self) -> bool: ...
    @property
    def excused(self) -> bool: ...


def came_of(row: HasCame) -> Came:
    """Who was away was neither late nor gone early, whatever else the row says."""
    if not row.attended:
        return Came.EXCUSED if row.excused else Came.ABSENT
    if row.arrived_late:
        return Came.LATE_AND_LEFT if row.left_early else Came.LATE
    return Came.LEFT_EARLY if row.left_early else Came.YES


def columns_of(came: Came) -> CameColumns:
    return CameColumns(
        attended=came not in (Came.ABSENT, Came.EXCUSED),
        arrived_late=came in (Came.LATE, Came.LATE_AND_LEFT),
        left_early=came in (Came.LEFT_EARLY, Came.LATE_AND_LEFT),
        excused=came == Came.EXCUSED,
    )
