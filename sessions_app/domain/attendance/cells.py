"""One player in one session: what happened, and how that goes with the answer."""

from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sessions_app.domain.attendance.reading import RosterRow
from sessions_app.domain.attendance_states import Came
from sessions_app.models import Rsvp


class Turn(StrEnum):
    """How it turned out, where that is not what was answered."""

    STAYED_AWAY = "stayed_away"
    CAME_AFTER_ALL = "came_after_all"
    NEVER_ANSWERED = "never_answered"

    @property
    def label(self) -> Promise:
        return TURN_LABELS[self]


TURN_LABELS = {
    Turn.STAYED_AWAY: _("had said yes"),
    Turn.CAME_AFTER_ALL: _("had said no"),
    Turn.NEVER_ANSWERED: _("had not answered"),
}


class Cell(NamedTuple):
    """`came` is None where the player was not on the roster, and of a session that is yet to be played."""

    came: Came | None = None
    is_guest: bool = False
    rsvp: str = ""
    turn: Turn | None = None
    is_ahead: bool = False

    @property
    def is_off(self) -> bool:
        """Not on the roster."""
        return not self.rsvp

    @property
    def was_there(self) -> bool:
        return self.came not in (None, Came.ABSENT, Came.EXCUSED)

    @property
    def answer(self) -> str:
        return str(Rsvp(self.rsvp).label) if self.rsvp else ""


OFF = Cell()


def cell_of(row: RosterRow | None, *, is_ahead: bool, asked: bool) -> Cell:
    if row is None:
        return OFF
    if is_ahead:
        return Cell(is_guest=row.is_guest, rsvp=row.rsvp, is_ahead=True)
    return Cell(Came(row.came), row.is_guest, row.rsvp, turn_of(row, asked=asked))


def turn_of(row: RosterRow, *, asked: bool) -> Turn | None:
    """None where all went as was said; who is excused has said so in time, and of a guest nothing was asked."""
    if row.is_guest:
        return None
    if row.attended:
        if row.rsvp == Rsvp.NO:
            return Turn.CAME_AFTER_ALL
    elif row.said_yes and not row.excused:
        return Turn.STAYED_AWAY
    return Turn.NEVER_ANSWERED if asked and row.rsvp == Rsvp.NONE else None
