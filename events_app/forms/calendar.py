"""Where in game time the calendar is asked to open."""

from typing import Any, Self

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import GameTimeError
from campaigntracker.gametime.sheets import Sheet, sheet_of_month
from campaigntracker.web.formfields import GameTimeField
from events_app.domain.gamecalendar import day_exists

NO_NUMBER = {"invalid": _("Write a whole number.")}


class CalendarForm(forms.Form):
    """A moment in words, the number of a day, or a month of a year; what is left blank asks for nothing.

    `day` is the number of the day asked for, None where nothing was, or nothing that there is.
    """

    at = forms.IntegerField(required=False, widget=forms.HiddenInput(), error_messages=NO_NUMBER)

    def __init__(self, campaign: Campaign, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign, self.definition = campaign, campaign.definition
        self.day: int | None = None
        self.fields["when"] = GameTimeField(
            definition=self.definition,
            now=campaign.clock,
            seconds_per_round=campaign.seconds_per_round,
            required=False,
            label=_("Go to"),
        )
        if self.definition.has_months:
            names = [(number, month.name) for number, month in enumerate(self.definition.months, start=1)]
            self.fields["month"] = forms.TypedChoiceField(
                choices=names, coerce=int, empty_value=None, required=False, label=_("Month")
            )
        if self.definition.has_years:
            self.fields["year"] = forms.IntegerField(required=False, label=_("Year"), error_messages=NO_NUMBER)

    def shown_with(self, sheet: Sheet) -> Self:
        """The form to be shown over a sheet: what is wrong stays as it was typed, everything else is of the sheet."""
        if not self.errors:
            return type(self)(self.campaign, initial={"year": sheet.year, "month": sheet.month})
        blank = {name: str(getattr(sheet, name)) for name in ("year", "month") if not self.data.get(name)}
        self.data = {name: self.data.get(name, "") for name in self.fields} | blank
        return self

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("when", "at", "year"):
            if cleaned.get(name) is not None:
                self._ask(name, cleaned)
                break
        return cleaned

    def _ask(self, name: str, cleaned: dict[str, Any]) -> None:
        try:
            day = self._day(name, cleaned)
        except GameTimeError as error:
            self.add_error(error.path if error.path in self.fields else name, error.problem)
            return
        if day_exists(day, self.definition):
            self.day = day
        else:
            self.add_error(name, gettext("That lies too far away."))

    def _day(self, name: str, cleaned: dict[str, Any]) -> int:
        if name == "when":
            return self.definition.day_number(cleaned["when"])
        if name == "at":
            return int(cleaned["at"])
        month = cleaned.get("month") or 1 if self.definition.has_months else 0
        return sheet_of_month(cleaned["year"], month, self.definition).first_day
