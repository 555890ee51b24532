"""A campaign's settings, new and later."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain.calendars import suggested_epoch
from campaigntracker.campaigns.domain.campaigns import CampaignSettings
from campaigntracker.campaigns.forms import beginning
from campaigntracker.campaigns.forms.seen import SeenForm
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate
from campaigntracker.gametime.presets import PRESETS
from campaigntracker.web.timezonefield import TimeZoneField

TYPED = ("name", "game_system", "description", "time_zone", "is_public", "seconds_per_round")
# Stories begin in the morning unless somebody says otherwise.
MORNING = DAY_COUNT.with_epoch(GameDate(hour=9))


class CampaignForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    game_system = forms.CharField(
        label=_("Game system"),
        max_length=100,
        required=False,
        help_text=_("Such as Blades in the Dark."),
    )
    description = forms.CharField(
        label=_("Description"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What it is about, for those at the table. Markdown is understood."),
    )
    time_zone = TimeZoneField(label=_("Time zone of the table"))
    seconds_per_round = forms.IntegerField(
        label=_("Seconds per combat round"), initial=6, min_value=1, max_value=86_400
    )
    is_public = forms.BooleanField(
        label=_("Anyone may read it"),
        required=False,
        help_text=_(
            "Listed on the front page and readable without an account: names, notes for the party and who came too, "
            "but not who can play, no notes on the roster, and none of the game master’s secrets."
        ),
    )

    def settings(self) -> CampaignSettings:
        """What was typed; only of a valid form."""
        return CampaignSettings(**{name: self.cleaned_data[name] for name in TYPED})


class NewCampaignForm(CampaignForm):
    """Besides the settings: which calendar, and when in it the story begins."""

    calendar = forms.ChoiceField(
        label=_("Calendar in the game"),
        initial="day-count",
        choices=[(preset.slug, preset.name) for preset in PRESETS.values()],
        help_text=_("One of your own can be uploaded later."),
    )
    epoch = forms.CharField(
        label=_("The story begins on"),
        required=False,
        max_length=beginning.LONGEST,
        help_text=_(
            "A date in that calendar, such as “Day 0, 9:00 AM” or “1 Hammer 1492 DR, 9:00 AM”. Leave it empty "
            "to begin on the morning that campaigns with this calendar usually begin on."
        ),
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "calendar" in self.cleaned_data and "epoch" in self.cleaned_data:
            try:
                self.definition()
            except ValidationError as error:
                self.add_error("epoch", error)
        return cleaned

    def definition(self) -> CalendarDefinition:
        """The calendar with its epoch. Raise ValidationError."""
        chosen = suggested_epoch(MORNING, PRESETS[self.cleaned_data["calendar"]].definition)
        text = self.cleaned_data["epoch"]
        return beginning.begin_on(text, chosen) if text else chosen


class SettingsForm(SeenForm, CampaignForm):
    """The same for a campaign that exists; its calendar has a page of its own."""

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        initial = {name: getattr(campaign, name) for name in TYPED}
        super().__init__(data, initial=initial | {"seen": CampaignSettings.of(campaign).fingerprint()})

    def show_saved(self, current: Campaign) -> None:
        """Somebody else saved `current` meanwhile."""
        saved = {name: getattr(current, name) for name in TYPED}
        shown = {"is_public": _("yes") if current.is_public else _("no")}
        self.show_conflict(saved, shown=shown, seen=CampaignSettings.of(current).fingerprint())
