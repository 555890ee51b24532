"""Keys for programs, and the websites that may use them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain.api_tokens import read_origin
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Reads


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("What will use it, such as “Foundry on Jo’s laptop”.")
    )
    can_write = forms.BooleanField(label=_("It may send events"), required=False, initial=True)
    reads = forms.ChoiceField(
        label=_("It may read"), choices=Reads.choices, initial=Reads.NONE, widget=forms.RadioSelect
    )


class OriginsForm(forms.Form):
    origins = forms.CharField(
        label=_("Websites"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "https://vtt.example", "spellcheck": "false"}),
        help_text=_(
            "One a line, with the port where the address has one: https://vtt.example or http://localhost:30000."
        ),
    )

    def clean_origins(self) -> list[str]:
        try:
            return [read_origin(line) for line in self.cleaned_data["origins"].splitlines() if line.strip()]
        except RuleError as error:
            raise ValidationError(error.message) from None
