"""The days of a timeline, each with its heading; what breaks game time between them."""

from html import escape

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events_app.domain.timeline import Day, Timeline
from events_app.rendering.entries import render_items, render_jump
from events_app.rendering.pen import Pen


def render_days(timeline: Timeline, pen: Pen, *, opens: bool) -> str:
    """`opens`: combats that nobody has ended stand open, as their session is being played."""
    return "".join(_day(day, pen, opens=opens) for day in timeline.days)


def _day(day: Day, pen: Pen, *, opens: bool) -> str:
    jump = render_jump(day.jump, pen, "p") if day.jump else ""
    address = escape(reverse("game_day", args=[pen.slug, day.number]))
    return (
        f'{jump}<section class="timeline-day" aria-labelledby="{day.anchor}">'
        f'<h3 class="timeline-day-title" id="{day.anchor}"><a href="{address}">{escape(day.title)}</a> '
        f"<small>{escape(_remark(day))}</small></h3>{render_items(day.items, pen, opens=opens)}</section>"
    )


def _remark(day: Day) -> str:
    if day.is_continued:
        return _("continued")
    return ngettext("%(count)s event", "%(count)s events", day.count) % {"count": f"{day.count:,}"}
