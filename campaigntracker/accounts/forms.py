"""What we ask of a newcomer beyond allauth's own fields, and what a person may change later."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigntracker.accounts.models import User
from campaigntracker.web.timezonefield import TimeZoneField


class SignupForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"), max_length=120, required=False, help_text=_("As the others at the table know you.")
    )

    field_order = ("username", "name", "email", "password1", "password2")

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class ProfileForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        help_text=_("As the others at the table know you. A new seat is named so; seats you have keep their name."),
    )
    time_zone = TimeZoneField(
        label=_("Your time zone"),
        required=False,
        help_text=_("Such as Europe/Berlin. Leave it empty to read dates in each campaign’s own time zone."),
    )
