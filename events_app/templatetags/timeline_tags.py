"""How the timeline's categories, types and figures are drawn and named."""

from collections.abc import Iterable
from uuid import UUID

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from events_app.domain.timeline import Item
from events_app.filters import TimelineFilter
from events_app.rendering.entries import render_items
from events_app.rendering.icons import category_icon, event_icon
from events_app.rendering.pen import Pen
from sessions_app.models import Session

register = template.Library()

FIGURE_LABELS = {
    "eventCount": _("events"),
    "combatEncounters": _("combats"),
    "totalDamageDealt": _("damage dealt"),
    "totalDamageReceived": _("damage taken"),
    "totalHealingDone": _("healed"),
    "npcsKilled": _("enemies fallen"),
    "treasureGained": _("gold found"),
    "xpEarned": _("experience"),
}
SINGULAR_FIGURE_LABELS = {
    "eventCount": _("event"),
    "combatEncounters": _("combat"),
    "npcsKilled": _("enemy fallen"),
}


register.filter(category_icon)
register.filter(event_icon)


@register.simple_tag(takes_context=True)
def timeline_items(context: Context, items: Iterable[Item], session: Session | None = None) -> SafeString:
    """Entries, combats and breaks on one spine, for whoever the page is for. Reads campaign, viewer.

    `session`: what they are of; None for what happened between sessions.
    """
    pen = context.render_context.get("timeline_pen")
    if pen is None:
        pen = context.render_context["timeline_pen"] = Pen(context["campaign"].slug, is_gm=context["viewer"].is_gm)
    # The renderer has escaped every text it was given.
    return mark_safe(render_items(items, pen, opens=session is not None and session.is_in_progress))  # noqa: S308


@register.simple_tag
def timeline_at(shown: TimelineFilter, event: UUID) -> str:
    """The query string of the piece that holds an event."""
    return shown.at_query(event)


@register.simple_tag
def timeline_after(shown: TimelineFilter, event: UUID) -> str:
    """The query string of the piece that begins behind an event."""
    return shown.after_query(event)


@register.filter
def figure_label(key: str, value: int) -> str:
    singular = SINGULAR_FIGURE_LABELS.get(key) if value == 1 else None
    return str(singular or FIGURE_LABELS[key])


@register.filter
def signed(number: int) -> str:
    """A step forward or back: +3."""
    return f"{number:+,}"


@register.filter
def grouped(number: int) -> str:
    """A whole number with its thousands apart: 1,500."""
    return f"{number:,}"
