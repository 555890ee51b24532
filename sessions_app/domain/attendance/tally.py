"""Counting evenings: what a percentage counts, and what is counted beside it."""

from dataclasses import dataclass

from sessions_app.domain.attendance.cells import Turn, turn_of
from sessions_app.domain.attendance.reading import RosterRow


@dataclass(slots=True)
class Rate:
    """`came` of `counted`: completed sessions for which the player was on the roster, and not as a guest."""

    came: int = 0
    counted: int = 0

    def add(self, *, came: bool) -> None:
        self.came += came
        self.counted += 1

    @property
    def percent(self) -> int | None:
        """Whole percent; 100 only of who was always there, 0 only of who never was. None where nothing counts."""
        if not self.counted:
            return None
        if self.came in (0, self.counted):
            return 100 if self.came else 0
        return min(99, max(1, (200 * self.came + self.counted) // (2 * self.counted)))


@dataclass(slots=True)
class Tally:
    """One player's evenings. `absent` leaves out who was excused; guests' evenings stand in `as_guest` alone."""

    rate: Rate
    late: int = 0
    left_early: int = 0
    absent: int = 0
    excused: int = 0
    as_guest: int = 0
    stayed_away: int = 0
    came_after_all: int = 0
    never_answered: int = 0

    @classmethod
    def empty(cls) -> "Tally":
        return cls(Rate())

    def add(self, row: RosterRow, *, asked: bool) -> None:
        """Count a completed session; `asked` says whether anybody answered for it."""
        if row.is_guest:
            self.as_guest += row.attended
            return
        self.rate.add(came=row.attended)
        if row.attended:
            self.late += row.arrived_late
            self.left_early += row.left_early
        elif row.excused:
            self.excused += 1
        else:
            self.absent += 1
        match turn_of(row, asked=asked):
            case Turn.STAYED_AWAY:
                self.stayed_away += 1
            case Turn.CAME_AFTER_ALL:
                self.came_after_all += 1
            case Turn.NEVER_ANSWERED:
                self.never_answered += 1
