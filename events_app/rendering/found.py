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
from events_app.domain.timeline_entries import Entry, tell
from events_app.domain.wording import Teller
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
    writer = _Writer(highlighter, Pen(slug, is_gm=False), Teller(definition, zone))
    return mark_safe("".join([writer.row(event) for event in events]))  # noqa: S308 - each text is escaped where written


class _Writer:
    """What the rows of one page share: words in the reader's language and dates, each looked up once."""

    def __init__(self, highlighter: Highlighter, pen: Pen, teller: Teller) -> None:
        self.highlighter, self.pen, self.teller = highlighter, pen, teller
        self._between = f'<span class="found-session">{escape(_("Between sessions"))}</span>'
        self._session = escape(_("Session %(number)s"))
        self._arrow = f" {pen.icons['arrow-right']}{pen.to} "
        self._place = f"{pen.icons['map-pin']}{pen.place} "
        self._days: dict[dt.date, str] = {}
        self._game_times: dict[int, str] = {}

    def row(self, event: FoundEvent) -> str:
        entry = tell(event, self.teller)
        mark = self.pen.icons[event_icon(entry.type, entry.category)] + hidden(f"{entry.category_label}:")
        title = self.highlighter.mark(entry.title or entry.label or self.teller.type(entry.type))
        amount = (
            f' <b class="found-amount">{escape(f"{entry.amount} {entry.unit}".strip())}</b>' if entry.amount else ""
        )
        text = f'<p class="found-text">{self.highlighter.excerpt(entry.text)}</p>' if entry.text else ""
        secret = ' data-visibility="gm"' if entry.is_secret else ""
        voided = ' data-voided="true"' if entry.is_voided else ""
        return (
            f'<li class="found-row" id="{entry.anchor}" data-category="{entry.category}"{secret}{voided}>'
            f'<span class="found-mark">{mark}</span><div class="found-body">'
            f'<p class="found-title"><a href="{self.pen.address(event.id)}">{title}</a>{amount}</p>'
            f"{text}{self._meta(entry)}</div>"
            f'<p class="found-when">{self._session_of(event)} '
            f'<span class="game-clock">{self._game_time(event.game_time)}</span> '
            f'<time class="real-clock" datetime="{entry.real_time.isoformat()}">'
            f"{self._day(entry.real_time.date())}, {entry.real_clock}</time></p></li>"
        )

    def _meta(self, entry: Entry) -> str:
        mark = self.highlighter.mark
        parts = [escape(entry.label)] if entry.label and entry.title else []
        if entry.people:
            parts.append(self._arrow.join([mark(name) for name in entry.people]))
        if entry.location:
            parts.append(self._place + mark(entry.location))
        spans = "".join([f"<span>{part}</span> " for part in parts])
        badges = (self.pen.secret if entry.is_secret else "") + (self.pen.voided if entry.is_voided else "")
        return f'<p class="timeline-meta">{spans}{badges}</p>' if spans or badges else ""

    def _session_of(self, event: FoundEvent) -> str:
        if event.session_number is None:
            return self._between
        title = f' title="{escape(event.session_title)}"' if event.session_title else ""
        return f'<span class="found-session"{title}>{self._session % {"number": event.session_number}}</span>'

    def _game_time(self, total: int) -> str:
        """To the minute, as the timeline has it."""
        definition = self.teller.definition
        total -= definition.date_at(total).second
        found = self._game_times.get(total)
        if found is None:
            found = self._game_times[total] = escape(gametime.format(total, definition))
        return found

    def _day(self, day: dt.date) -> str:
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = date_format(day, "j M Y")
        return found
