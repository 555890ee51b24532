"""Correcting an event: all that it says, and where it belongs."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from campaigntracker.web.formfields import LocalDateTimeField
from events_app.amounts import show_amount
from events_app.domain.history import DATA_LABELS, DATA_WORDS
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.domain.names import KnownNames
from events_app.forms.event import EventForm, type_choices
from events_app.models import TYPES, Category, Event
from events_app.models.vocabulary import type_label
from sessions_app.models import Session

DOWNTIME = ""
COMBAT_TYPES = tuple(name for name, (category, _label) in TYPES.items() if category == Category.COMBAT)
# Field of the form -> the key in the event's data, and the types that have it.
DATA_FIELDS = {
    "data_outcome": ("outcome", ("combat_end",)),
    "data_kind": ("kind", ("rest",)),
    "data_of": ("of", ("room_explored",)),
    "data_encounter": (
        "encounterId",
        tuple(name for name, (category, _label) in TYPES.items() if category == "combat"),
    ),
}


class CorrectionForm(EventForm):
    """An event as it stands, to be corrected. What is left alone stays exactly as it is.

    What only some types have (the outcome of a combat) has a field of its own; anything else in the event's data
    survives untouched.
    """

    session = forms.ChoiceField(label=_("Belongs to"), required=False)
    data_outcome = forms.ChoiceField(label=DATA_LABELS["outcome"], required=False)
    data_kind = forms.ChoiceField(label=DATA_LABELS["kind"], required=False)
    data_of = forms.IntegerField(label=DATA_LABELS["of"], required=False, min_value=0, max_value=10**9)
    data_encounter = forms.CharField(
        label=DATA_LABELS["encounterId"],
        required=False,
        max_length=200,
        help_text=_("Only where two combats run at once: the same word for all that belongs to one of them."),
    )

    def __init__(self, event: Event, names: KnownNames, *, data: Any = None) -> None:
        initial = {name: getattr(event, name) for name in ITEM_COLUMNS}
        initial["real_time"] = LocalDateTimeField.shown(event.real_time)
        initial["amount"] = show_amount(event.amount, event.type, event.campaign)
        initial["session"] = str(event.session_id or DOWNTIME)
        initial |= {name: _typable(event.data.get(key, ""), name) for name, (key, _types) in DATA_FIELDS.items()}
        super().__init__(
            event.campaign,
            count_from=event.game_time,
            data=data,
            initial=initial,
            kept_description=event.description,
        )
        self.event, self.names = event, names
        if event.type not in TYPES:
            choices = [*type_choices(), (str(Category(event.category).label), [(event.type, type_label(event.type))])]
            self.fields["type"].choices = choices  # type: ignore[attr-defined]
        self._offer_sessions()
        self._offer_data()

    def _offer_sessions(self) -> None:
        """Those that were or are being played, the latest first, and its own."""
        sessions = Session.objects.of(self.campaign).holding_events(self.event.session_id)
        self.sessions: dict[str, Session | None] = {DOWNTIME: None} | {str(row.pk): row for row in sessions}
        self.fields["session"].choices = [  # type: ignore[attr-defined]
            (key, row.full_title if row else _("No session: downtime")) for key, row in self.sessions.items()
        ]

    def _offer_data(self) -> None:
        """A word that is not among the choices is one of them; what cannot be typed has no field, and stays."""
        for name, (key, _types) in DATA_FIELDS.items():
            kept = self.initial[name]
            if kept is None:
                del self.fields[name]
            elif key in DATA_WORDS:
                words = {value: str(label) for value, label in DATA_WORDS[key].items()}
                choices = [("", "—"), *({kept: kept} | words if kept else words).items()]
                self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def data_fields(self) -> list[tuple[forms.BoundField, str]]:
        """(field, the types that have it) of those there are."""
        return [(self[name], " ".join(types)) for name, (_key, types) in DATA_FIELDS.items() if name in self.fields]

    @property
    def chosen_session(self) -> Session | None:
        """Where it belongs now; None is downtime."""
        return self.sessions[self.cleaned_data["session"]]

    def as_typed(self) -> QueryDict:
        """What a browser would send of the form as it is shown."""
        typed = QueryDict(mutable=True)
        for field in self:
            value = field.value()
            widget_value = field.field.widget.format_value(value)
            text = widget_value[0] if isinstance(widget_value, list) else widget_value
            typed[field.name] = "" if text is None else str(text)
        return typed

    def clean_amount(self) -> int | None:
        """An amount that is left alone may be one that nobody could type."""
        if not {"amount", "type"} & set(self.changed_data):
            return self.event.amount
        return super().clean_amount()

    def item(self) -> EventItem:
        """The whole event, with what was changed in it."""
        values = {name: getattr(self.event, name) for name in ITEM_COLUMNS}
        said = self.values()
        values |= {name: said[name] for name in self.changed_data if name in said}
        if "type" in self.changed_data:
            # The category is the new type's.
            values["category"] = ""
        for name in ("real_time", "game_time"):
            if values[name] is None:
                values[name] = getattr(self.event, name)
        return EventItem(**values | {"data": self._data(values["type"])})

    def _data(self, event_type: str) -> dict[str, Any]:
        data = dict(self.event.data)
        for name, (key, types) in DATA_FIELDS.items():
            if name not in self.changed_data or event_type not in types:
                continue
            value = self.cleaned_data[name]
            if value in ("", None):
                data.pop(key, None)
            else:
                data[key] = value
        return data


def _typable(kept: Any, name: str) -> str | int | None:
    """What the field shows of a value; None where it could not give it back."""
    if kept == "":
        return ""
    if name == "data_of":
        return kept if isinstance(kept, int) and not isinstance(kept, bool) else None
    return kept if isinstance(kept, str) else None
