"""A campaign's settings, new and later."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker import gametime
from campaigntracker.campaigns.domain.campaigns import CampaignSettings
from campaigntracker.campaigns.forms.seen import SeenForm
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate, GameTimeError
from campaigntracker.web.timezonefield import TimeZoneField

# The fields whose cleaned value is the setting itself; the epoch is typed as a date.
TYPED = ("name", "game_system", "description", "time_zone", "is_public", "seconds_per_round")


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
    epoch = forms.CharField(
        label=_("The story begins on"),
        initial="Day 0, 9:00 AM",
        help_text=_("The date in the game at second 0: a day and a time of day."),
    )
    seconds_per_round = forms.IntegerField(
        label=_("Seconds per combat round"), initial=6, min_value=1, max_value=86_400
    )
    is_public = forms.BooleanField(
        label=_("Anyone may read it"),
        required=False,
        help_text=_(
            "Listed on the front page and readable without an account: names, notes for the party and attendance too, "
            "but none of the game master’s secrets."
        ),
    )

    calendar: CalendarDefinition = DAY_COUNT

    def clean_epoch(self) -> GameDate:
        """The date of second 0."""
        bare = self.calendar.with_epoch(DAY_COUNT.epoch)
        try:
            date = bare.date_at(gametime.parse(self.cleaned_data["epoch"], bare))
            bare.with_epoch(date)
        except GameTimeError as error:
            raise forms.ValidationError(str(error)) from None
        return date

    def settings(self) -> CampaignSettings:
        """What was typed; only of a valid form."""
        typed = {name: self.cleaned_data[name] for name in TYPED}
        return CampaignSettings(**typed, epoch=self.calendar.with_epoch(self.cleaned_data["epoch"]).epoch_json())


class SettingsForm(SeenForm, CampaignForm):
    """The same for a campaign that exists; `is_dated`: it has moments whose dates a new epoch would shift."""

    shift_dates = forms.BooleanField(
        label=_("Yes, shift the dates"),
        required=False,
        help_text=_(
            "What happened is kept in seconds since the story began, and those stay. With another beginning every "
            "date in the game is shown differently, in sessions and events alike."
        ),
    )

    def __init__(self, data: Any = None, *, campaign: Campaign, is_dated: bool) -> None:
        self.calendar = campaign.definition
        super().__init__(
            data,
            initial={
                "name": campaign.name,
                "game_system": campaign.game_system,
                "description": campaign.description,
                "time_zone": campaign.time_zone,
                "is_public": campaign.is_public,
                "epoch": gametime.format(0, campaign.definition),
                "seconds_per_round": campaign.seconds_per_round,
                "seen": CampaignSettings.of(campaign).fingerprint(),
            },
        )
        if not is_dated:
            del self.fields["shift_dates"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        moved = self.cleaned_data.get("epoch", self.calendar.epoch) != self.calendar.epoch
        if moved and "shift_dates" in self.fields and not self.cleaned_data.get("shift_dates"):
            self.add_error("shift_dates", _("Tick this to give the story another beginning, or put the old one back."))
        return cleaned

    def show_saved(self, current: Campaign) -> None:
        """Somebody else saved `current` meanwhile."""
        saved = {name: getattr(current, name) for name in TYPED} | {"epoch": current.definition.epoch}
        shown = {
            "epoch": gametime.format(0, current.definition),
            "is_public": _("yes") if current.is_public else _("no"),
        }
        self.show_conflict(saved, shown=shown, seen=CampaignSettings.of(current).fingerprint())
