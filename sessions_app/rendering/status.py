"""A session's status as a badge."""

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from campaigntracker.web.icons import icon

# In the words a table uses: a session that is completed was played.
BADGES = {
    "planned": ("calendar-days", _("Planned")),
    "in_progress": ("circle-play", _("In progress")),
    "completed": ("circle-check", _("Played")),
    "cancelled": ("ban", _("Cancelled")),
}


def status_badge(status: str) -> SafeString:
    """`status`: planned, in_progress, completed or cancelled."""
    name, label = BADGES[status]
    return mark_safe(  # noqa: S308
        f'<span class="badge" data-status="{status}">{icon(name)}{escape(str(label))}</span>'
    )
