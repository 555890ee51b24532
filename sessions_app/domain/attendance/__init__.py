"""Who came, over many sessions: a matrix of players × sessions, and one player's way through them."""

from sessions_app.domain.attendance.cells import Cell, Turn
from sessions_app.domain.attendance.matrix import Attendance, GridRow, read_attendance
from sessions_app.domain.attendance.player import PlayerAttendance, PlayerEvening, read_player
from sessions_app.domain.attendance.reading import Column
from sessions_app.domain.attendance.spans import Span, pick_span, spans_of
from sessions_app.domain.attendance.tally import Rate, Tally

__all__ = [
    "Attendance",
    "Cell",
    "Column",
    "GridRow",
    "PlayerAttendance",
    "PlayerEvening",
    "Rate",
    "Span",
    "Tally",
    "Turn",
    "pick_span",
    "read_attendance",
    "read_player",
    "spans_of",
]
