"""Cells of the attendance matrix as HTML: hundreds on a page, of few kinds."""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Campaign
from campaigntracker.web.icons import hidden, icon
from sessions_app.domain.attendance import Cell, Column, GridRow, Turn
from sessions_app.domain.attendance_states import Came
from sessions_app.models import Rsvp

# Letters where no symbol says it by itself.
LETTERS = {Came.LATE: "L", Came.LEFT_EARLY: "E", Came.LATE_AND_LEFT: "LE", Came.EXCUSED: "Ex"}
SYMBOLS = {Came.YES: "check", Came.ABSENT: "x"}
ANSWERS = {Rsvp.YES: "check", Rsvp.NO: "x"}
ANSWER_LETTERS = {Rsvp.LATE: "L", Rsvp.MAYBE: "?", Rsvp.NONE: "–"}
TURNS = {Turn.STAYED_AWAY: "!", Turn.CAME_AFTER_ALL: "+", Turn.NEVER_ANSWERED: "?"}


class LegendEntry(NamedTuple):
    mark: SafeString
    words: str


def render_cells(cells: Sequence[Cell], columns: Sequence[Column], campaign: Campaign) -> SafeString:
    """A line of the matrix, each cell a link to its session; by keyboard the heads of the columns lead there."""
    language = get_language()
    parts = []
    for cell, column in zip(cells, columns, strict=True):
        drawn = _drawn(cell, language)
        if cell.is_off:
            parts.append(f"<td>{drawn}</td>")
        else:
            address = reverse("session", args=[campaign.slug, column.number])
            parts.append(f'<td><a href="{address}" tabindex="-1">{drawn}</a></td>')
    # Nothing in it was typed by anybody.
    return mark_safe("".join(parts))  # noqa: S308


def render_mark(cell: Cell) -> SafeString:
    """One cell by itself, with its words for who cannot see it."""
    return _drawn(cell, get_language())


def describe(cell: Cell) -> str:
    """The cell in words: Came late, had said no."""
    if cell.is_off:
        return _("Not on the roster")
    if cell.is_ahead:
        words = _("Says: %(answer)s") % {"answer": cell.answer}
    elif cell.is_guest:
        words = _("Guest") if cell.came == Came.YES else _("Guest: %(came)s") % {"came": _lowered(cell)}
    else:
        words = str(cell.came.label) if cell.came else ""
    return f"{words}, {cell.turn.label}" if cell.turn else words


def legend_of(rows: Iterable[GridRow]) -> tuple[LegendEntry, ...]:
    """What the marks of these lines mean: those that occur, and no other."""
    cells = {cell for row in rows for cell in (*row.cells, *(cell for _column, cell in row.recent))}
    plain = {(cell.came, cell.is_guest and cell.was_there, cell.is_off) for cell in cells if not cell.is_ahead}
    entries = [
        LegendEntry(render_mark(Cell(came, rsvp=Rsvp.YES)), str(came.label))
        for came in Came
        if any(found is came for found, as_guest, _off in plain if not as_guest)
    ]
    if any(as_guest for _came, as_guest, _off in plain):
        entries.append(LegendEntry(render_mark(Cell(Came.YES, is_guest=True, rsvp=Rsvp.YES)), _("Came as a guest")))
    if any(off for _came, _guest, off in plain):
        entries.append(LegendEntry(render_mark(Cell()), _("Not on the roster")))
    entries += [
        LegendEntry(_turn_mark(turn), str(turn.label)) for turn in Turn if any(cell.turn is turn for cell in cells)
    ]
    answers = {cell.rsvp for cell in cells if cell.is_ahead and not cell.is_off}
    for rsvp in Rsvp:
        if rsvp in answers:
            ahead = Cell(rsvp=rsvp, is_ahead=True)
            entries.append(
                LegendEntry(render_mark(ahead), _("%(answer)s (not played yet)") % {"answer": describe(ahead)})
            )
    return tuple(entries)


def _lowered(cell: Cell) -> str:
    return str(cell.came.label).lower() if cell.came else ""


@cache
def _drawn(cell: Cell, language: str | None) -> SafeString:
    """Drawn once for all pages: there are no more than some hundred different ones."""
    words = describe(cell)
    kind = "off" if cell.is_off else "ahead" if cell.is_ahead else "guest" if _as_guest(cell) else str(cell.came)
    answer = f' data-rsvp="{cell.rsvp}"' if cell.is_ahead else ""
    turn = f'<span class="mark-turn" aria-hidden="true">{TURNS[cell.turn]}</span>' if cell.turn else ""
    # Nothing in it was typed by anybody.
    return mark_safe(  # noqa: S308
        f'<span class="mark" data-mark="{kind}"{answer} title="{escape(words)}">'
        f"{_symbol(cell)}{turn}{hidden(words)}</span>"
    )


def _symbol(cell: Cell) -> str:
    if cell.is_off:
        return '<span aria-hidden="true">·</span>'
    if _as_guest(cell):
        return '<span aria-hidden="true">G</span>'
    if cell.is_ahead:
        name, letter = ANSWERS.get(Rsvp(cell.rsvp), ""), ANSWER_LETTERS.get(Rsvp(cell.rsvp), "")
    else:
        assert cell.came is not None  # noqa: S101
        name, letter = SYMBOLS.get(cell.came, ""), LETTERS.get(cell.came, "")
    return icon(name) if name else f'<span aria-hidden="true">{letter}</span>'


def _as_guest(cell: Cell) -> bool:
    return cell.is_guest and cell.was_there


def _turn_mark(turn: Turn) -> SafeString:
    return mark_safe(  # noqa: S308
        f'<span class="mark" data-mark="none"><span class="mark-turn" aria-hidden="true">{TURNS[turn]}</span></span>'
    )
