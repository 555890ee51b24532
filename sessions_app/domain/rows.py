"""A session as a line of the list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.gametime import CalendarDefinition
from sessions_app.domain.jumps import SessionJump, jump_before
from sessions_app.domain.objectives import Objective, compare_objectives, count_met
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class SessionRow:
    """`jump`: how game time leapt from the end of the session before, or None. `recap`: two sentences, or ""."""

    session: Session
    objectives: list[Objective]
    met: int
    planned: int
    jump: SessionJump | None
    recap: str = ""


def make_rows(
    sessions: Iterable[Session], definition: CalendarDefinition, recaps: Mapping[UUID, str] = MappingProxyType({})
) -> list[SessionRow]:
    """Sessions read with `with_roster()` and `with_previous_game_end()`, in their order; `recaps` by their ids."""
    rows = []
    for session in sessions:
        objectives = compare_objectives(session)
        met, planned = count_met(objectives)
        jump, recap = jump_before(session, definition), recaps.get(session.pk, "")
        rows.append(SessionRow(session, objectives, met, planned, jump, recap))
    return rows


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Neighbours in the list; `label` is "" where one group is all there is."""

    label: str
    rows: list[SessionRow]


def group_rows(rows: Iterable[SessionRow]) -> list[RowGroup]:
    """Set apart what is being played, what lies ahead and what is behind, of rows in that order."""
    groups = [RowGroup(label, list(members)) for label, members in groupby(rows, _label)]
    return groups if len(groups) > 1 else [RowGroup("", group.rows) for group in groups]


def _label(row: SessionRow) -> str:
    if row.session.is_in_progress:
        return _("Playing now")
    return _("Ahead") if row.session.is_planned else _("So far")
