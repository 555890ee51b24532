"""How pages show sessions; drawn in `sessions_app.rendering`."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.rows import SessionRow
from sessions_app.rendering.rows import render_rows
from sessions_app.rendering.status import status_badge

register = template.Library()

register.simple_tag(status_badge)


@register.simple_tag
def session_rows(rows: Iterable[SessionRow], campaign: Campaign) -> SafeString:
    """Lines of the list, one a session."""
    return render_rows(rows, campaign)
