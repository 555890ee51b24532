"""What the analytics can be narrowed to, as their address says it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigntracker.campaigns.domain.storable import UNSTORABLE
from events_app.domain.analytics.asked import ALL, LAST_TEN, THIS_YEAR, Asked
from events_app.models import Category

SPANS = [
    (ALL, gettext_lazy("All sessions")),
    (LAST_TEN, gettext_lazy("Last ten")),
    (THIS_YEAR, gettext_lazy("This year")),
]
NO_DATE = {"invalid": gettext_lazy("There is no such day. Write it like 2025-01-20.")}
FIELDS = ("span", "character", "category", "first", "last", "since", "until")
BIGGEST_NUMBER = 2**31 - 1


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, error_messages=NO_DATE, widget=widget)


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=BIGGEST_NUMBER)


class AnalyticsForm(forms.Form):
    """`characters`: those of whom the logs that the reader sees tell anything."""

    span = forms.ChoiceField(label=gettext_lazy("Range"), choices=SPANS, required=False)
    character = forms.ChoiceField(label=gettext_lazy("Character"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)
    first = _number(gettext_lazy("From session"))
    last = _number(gettext_lazy("To session"))
    since = _day(gettext_lazy("Played from"))
    until = _day(gettext_lazy("Played until"))

    def __init__(self, query: QueryDict, characters: Iterable[str]) -> None:
        super().__init__(query, auto_id="analytics-%s")
        own: Any = self.fields
        own["character"].choices = [("", _("Everybody")), *((name, name) for name in characters)]
        own["category"].choices = [("", _("All")), *((one.value, str(one.label)) for one in Category)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for first, last, problem in (
            ("first", "last", _("This session comes before the first one.")),
            ("since", "until", _("This day lies before the first one.")),
        ):
            low, high = cleaned.get(first), cleaned.get(last)
            if low is not None and high is not None and high < low:
                self.add_error(last, problem)
        return cleaned

    def asked(self) -> Asked:
        """What is said well; a field with a mistake narrows nothing."""
        self.is_valid()
        said = {name: self.cleaned_data.get(name) for name in FIELDS}
        return Asked(**{name: value for name, value in said.items() if value not in ("", None)})

    @property
    def filters_set(self) -> int:
        return self.asked().filters_set

    @property
    def filters(self) -> list[forms.BoundField]:
        return [self[name] for name in FIELDS]


def only_asked(query: QueryDict) -> QueryDict:
    """Without fields left blank, and what no database can hold."""
    kept = QueryDict(mutable=True)
    for name in (*FIELDS, "rows"):
        value = UNSTORABLE.sub("", query.get(name, "")).strip()
        if value:
            kept[name] = value
    return kept
