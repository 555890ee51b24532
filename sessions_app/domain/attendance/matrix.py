"""Players × sessions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Member, Role, Viewer
from sessions_app.domain.attendance.cells import Cell, cell_of
from sessions_app.domain.attendance.reading import Column, Rosters, read_rosters
from sessions_app.domain.attendance.spans import Span
from sessions_app.domain.attendance.tally import Rate, Tally

# How many of the latest evenings show at a glance how it goes.
RECENT = 8


@dataclass(frozen=True, slots=True)
class GridRow:
    """A player: `cells` of the columns that were asked for, `recent` of the last sessions played, the latest first."""

    member_id: UUID
    name: str
    tally: Tally
    cells: tuple[Cell, ...]
    recent: tuple[tuple[Column, Cell], ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Of all the sessions looked at. `columns`: the latest first, with what lies ahead; `players` as they are shown.

    `counted` is how many sessions are over and had a player on the roster who was no guest.
    """

    rosters: Rosters
    columns: tuple[Column, ...]
    players: tuple[tuple[UUID, str], ...]
    tallies: dict[UUID, Tally]
    rate: Rate
    counted: int

    @property
    def average(self) -> float | None:
        """How many of the players who were expected came to a session; guests are not among them."""
        return self.rate.came / self.counted if self.counted else None

    @property
    def has_played(self) -> bool:
        """Whether any of the sessions is over."""
        return any(column.counts for column in self.columns)

    @property
    def has_guests(self) -> bool:
        return any(tally.as_guest for tally in self.tallies.values())

    @property
    def has_answers(self) -> bool:
        return any(self.rosters.asked(column) for column in self.columns)

    def grid(self, columns: Sequence[Column]) -> tuple[GridRow, ...]:
        """A line of cells for each player."""
        played = [column for column in self.columns if column.counts][:RECENT]
        wanted = {column.id: column for column in (*columns, *played)}
        asked = {column.id: self.rosters.asked(column) for column in wanted.values()}

        def cell(column: Column, member_id: UUID) -> Cell:
            row = self.rosters.of(column).get(member_id)
            return cell_of(row, is_ahead=column.is_ahead, asked=asked[column.id])

        return tuple(
            GridRow(
                member_id,
                name,
                self.tallies[member_id],
                tuple(cell(column, member_id) for column in columns),
                tuple((column, cell(column, member_id)) for column in played),
            )
            for member_id, name in self.players
        )

    def head_count(self, column: Column) -> int:
        """How many came, guests too; of a session that is yet to be played, how many say they will."""
        rows = self.rosters.of(column).values()
        return sum(row.said_yes if column.is_ahead else row.attended for row in rows)


def read_attendance(viewer: Viewer, span: Span) -> Attendance:
    """The sessions of the span. Everybody who plays now is a player, and whoever was on a roster of these sessions."""
    rosters = read_rosters(viewer)
    columns = span.cut(rosters.columns)
    tallies, rate, counted = _count(rosters, columns)
    met = {member_id for column in columns for member_id in rosters.of(column)}
    members = Member.objects.of(viewer.campaign).in_order().values_list("id", "display_name", "role")
    shown = [(member_id, name) for member_id, name, role in members if member_id in met or role == Role.PLAYER]
    for member_id, _name in shown:
        tallies.setdefault(member_id, Tally.empty())
    # Those who play all the time come first.
    shown.sort(key=lambda player: (-tallies[player[0]].rate.counted, -tallies[player[0]].as_guest, player[1].lower()))
    return Attendance(rosters, columns[::-1], tuple(shown), tallies, rate, counted)


def _count(rosters: Rosters, columns: Iterable[Column]) -> tuple[dict[UUID, Tally], Rate, int]:
    """Each player's tally, the rate of all, and how many sessions count."""
    tallies: dict[UUID, Tally] = {}
    rate, counted = Rate(), 0
    for column in columns:
        if not column.counts:
            continue
        asked, before = rosters.asked(column), rate.counted
        for member_id, row in rosters.of(column).items():
            tally = tallies.get(member_id)
            if tally is None:
                tally = tallies[member_id] = Tally.empty()
            tally.add(row, asked=asked)
            if not row.is_guest:
                rate.add(came=row.attended)
        counted += rate.counted > before
    return tallies, rate, counted
