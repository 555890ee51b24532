"""Who came to a run of sessions, how often, and whom they played."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from campaigntracker.campaigns.models import Viewer
from sessions_app.models import Session, SessionPlayer, SessionPlayerCharacter


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A character as one player played it: in how many sessions, and the first and last of them."""

    name: str
    status: str
    sessions: int
    first: int
    last: int

    @property
    def is_dead(self) -> bool:
        return self.status == "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerLine:
    """`came` of the `rostered` evenings for which they were expected; `as_guest`: how often they came as one."""

    name: str
    came: int
    rostered: int
    as_guest: int
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """`gms`: name and number of sessions run. Players by how often they came, guests last."""

    gms: tuple[tuple[str, int], ...]
    players: tuple[PlayerLine, ...]

    @property
    def regulars(self) -> tuple[PlayerLine, ...]:
        return tuple(player for player in self.players if player.rostered)

    @property
    def guests(self) -> tuple[PlayerLine, ...]:
        return tuple(player for player in self.players if not player.rostered)


def read_cast(viewer: Viewer, *, first: int = 0, last: int | None = None) -> Cast:
    """Of the sessions of these numbers that were played to their end. Three queries."""
    sessions = Session.objects.visible_to(viewer).played().numbered_from(first, last)
    gms = sessions.exclude(gm=None).order_by().values_list("gm__display_name").annotate(count=Count("pk"))
    roles = _roles(viewer, first, last)
    players = SessionPlayer.objects.filter(campaign=viewer.campaign, session__in=sessions.values("pk")).order_by()
    rows = players.values_list("member", "member__display_name").annotate(
        came=Count("pk", filter=Q(attended=True, is_guest=False)),
        rostered=Count("pk", filter=Q(is_guest=False)),
        as_guest=Count("pk", filter=Q(attended=True, is_guest=True)),
    )
    lines = [
        PlayerLine(name=name, came=came, rostered=rostered, as_guest=as_guest, roles=tuple(roles[member]))
        for member, name, came, rostered, as_guest in rows
        if came or rostered or as_guest
    ]
    lines.sort(key=lambda line: (not line.rostered, -line.came, line.name))
    return Cast(tuple(sorted(gms, key=lambda row: (-row[1], row[0]))), tuple(lines))


def _roles(viewer: Viewer, first: int, last: int | None) -> dict[UUID, list[Role]]:
    """By member, in the order in which they first took the stage."""
    sessions = Session.objects.visible_to(viewer).played().numbered_from(first, last)
    played = SessionPlayerCharacter.objects.filter(
        campaign=viewer.campaign, session_player__session__in=sessions.values("pk"), session_player__attended=True
    )
    number = "session_player__session__number"
    columns = ("session_player__member", "character__name", "character__status", "character")
    rows = played.order_by().values_list(*columns).annotate(sessions=Count("pk"), first=Min(number), last=Max(number))
    roles: dict[UUID, list[Role]] = defaultdict(list)
    for member, name, status, _character, count, first_number, last_number in rows:
        role = Role(name=name, status=status, sessions=count, first=first_number, last=last_number)
        roles[member].append(role)
    for own in roles.values():
        own.sort(key=lambda role: (role.first, role.name))
    return roles


def read_stage(viewer: Viewer, sessions: Iterable[Session]) -> dict[UUID, list[str]]:
    """By the sessions' ids: the characters that were played, players who came without one by their own names.

    One query, or none for no sessions.
    """
    wanted = list(sessions)
    stage: dict[UUID, list[str]] = defaultdict(list)
    if wanted:
        rows = SessionPlayer.objects.of_sessions(viewer.campaign, [session.pk for session in wanted]).attended()
        names = rows.order_by("position", "id", "played__id")
        for session, member, character in names.values_list(
            "session", "member__display_name", "played__character__name"
        ):
            stage[session].append(character or member)
    return stage
