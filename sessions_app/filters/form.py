"""What the form asks that narrows the list of sessions, and in which words."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions_app.models import SessionStatus

# In the words of the badges.
STATUSES = [
    (SessionStatus.PLANNED.value, _("Planned")),
    (SessionStatus.IN_PROGRESS.value, _("In progress")),
    (SessionStatus.COMPLETED.value, _("Played")),
    (SessionStatus.CANCELLED.value, _("Cancelled")),
]

CAME, AWAY = "came", "away"
INVERTED = "inverted"
NO_DATE = {"invalid": _("There is no such day. Write it like 2025-01-20.")}


class SessionFilterForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", ValidationError(gettext("This day lies before the first one."), code=INVERTED))
        if cleaned.get("attendance") and not self.data.get("player"):
            self.add_error("attendance", gettext("Choose the player too."))
        return cleaned


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlayerField(django_filters.fields.ModelChoiceField):
    """Says the same of an id that nobody has and of one that is none."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            ) from error


class PlayerFilter(django_filters.ModelChoiceFilter):
    field_class = PlayerField
