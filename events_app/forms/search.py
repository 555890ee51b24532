"""The search page's form: what its address asks for, as a question."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain.storable import UNSTORABLE
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.formfields import GameTimeField
from events_app.domain.checking import BIGGEST, LONGEST
from events_app.domain.search_question import BEST, NEWEST, OLDEST, Question
from events_app.domain.search_terms import read_terms
from events_app.forms.event import type_choices
from events_app.models import Category

SESSIONS = re.compile(r"(\d{1,9})(?:\s*[-–—]\s*(\d{1,9}))?", re.ASCII)
ORDERS = [(NEWEST, _("Newest first")), (OLDEST, _("Oldest first")), (BEST, _("Best match first"))]
FILTERS = ("session", "category", "type", "actor", "place", "since", "until", "game_from", "game_to", "at_least",
           "at_most", "secret", "voided")  # fmt: skip
NO_DATE = {"invalid": _("There is no such day. Write it like 2025-01-20.")}


def _categories() -> list[tuple[str, str]]:
    return [("", gettext("Any")), *((category.value, str(category.label)) for category in Category)]


def _types() -> list[Any]:
    return [("", gettext("Any")), *type_choices()]


class SearchBox(forms.CharField):
    """Whatever was typed or pasted; what no database holds cannot be searched for."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Search for"),
            required=False,
            max_length=500,
            widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
        )

    def to_python(self, value: Any) -> str:
        return UNSTORABLE.sub(" ", super().to_python(value) or "").strip()


class NameField(SearchBox):
    def __init__(self, label: Any) -> None:
        super().__init__()
        self.label, self.max_length = label, LONGEST["actor"]
        self.widget.input_type = "text"
        self.widget.attrs.update({"maxlength": str(self.max_length), "autocapitalize": "words"})


class SessionsField(forms.CharField):
    """One number, or a range; cleans to the first and the last."""

    def clean(self, value: Any) -> tuple[int, int] | None:
        text = super().clean(value).strip()
        if not text:
            return None
        match = SESSIONS.fullmatch(text)
        if not match:
            raise ValidationError(gettext("Write a number, such as 12, or a range, such as 10-15."))
        first, last = int(match[1]), int(match[2] or match[1])
        # A column holds numbers to 2³¹; no session is beyond.
        return min(first, last), max(first, last)


class SearchForm(forms.Form):
    q = SearchBox()
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)
    session = SessionsField(label=_("Session"), required=False, max_length=30)
    category = forms.ChoiceField(label=_("Category"), choices=lazy(_categories, list), required=False)
    type = forms.ChoiceField(label=_("What happened"), choices=lazy(_types, list), required=False)
    actor = NameField(_("Who"))
    place = NameField(_("Where"))
    since = forms.DateField(label=_("Played from"), required=False, error_messages=NO_DATE)
    until = forms.DateField(label=_("Played until"), required=False, error_messages=NO_DATE)
    at_least = forms.IntegerField(label=_("Amount from"), required=False, min_value=-BIGGEST, max_value=BIGGEST)
    at_most = forms.IntegerField(label=_("Amount to"), required=False, min_value=-BIGGEST, max_value=BIGGEST)
    secret = forms.BooleanField(label=_("Only what is secret"), required=False)
    voided = forms.BooleanField(label=_("Voided ones too"), required=False)

    def __init__(self, query: QueryDict, viewer: Viewer) -> None:
        super().__init__(query, auto_id="search-%s")
        campaign = viewer.campaign
        self.viewer, self.definition = viewer, campaign.definition
        for name, label in (("game_from", _("Game time from")), ("game_to", _("Game time until"))):
            self.fields[name] = GameTimeField(
                label=label,
                required=False,
                definition=self.definition,
                now=campaign.clock,
                seconds_per_round=campaign.seconds_per_round,
            )
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        self.fields["session"].widget.attrs.update({"placeholder": "12, 10-15", "autocomplete": "off"})
        if not viewer.is_gm:
            del self.fields["secret"], self.fields["voided"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        pairs = (
            ("since", "until", _("This day lies before the first one.")),
            ("game_from", "game_to", _("This moment lies before the first one.")),
            ("at_least", "at_most", _("This is less than the smallest amount.")),
        )
        for first, last, problem in pairs:
            low, high = cleaned.get(first), cleaned.get(last)
            if low is not None and high is not None and high < low:
                self.add_error(last, problem)
        return cleaned

    @property
    def asks_for_something(self) -> bool:
        return any(self.data.get(name, "").strip() for name in ("q", *FILTERS) if name in self.fields)

    @property
    def filters_set(self) -> int:
        return sum(1 for name in FILTERS if name in self.fields and self.data.get(name, "").strip())

    @property
    def filters(self) -> list[forms.BoundField]:
        return [self[name] for name in ("order", *FILTERS) if name in self.fields]

    def question(self) -> Question:
        """Only for a valid form."""
        said = self.cleaned_data
        since, until = said["since"], said["until"]
        return Question(
            terms=read_terms(said["q"]),
            category=said["category"],
            type=said["type"],
            actor=said["actor"],
            place=said["place"],
            sessions=said["session"],
            real_from=_midnight(since) if since else None,
            real_to=_midnight(until + dt.timedelta(days=1)) if until and until < dt.date.max else None,
            game_from=said["game_from"],
            game_to=self._end_of(said["game_to"]),
            amount_from=said["at_least"],
            amount_to=said["at_most"],
            secret_only=said.get("secret", False),
            with_voided=said.get("voided", False),
            order=said["order"] or NEWEST,
        )

    def _end_of(self, moment: int | None) -> int | None:
        """A day that is named without a clock time is meant to its end, a moment to its last second."""
        if moment is None:
            return None
        definition = self.definition
        is_day = definition.day_start(definition.day_number(moment)) == moment
        return min(moment + (definition.seconds_per_day if is_day else 1), BIGGEST)


def _midnight(day: dt.date) -> dt.datetime:
    """Where the day begins, in the zone in which the page shows its dates."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def only_known(query: QueryDict) -> QueryDict:
    """What the search page asks about; what else an address may say is nobody's search."""
    kept = QueryDict(mutable=True)
    for name in ("q", "order", *FILTERS):
        if name in query:
            kept.setlist(name, query.getlist(name)[-1:])
    return kept


def without_empty(query: QueryDict) -> QueryDict:
    """A form sends every field; the address need not say what was left blank."""
    kept = query.copy()
    for name, values in query.lists():
        kept.setlist(name, [value for value in values if value.strip()])
        if not kept.getlist(name):
            del kept[name]
    return kept
