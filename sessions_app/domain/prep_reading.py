"""What is prepared for a session, as its pages show it; for GMs alone."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple
from uuid import UUID

from sessions_app.models import PrepItem, PrepKind, Session

LOOKED_BACK_ON = 5


class PrepLine(NamedTuple):
    """One item; `carried_from` and `carried_to` are numbers of sessions."""

    id: UUID
    kind: str
    text: str
    done_at: dt.datetime | None
    carried_from: int | None
    carried_to: int | None
    is_untouched: bool

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def is_secret(self) -> bool:
        return self.kind == PrepKind.SECRET

    @property
    def kind_label(self) -> str:
        return str(PrepKind(self.kind).label)


@dataclass(frozen=True, slots=True)
class PrepGroup:
    """The items of one kind, in the GM's order."""

    kind: str
    lines: tuple[PrepLine, ...]

    @property
    def done(self) -> int:
        return sum(line.is_done for line in self.lines)

    @property
    def total(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class PrepSheet:
    """Groups in the order of the kinds, empty ones left out. What is to be done beforehand is counted by itself."""

    groups: tuple[PrepGroup, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    @property
    def lines(self) -> list[PrepLine]:
        return [line for group in self.groups for line in group.lines]

    @property
    def total(self) -> int:
        return sum(group.total for group in self._for_play())

    @property
    def used(self) -> int:
        return sum(group.done for group in self._for_play())

    @property
    def tasks(self) -> PrepGroup | None:
        return next((group for group in self.groups if group.kind == PrepKind.TASK), None)

    @property
    def unused(self) -> list[PrepLine]:
        return [line for line in self.lines if not line.is_done]

    @property
    def sources(self) -> list[int]:
        """The sessions from which something came that nobody has touched since."""
        return sorted({line.carried_from for line in self.lines if line.carried_from is not None and line.is_untouched})

    def find(self, item_id: UUID) -> tuple[PrepGroup, PrepLine] | None:
        return next(((group, line) for group in self.groups for line in group.lines if line.id == item_id), None)

    def _for_play(self) -> Iterable[PrepGroup]:
        return (group for group in self.groups if group.kind != PrepKind.TASK)


@dataclass(frozen=True, slots=True)
class PrepHabit:
    """How much of what is prepared comes up: the middle one of the last `sessions`, in tenths."""

    sessions: int
    tenths: int


def read_prep(session: Session) -> PrepSheet:
    """One query, whatever there is."""
    lines = [PrepLine(*row) for row in PrepItem.objects.of_session(session).as_lines()]
    groups = (PrepGroup(kind, tuple(line for line in lines if line.kind == kind)) for kind in PrepKind.values)
    return PrepSheet(tuple(group for group in groups if group.lines))


def read_habit(session: Session) -> PrepHabit | None:
    """Over the last sessions played besides this one for which anything was prepared; None where there is none."""
    rows = PrepItem.objects.of(session.campaign).used_by_session(besides=session)[:LOOKED_BACK_ON]
    shares = [used / total for _number, used, total in rows]
    return PrepHabit(len(shares), round(median(shares) * 10)) if shares else None
