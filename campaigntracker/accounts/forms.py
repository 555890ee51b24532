"""What we ask of a newcomer beyond allauth's own fields."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigntracker.accounts.models import User


class SignupForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"), max_length=120, required=False, help_text=_("As the others at the table know you.")
    )

    field_order = ("username", "name", "email", "password1", "password2")

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
