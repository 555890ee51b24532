"""What the admin asks of an event."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.forms import CorrectionForm
from events_app.domain.items import ITEM_COLUMNS, EventItem


class EventForm(CorrectionForm):
    game_times = ("game_time",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].required = False
        self.fields["category"].help_text = _("Left empty: the one its type belongs to.")
        self.fields["real_time"].required = False
        if not self.is_change:
            self.fields["real_time"].help_text = _("Left empty: now.")
            self.fields["game_time"].help_text = _("Left empty: the campaign's clock.")

    def item(self) -> EventItem:
        """The event as plain data; times left empty stay what they were, or become those of now."""
        said = {name: self.kept(name) for name in ITEM_COLUMNS}
        return EventItem(**said | {"data": said["data"] or {}})
