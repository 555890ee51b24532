"""What the admin asks of an event."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.forms import CorrectionForm
from campaigntracker.campaigns.models import Campaign
from events_app.domain.items import ITEM_COLUMNS, EventItem
from sessions_app.models import Session


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


class MoveForm(forms.Form):
    """The session to which events are moved; none is downtime."""

    session = forms.ModelChoiceField(
        Session.objects.none(), label=_("Session"), required=False, empty_label=_("No session: downtime")
    )

    def __init__(self, campaign: Campaign, data: Any = None) -> None:
        super().__init__(data)
        self.fields["session"].queryset = Session.objects.of(campaign).holding_events()  # type: ignore[attr-defined]

    @property
    def session_chosen(self) -> Session | None:
        return self.cleaned_data["session"]
