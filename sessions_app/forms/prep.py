"""What a GM types of what is prepared."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.web.formfields import TextField
from sessions_app.domain.prep_lines import LONGEST, MOST_AT_ONCE, PrepDraft, read_lines
from sessions_app.models import PrepItem, PrepKind


class PrepLinesForm(forms.Form):
    """The quick line, or several at once: both are lines."""

    kind = forms.ChoiceField(label=_("What it is"), choices=PrepKind.choices, initial=PrepKind.SCENE, required=False)
    lines = TextField(label=_("What you prepare"), max_length=(LONGEST + 2) * MOST_AT_ONCE)

    @property
    def is_several(self) -> bool:
        return "\n" in (self["lines"].value() or "")

    def drafts(self) -> list[PrepDraft]:
        """Raise RuleError when a line cannot be kept."""
        return read_lines(self.cleaned_data["lines"], kind=self.cleaned_data["kind"] or PrepKind.SCENE)


class PrepItemForm(forms.Form):
    """One item; what it said when the form was opened travels with it."""

    kind = forms.ChoiceField(label=_("What it is"), choices=PrepKind.choices)
    text = forms.CharField(label=_("Words"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    seen_kind = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, item: PrepItem, data: Any = None) -> None:
        said = {"kind": item.kind, "text": item.text, "seen_kind": item.kind, "seen_text": item.text}
        super().__init__(data, initial=said)

    def clean_text(self) -> str:
        """It stands in one line, however it was typed."""
        return " ".join(self.cleaned_data["text"].split())

    def draft(self) -> PrepDraft:
        return PrepDraft(self.cleaned_data["kind"], self.cleaned_data["text"])

    def seen(self) -> PrepDraft:
        return PrepDraft(self.cleaned_data["seen_kind"], self.cleaned_data["seen_text"])
