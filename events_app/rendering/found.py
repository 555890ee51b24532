"""The rows of a search, written out without templates: they are most of the page, and most of its cost."""

import datetime as dt
from collections.abc import Iterable
from html import escape

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.highlighting import Highlighter
from events_app.domain.search_rows import FoundEvent
from events_app.domain.timeline_entries import Entry, make_entry
from events_app.models.vocabulary import type_label
from events_app.rendering.icons import event_icon
from events_app.rendering.pen import Pen, hidden


def render_found(
    events: Iterable[FoundEvent],
    highlighter: Highlighter,
    *,
    slug: str,
    definition: CalendarDefinition,
    zone: dt.tzinfo,
) -> SafeString:
    """List items, each with its finds marked and the way to where the event stands."""
    pen = Pen(slug, is_gm=False)
    rows = [_row(event, make_entry(event, definition, zone), highlighter, pen, definition) for event in events]
    return mark_safe("".join(rows))  # noqa: S308 - every text is escaped where it is written


def _row(event: FoundEvent, entry: Entry, highlighter: Highlighter, pen: Pen, definition: CalendarDefinition) -> str:
    mark = pen.icons[event_icon(entry.type, entry.category)] + hidden(f"{entry.category_label}:")
    title = highlighter.mark(entry.title or entry.label or type_label(entry.type))
    amount = f' <b class="found-amount">{escape(f"{entry.amount} {entry.unit}".strip())}</b>' if entry.amount else ""
    text = f'<p class="found-text">{highlighter.excerpt(entry.text)}</p>' if entry.text else ""
    secret = ' data-visibility="gm"' if entry.is_secret else ""
    voided = ' data-voided="true"' if entry.is_voided else ""
    return (
        f'<li class="found-row" id="{entry.anchor}" data-category="{entry.category}"{secret}{voided}>'
        f'<span class="found-mark">{mark}</span><div class="found-body">'
        f'<p class="found-title"><a href="{pen.address(event.id)}">{title}</a>{amount}</p>'
        f"{text}{_meta(entry, highlighter, pen)}</div>"
        f'<p class="found-when">{_session(event)} '
        f'<span class="game-clock">{escape(_game_time(event, definition))}</span> '
        f'<time class="real-clock" datetime="{entry.real_time.isoformat()}">'
        f"{date_format(entry.real_time, 'j M Y, H:i')}</time></p></li>"
    )


def _meta(entry: Entry, highlighter: Highlighter, pen: Pen) -> str:
    parts = [escape(entry.label)] if entry.label and entry.title else []
    if entry.people:
        arrow = f" {pen.icons['arrow-right']}{pen.to} "
        parts.append(arrow.join(highlighter.mark(name) for name in entry.people))
    if entry.location:
        parts.append(f"{pen.icons['map-pin']}{pen.place} {highlighter.mark(entry.location)}")
    spans = "".join(f"<span>{part}</span> " for part in parts)
    badges = (pen.secret if entry.is_secret else "") + (pen.voided if entry.is_voided else "")
    return f'<p class="timeline-meta">{spans}{badges}</p>' if spans or badges else ""


def _session(event: FoundEvent) -> str:
    if event.session_number is None:
        return f'<span class="found-session">{escape(_("Between sessions"))}</span>'
    title = f' title="{escape(event.session_title)}"' if event.session_title else ""
    number = escape(_("Session %(number)s") % {"number": event.session_number})
    return f'<span class="found-session"{title}>{number}</span>'


def _game_time(event: FoundEvent, definition: CalendarDefinition) -> str:
    """To the minute, as the timeline has it."""
    return gametime.format(event.game_time - definition.date_at(event.game_time).second, definition)
