"""A session as a line of the list."""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple, Self
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Viewer
from sessions_app.models import SessionStatus


class SessionLine(NamedTuple):
    """What `Session.objects.lines_for(viewer)` reads of a session; hashable, so that its HTML can be kept under it.

    `previous` is JSON: number and end of the session played before, or None. `roster` is JSON: name, answer and
    whether they came, of each player. `told` is how the published recap begins, Markdown. `is_asked_about`: it has no
    date yet, and there are some to choose from.
    """

    id: UUID
    number: int
    title: str
    status: str
    real_start_time: dt.datetime | None
    duration_minutes: int | None
    game_start_time: int | None
    game_end_time: int | None
    game_time_elapsed_seconds: int | None
    planned_objectives: tuple[str, ...]
    actual_objectives: tuple[str, ...]
    tags: tuple[str, ...]
    log_version: int
    previous: str | None
    roster: str
    told: str
    is_asked_about: bool

    @classmethod
    def from_values(cls, values: Sequence[Any]) -> Self:
        """The last of them says something of the list, not of the session."""
        return cls._make([tuple(value) if isinstance(value, list) else value for value in values[:-1]])

    @property
    def pk(self) -> UUID:
        return self.id

    def log_version_for(self, viewer: Viewer) -> int:
        """Of the viewer it was read for."""
        return self.log_version

    @property
    def previous_number(self) -> int | None:
        return json.loads(self.previous)[0] if self.previous else None

    @property
    def previous_game_end(self) -> int | None:
        return json.loads(self.previous)[1] if self.previous else None

    @property
    def is_planned(self) -> bool:
        return self.status == SessionStatus.PLANNED

    @property
    def is_completed(self) -> bool:
        return self.status == SessionStatus.COMPLETED

    @property
    def is_cancelled(self) -> bool:
        return self.status == SessionStatus.CANCELLED

    def without_answers(self) -> Self:
        """For a reader who has no seat: who is asked, not what they said."""
        roster = [(name, "none", attended) for name, _rsvp, attended in json.loads(self.roster)]
        return self._replace(roster=json.dumps(roster))

    def who(self) -> list[tuple[str, bool]]:
        """Names, and whether each is away: cannot come, or did not."""
        players = json.loads(self.roster)
        if self.is_planned:
            return [(name, rsvp == "no") for name, rsvp, _attended in players]
        return [(name, not attended) for name, _rsvp, attended in players]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """`recap`: two sentences, or ""."""

    line: SessionLine
    recap: str


def make_rows(lines: Iterable[SessionLine], recaps: Mapping[UUID, str] = MappingProxyType({})) -> list[SessionRow]:
    """In their order; `recaps` by the ids of the sessions."""
    return [SessionRow(line, recaps.get(line.id, "")) for line in lines]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Neighbours in the list; `label` is "" where one group is all there is."""

    label: str
    rows: list[SessionRow]


def group_rows(rows: Iterable[SessionRow], missed: Collection[UUID] = ()) -> list[RowGroup]:
    """Set apart what is being played, what lies ahead and what is behind, of rows in that order.

    `missed`: the ids of plans whose evening is over.
    """
    groups = [RowGroup(label, list(members)) for label, members in groupby(rows, lambda row: _label(row, missed))]
    return groups if len(groups) > 1 else [RowGroup("", group.rows) for group in groups]


def _label(row: SessionRow, missed: Collection[UUID]) -> str:
    if row.line.id in missed:
        return _("Not played yet")
    if row.line.status == SessionStatus.IN_PROGRESS:
        return _("Playing now")
    return _("Ahead") if row.line.is_planned else _("So far")
