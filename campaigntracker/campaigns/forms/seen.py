"""A form that remembers what its writer saw."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _


class SeenForm(forms.Form):
    """`seen` carries the fingerprint of the saved values that the form was opened with."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def show_conflict(self, saved: Mapping[str, Any], *, shown: Mapping[str, Any], seen: str) -> None:
        """Say beside each field what somebody else saved there meanwhile; the next save replaces it knowingly.

        `saved` holds the values as this form cleans them, `shown` the words for those that do not speak for
        themselves, `seen` is the fingerprint of what is saved now.
        """
        differing = [name for name in saved if self.cleaned_data[name] != saved[name]]
        words = {**saved, **shown}
        self.data = {**dict(self.data.items()), "seen": seen}
        self.add_error(None, _("Somebody else saved this while you were writing. Save again to keep yours."))
        for name in differing:
            self.add_error(name, _("Saved meanwhile: %(value)s") % {"value": words[name] or _("nothing")})
