"""The table of each chart, written out without templates: it has a row for each evening."""

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from events_app.domain.analytics.chart import Chart, Column, Number
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.shares import Shares
from events_app.domain.analytics.wording import UNITS, percent
from events_app.rendering.analytics.links import Links

# So many rows are written at first; all of them where they are asked for.
ROWS = 60
NOTHING = '<td class="muted">—</td>'


def chart_table(chart: Chart, links: Links, *, is_whole: bool) -> SafeString:
    """The latest evening first."""
    running = [column.running if chart.has_running else None for column in chart.columns]
    heads = [_("Session")]
    for column in chart.columns:
        heads += [column.label, *([_("running total")] if chart.has_running else [])]
    stated = _stated()
    first = 0 if is_whole else max(0, len(chart.evenings) - ROWS)
    rows = []
    for place in range(len(chart.evenings) - 1, first - 1, -1):
        evening = chart.evenings[place]
        cells = [_head(evening, links)]
        for column, sums in zip(chart.columns, running, strict=True):
            cells.append(_cell(column, place, evening, links, stated))
            if sums is not None:
                cells.append(f'<td class="so-far">{_told(column, sums[place] or 0)}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return _table(heads, rows)


def shares_table(shares: Shares, links: Links) -> SafeString:
    heads = [_("Character"), *(label for _key, label in shares.figures)]
    rows = []
    for row in shares.rows:
        cells = [f'<th scope="row">{escape(row.character or _("Others"))}</th>']
        for place, (amount, (key, _label)) in enumerate(zip(row.amounts, shares.figures, strict=True)):
            if not amount:
                cells.append(NOTHING)
                continue
            share = f' <span class="share">{percent(shares.percent(amount, place))}</span>'
            told = f"{amount:,}"
            if row.character:
                told = f'<a href="{links.evidence(key, character=row.character)}">{told}</a>'
            cells.append(f"<td>{told}{share}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return _table(heads, rows)


def _table(heads: list[str], rows: list[str]) -> SafeString:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    # Every text has been escaped.
    return mark_safe(f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>")  # noqa: S308


def _head(evening: Evening, links: Links) -> str:
    title = f' <span class="evening-title">{escape(evening.title)}</span>' if evening.title else ""
    return f'<th scope="row"><a href="{links.session(evening.number)}">{evening.number}{title}</a></th>'


def _cell(column: Column, place: int, evening: Evening, links: Links, stated: str) -> str:
    value, is_stated = column.values[place], column.is_stated(place)
    if not value and not is_stated:
        return NOTHING
    words = column.words[place] if column.words else None
    told = escape(words) if words else _told(column, value or 0)
    if not column.figure:
        return f"<td>{told}</td>"
    address = links.evidence(column.figure, session=evening.number, category=column.category)
    return f'<td><a href="{address}">{told}</a>{stated if is_stated else ""}</td>'


def _told(column: Column, value: Number) -> str:
    return escape(UNITS[column.unit](value))


def _stated() -> str:
    words = _("Stated by a person or an import, not counted from the events")
    return f' <span class="badge badge-stated" title="{escape(words)}">{escape(_("as stated"))}</span>'
