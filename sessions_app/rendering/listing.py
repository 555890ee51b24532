"""The list of sessions as a page shows it, kept until something in it changes."""

from collections.abc import Callable, Hashable

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.kept import Kept

# What a kept list takes beside its HTML: the values of its lines, under which it is kept.
KEY_SIZE = 30_000

_kept: Kept[bytes] = Kept(lambda html: len(html) + KEY_SIZE)


def show_list(viewer: Viewer, shown: Hashable, make: Callable[[], SafeString]) -> bytes:
    """What is kept, or else what `make` makes. `shown`: all that was read for it, and what was asked for."""
    campaign = viewer.campaign
    key = (
        shown,
        viewer.kind,
        campaign.slug,
        campaign.stored_calendar,
        timezone.get_current_timezone_name(),
        get_language(),
    )
    return _kept.get(key, lambda: make().encode())
