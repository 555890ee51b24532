"""What attendance is read from: plain values, in a fixed number of queries however long the campaign is."""

import datetime as dt
from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Viewer
from sessions_app.domain.attendance_states import came_of
from sessions_app.models import Rsvp, Session, SessionPlayer, SessionStatus


class Column(NamedTuple):
    """A session, as attendance looks at it. The fields are columns of Session."""

    id: UUID
    number: int
    title: str
    status: str
    real_start_time: dt.datetime | None

    @property
    def counts(self) -> bool:
        """Whether it has a part in percentages: only what is over has."""
        return self.status == SessionStatus.COMPLETED

    @property
    def is_ahead(self) -> bool:
        return self.status == SessionStatus.PLANNED

    @property
    def full_title(self) -> str:
        label = _("Session %(number)s") % {"number": self.number}
        return f"{label}: {self.title}" if self.title else label


class RosterRow(NamedTuple):
    """Somebody on the roster of a session. The fields are columns of SessionPlayer."""

    session_id: UUID
    member_id: UUID
    rsvp: str
    attended: bool
    arrived_late: bool
    left_early: bool
    excused: bool
    is_guest: bool

    @property
    def came(self) -> str:
        return came_of(self)

    @property
    def said_yes(self) -> bool:
        return self.rsvp in (Rsvp.YES, Rsvp.LATE)


class Rosters(NamedTuple):
    """Every session that is not cancelled, by number, and who is on the roster of each."""

    columns: tuple[Column, ...]
    rows: dict[UUID, dict[UUID, RosterRow]]
    """By session, by member."""

    def of(self, column: Column) -> dict[UUID, RosterRow]:
        return self.rows.get(column.id, {})

    def asked(self, column: Column) -> bool:
        """Whether anybody answered: where nobody did, nobody was asked."""
        return any(row.rsvp != Rsvp.NONE for row in self.of(column).values())


def read_rosters(viewer: Viewer) -> Rosters:
    """For a reader who has no seat: only what has begun, and no answers."""
    campaign, is_seated = viewer.campaign, viewer.member is not None
    sessions = Session.objects.of(campaign).not_cancelled().in_order().values_list(*Column._fields)
    rows: defaultdict[UUID, dict[UUID, RosterRow]] = defaultdict(dict)
    columns = tuple(column for column in map(Column._make, sessions) if is_seated or not column.is_ahead)
    ahead = {column.id for column in columns if column.is_ahead}
    players = SessionPlayer.objects.of_campaign(campaign).with_standing()
    for *values, standing in players.values_list(*RosterRow._fields, "standing"):
        row = RosterRow._make(values)
        if not is_seated:
            row = row._replace(rsvp=Rsvp.NONE.value)
        elif row.session_id in ahead:
            row = row._replace(rsvp=standing)
        rows[row.session_id][row.member_id] = row
    return Rosters(columns, rows)
