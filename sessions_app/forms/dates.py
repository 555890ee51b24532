"""Forms about proposed dates."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.web.formfields import LocalDateTimeField
from sessions_app.domain.errors import DateError
from sessions_app.models import Availability

AT_ONCE = 3
PREFIX = "date-"


class ProposeForm(forms.Form):
    """Up to three dates at once."""

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data)
        for number in range(1, AT_ONCE + 1):
            field = LocalDateTimeField(label=_("Date and time"), required=number == 1)
            if number > 1:
                field.label, field.help_text = _("One more"), ""
            self.fields[f"starts_{number}"] = field

    def moments(self) -> list[dt.datetime]:
        return [moment for moment in self.cleaned_data.values() if moment]

    def add_refusal(self, error: RuleError) -> None:
        """Beside the date that is refused; of a date that was typed twice, beside the second."""
        moment = error.moment if isinstance(error, DateError) else None
        refused = [name for name, typed in self.cleaned_data.items() if typed and typed == moment]
        self.add_error(refused[-1] if refused else None, error.message)


def read_date_answers(data: Mapping[str, str]) -> dict[UUID, str]:
    """Of each proposed date, by its id, what was said; what is no answer to any date is passed over."""
    answers = {}
    for name, said in data.items():
        if name.startswith(PREFIX) and said in Availability.values:
            try:
                answers[UUID(name.removeprefix(PREFIX))] = said
            except ValueError:
                continue
    return answers
