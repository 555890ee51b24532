"""One player's way through the campaign."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Member, Viewer
from sessions_app.domain.attendance.cells import Cell, cell_of
from sessions_app.domain.attendance.reading import Column, Rosters, read_rosters
from sessions_app.domain.attendance.tally import Tally
from sessions_app.models import SessionPlayerCharacter

MOST_COMPANIONS = 5


@dataclass(frozen=True, slots=True)
class PlayerEvening:
    """A session for which the player was on the roster."""

    column: Column
    cell: Cell
    characters: tuple[str, ...]

    @property
    def stayed_away(self) -> bool:
        return not self.cell.is_ahead and not self.cell.was_there


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody with whom the player was at the table, in that many sessions."""

    member_id: UUID
    name: str
    evenings: int


@dataclass(frozen=True, slots=True)
class PlayerAttendance:
    """`evenings`: the latest first, with what lies ahead. Runs are of sessions that count, one after the other.

    `missed_lately`: how many of the campaign's last sessions were played without them since they last came; 0 too for
    somebody who never came.
    """

    member: Member
    tally: Tally
    evenings: tuple[PlayerEvening, ...]
    longest_run: int
    current_run: int
    missed_lately: int
    characters: tuple[tuple[str, int], ...]
    companions: tuple[Companion, ...]
    first_came: Column | None
    last_came: Column | None


def read_player(viewer: Viewer, member: Member) -> PlayerAttendance:
    """Of all sessions of the campaign."""
    rosters = read_rosters(viewer)
    tally = Tally.empty()
    evenings, run, longest = [], 0, 0
    names = _characters(viewer, member)
    for column in rosters.columns:
        row = rosters.of(column).get(member.pk)
        if row is None:
            continue
        asked = rosters.asked(column)
        cell = cell_of(row, is_ahead=column.is_ahead, asked=asked)
        evenings.append(PlayerEvening(column, cell, tuple(names.get(column.id, ()))))
        if column.counts:
            tally.add(row, asked=asked)
            if not row.is_guest:
                run = run + 1 if row.attended else 0
                longest = max(longest, run)
    came = [evening for evening in evenings if evening.column.counts and evening.cell.was_there]
    played = Counter(name for evening in came for name in evening.characters)
    return PlayerAttendance(
        member=member,
        tally=tally,
        evenings=tuple(reversed(evenings)),
        longest_run=longest,
        current_run=run,
        missed_lately=_missed_since(rosters, came[-1].column) if came else 0,
        characters=tuple(sorted(played.items(), key=lambda one: (-one[1], one[0]))),
        companions=_companions(viewer, rosters, member, came),
        first_came=came[0].column if came else None,
        last_came=came[-1].column if came else None,
    )


def _missed_since(rosters: Rosters, last: Column) -> int:
    return sum(column.counts and column.number > last.number for column in rosters.columns)


def _characters(viewer: Viewer, member: Member) -> dict[UUID, list[str]]:
    """By session, the names of the characters that the player brought."""
    found = defaultdict(list)
    for session_id, name in SessionPlayerCharacter.objects.brought_by(viewer.campaign, member):
        found[session_id].append(name)
    return found


def _companions(viewer: Viewer, rosters: Rosters, member: Member, came: list[PlayerEvening]) -> tuple[Companion, ...]:
    together = Counter(
        row.member_id
        for evening in came
        for row in rosters.of(evening.column).values()
        if row.attended and row.member_id != member.pk
    )
    names = dict(Member.objects.of(viewer.campaign).values_list("id", "display_name"))
    ranked = sorted(together.items(), key=lambda one: (-one[1], names[one[0]].lower()))
    return tuple(Companion(member_id, names[member_id], count) for member_id, count in ranked[:MOST_COMPANIONS])
