"""How pages show sessions; drawn in `sessions_app.rendering`."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.attendance import Cell, Column
from sessions_app.domain.missed import HasStart, was_missed
from sessions_app.domain.rows import SessionRow
from sessions_app.rendering.attendance import describe, render_cells, render_mark
from sessions_app.rendering.filter_fields import render_filter_fields, render_wrong_fields
from sessions_app.rendering.rows import render_rows
from sessions_app.rendering.status import status_badge

if TYPE_CHECKING:
    from sessions_app.filters import SessionFilter

register = template.Library()

register.simple_tag(status_badge)


@register.simple_tag
def session_rows(rows: Iterable[SessionRow], campaign: Campaign) -> SafeString:
    """Lines of the list, one a session."""
    return render_rows(rows, campaign)


@register.simple_tag
def attendance_cells(cells: Sequence[Cell], columns: Sequence[Column], campaign: Campaign) -> SafeString:
    """A line of the attendance matrix."""
    return render_cells(cells, columns, campaign)


@register.filter
def is_over(planned: HasStart) -> bool:
    """Whether the evening of a plan has gone by."""
    return was_missed(planned, timezone.now())


register.filter("mark", render_mark)
register.filter("in_words", describe)


@register.simple_tag
def filter_fields(filters: "SessionFilter") -> SafeString:
    """The fields a list of sessions is narrowed by."""
    if filters.has_errors:
        return render_wrong_fields(filters.form)
    return render_filter_fields(lambda: filters.form, choices=filters.choices, chosen=filters.chosen)
