"""Entries, combats and breaks on one spine. Everything that anybody typed is escaped here or is cleaned Markdown."""

from collections.abc import Iterable
from html import escape

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigntracker.web import markdown
from events_app.domain.anchors import anchor_of
from events_app.domain.timeline import Combat, DayMark, Item, Jump
from events_app.domain.timeline_entries import Entry
from events_app.rendering.combats import combat_head, combat_table
from events_app.rendering.icons import event_icon
from events_app.rendering.pen import Pen


def render_items(items: Iterable[Item], pen: Pen, *, opens: bool) -> str:
    """One list. `opens`: combats that nobody has ended stand open."""
    parts = ['<ol class="timeline-entries">']
    for item in items:
        if isinstance(item, Entry):
            parts.append(_round(item, pen) if item.is_round else _entry(item, pen))
        elif isinstance(item, Combat):
            parts.append(_combat(item, pen, opens=opens))
        elif isinstance(item, Jump):
            parts.append(render_jump(item, pen, "li"))
        elif isinstance(item, DayMark):
            parts.append(f'<li class="timeline-round">{escape(item.text)}</li>')
    parts.append("</ol>")
    return "".join(parts)


def render_jump(jump: Jump, pen: Pen, tag: str) -> str:
    direction, icon = ("back", "rewind") if jump.is_back else ("forward", "fast-forward")
    return f'<{tag} class="timeline-jump" data-direction="{direction}">{pen.icons[icon]}{escape(jump.text)}</{tag}>'


def _combat(combat: Combat, pen: Pen, *, opens: bool) -> str:
    is_open = " open" if pen.opens_all or (opens and not combat.outcome) else ""
    return (
        f'<li class="timeline-combat" id="{combat.anchor}" data-category="combat"><details{is_open}>'
        f"{combat_head(combat, pen, in_play=opens)}{combat_table(combat)}"
        f"{render_items(combat.items, pen, opens=opens)}</details></li>"
    )


def _clocks(entry: Entry) -> str:
    day = f"{date_format(entry.real_time, 'j M')} " if entry.shows_date else ""
    return (
        f'<time class="game-clock">{escape(entry.game_clock)}</time> '
        f'<time class="real-clock" datetime="{entry.real_time.isoformat()}">{day}{entry.real_clock}</time>'
    )


def _round(entry: Entry, pen: Pen) -> str:
    correction = pen.correction(entry.id, entry.title) if pen.is_gm else ""
    return (
        f'<li class="timeline-round" id="{entry.anchor}">{escape(entry.title)} '
        f'<span class="timeline-clocks">{_clocks(entry)}</span>{correction}</li>'
    )


def _entry(entry: Entry, pen: Pen) -> str:
    mark = pen.mark(event_icon(entry.type, entry.category), entry.category, entry.category_label)
    return (
        f'<li class="timeline-entry" id="{entry.anchor}" data-category="{entry.category}"'
        f' data-type="{escape(entry.type)}"{_states(entry)}>{mark}<p class="timeline-clocks">{_clocks(entry)}</p>'
        f'<div class="timeline-body">{_body(entry, pen)}</div>{_amount(entry)}</li>'
    )


def _states(entry: Entry) -> str:
    return (
        (' data-weight="minor"' if entry.is_minor else "")
        + (' data-visibility="gm"' if entry.is_secret else "")
        + (' data-voided="true"' if entry.is_voided else "")
    )


def _body(entry: Entry, pen: Pen) -> str:
    # Whatever leads to the time that a rest takes leads to the rest.
    parts = [f'<span id="{anchor_of(entry.passing)}"></span>'] if entry.passing else []
    if entry.is_quote:
        parts.append(f'<blockquote class="timeline-name">{escape(entry.title)}</blockquote>')
    elif entry.title:
        parts.append(f'<p class="timeline-name">{escape(entry.title)}</p>')
    if entry.text:
        tag = "blockquote" if entry.type == "dialogue" else "div"
        parts.append(f'<{tag} class="timeline-text">{markdown.to_html(entry.text)}</{tag}>')
    meta = _meta(entry, pen)
    if meta:
        parts.append(f'<p class="{"timeline-meta" if entry.title else "timeline-name"}">{meta}</p>')
    if entry.is_voided and pen.is_gm:
        parts.append(pen.restoring(entry.id, entry.in_brief))
    return "".join(parts)


def _meta(entry: Entry, pen: Pen) -> str:
    parts = []
    if entry.label:
        parts.append(f"<span>{escape(entry.label)}</span>")
    if entry.people:
        who, *whom = entry.people
        told = f" <em>{pen.icons['arrow-right']}{pen.to} {escape(whom[0])}</em>" if whom else ""
        parts.append(f"<span>{escape(who)}{told}</span>")
    if entry.location:
        parts.append(f"<span>{pen.icons['map-pin']}{pen.place} {escape(entry.location)}</span>")
    if entry.is_secret:
        parts.append(pen.secret)
    if entry.is_voided:
        parts.append(pen.voided)
    if pen.is_gm:
        parts.append(pen.correction(entry.id, entry.in_brief))
        if entry.passing:
            parts.append(pen.time_correction(entry.passing))
    return " ".join(parts)


def _amount(entry: Entry) -> str:
    if entry.explored:
        return _progress(*entry.explored)
    if not entry.amount:
        return ""
    unit = f" <span>{escape(entry.unit)}</span>" if entry.unit else ""
    return f'<p class="timeline-amount"><b>{escape(entry.amount)}</b>{unit}</p>'


def _progress(rooms: int, of: int) -> str:
    """How much of a place is known, as a bar and in words."""
    words = escape(_("%(number)s of %(rooms)s") % {"number": f"{rooms:,}", "rooms": f"{of:,}"})
    return (
        f'<p class="timeline-amount timeline-progress"><b>{rooms:,}/{of:,}</b> '
        f'<progress max="{of}" value="{rooms}" aria-label="{words}"></progress></p>'
    )
