"""What a member has missed: the sessions played since the last one they came to."""

from dataclasses import dataclass

from campaigntracker.campaigns.models import Member, Viewer
from sessions_app.domain.attendance.reading import Column, read_rosters
from sessions_app.models import Session
from sessions_app.models.session_queryset import SessionQuerySet


@dataclass(frozen=True, slots=True)
class Absence:
    """`last`: the last session they came to, None for somebody who never came; `missed`: how many were played since."""

    last: Session | None
    missed: int

    @property
    def is_new(self) -> bool:
        """Sessions were played, none of them with this member."""
        return self.last is None and self.missed > 0


def absence_of(viewer: Viewer, member: Member) -> Absence:
    last = Session.objects.visible_to(viewer).played().attended_by(member).latest_first().for_links().first()
    return Absence(last, played_since(viewer, last).count())


def played_since(viewer: Viewer, last: Session | None) -> SessionQuerySet:
    """The sessions played after this one, by number; all of them where there is none."""
    played = Session.objects.visible_to(viewer).played().in_order()
    return played if last is None else played.after(last)


@dataclass(frozen=True, slots=True)
class PlayerAbsence:
    """The same of one of many players: `last` says no more than a link does."""

    member: Member
    last: Column | None
    missed: int


def absences_of_players(viewer: Viewer) -> tuple[PlayerAbsence, ...]:
    """Of everybody who plays, by name, in a fixed number of queries."""
    rosters = read_rosters(viewer)
    played = [column for column in rosters.columns if column.counts]
    last = {
        member_id: index
        for index, column in enumerate(played)
        for member_id, row in rosters.of(column).items()
        if row.attended
    }
    return tuple(
        PlayerAbsence(member, played[last[member.pk]], len(played) - 1 - last[member.pk])
        if member.pk in last
        else PlayerAbsence(member, None, len(played))
        for member in Member.objects.of(viewer.campaign).players().in_order()
    )
