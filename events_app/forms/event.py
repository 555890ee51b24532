"""Logging an event, and what correcting one asks as well."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Campaign, Viewer
from campaigntracker.web.formfields import GameTimeField, LocalDateTimeField, TextField
from events_app.amounts import read_amount
from events_app.domain.checking import LONGEST, longest_description
from events_app.domain.errors import BadItemError
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.domain.names import KnownNames, known_names
from events_app.models import TYPES, Category, Visibility
from sessions_app.models import Session

# Fields of a form whose name in a document, and so in an error of the domain, is another.
FIELD_OF = {"gameTime": "game_time", "realTime": "real_time"}
# Types that say something by themselves, types that are nothing without words, and what else makes an event.
COMPLETE = {"combat_start", "combat_end", "rest"}
WORDS_ONLY = {"note", "highlight", "quote", "scene"}
PARTS = ("actor", "target", "location", "amount")


def type_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Types by category, as a select groups them."""
    return [
        (
            str(category.label),
            [(name, str(label)) for name, (belongs_to, label) in TYPES.items() if belongs_to == category],
        )
        for category in Category
    ]


class EventForm(forms.Form):
    """What happened. Only the type must be said; names are offered from what was logged before."""

    type = forms.ChoiceField(label=_("What"), choices=lazy(type_choices, list))
    name = forms.CharField(label=_("Name"), required=False, max_length=LONGEST["name"])
    actor = forms.CharField(label=_("Who"), required=False, max_length=LONGEST["actor"])
    target = forms.CharField(label=_("To whom"), required=False, max_length=LONGEST["target"])
    location = forms.CharField(label=_("Where"), required=False, max_length=LONGEST["location"])
    amount = forms.CharField(
        label=_("How much"),
        required=False,
        max_length=100,
        help_text=_("A number; for “Time advances” a length such as 2h30m, or until when: next morning."),
    )
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=Visibility.choices, initial=Visibility.PARTY)
    real_time = LocalDateTimeField(label=_("When at the table"), required=False)

    field_order = ("type", "name", "actor", "target", "amount", "location", "game_time", "real_time", "description")

    def __init__(
        self,
        campaign: Campaign,
        *,
        count_from: int,
        data: Any = None,
        initial: dict[str, Any] | None = None,
        kept_description: str = "",
    ) -> None:
        """`count_from`: the moment from which steps such as "+10 min" go."""
        super().__init__(data, initial=initial, auto_id="event-%s")
        self.campaign, self.count_from = campaign, count_from
        self.fields["game_time"] = GameTimeField(
            label=_("Game time"),
            required=False,
            definition=campaign.definition,
            now=count_from,
            seconds_per_round=campaign.seconds_per_round,
        )
        self.fields["description"] = TextField(
            label=_("Description"),
            required=False,
            max_length=longest_description(kept_description),
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.order_fields(self.field_order)
        # What a phone shall not put in, and the names to choose from.
        self.fields["amount"].widget.attrs.update({"autocomplete": "off", "autocapitalize": "off"})
        for name, offered in (("actor", "known-people"), ("target", "known-people"), ("location", "known-locations")):
            self.fields[name].widget.attrs.update({"list": offered, "autocomplete": "off", "autocapitalize": "words"})
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_amount(self) -> int | None:
        event_type = self.cleaned_data.get("type", "")
        return read_amount(self.cleaned_data["amount"], event_type, self.campaign, now=self.count_from)

    @property
    def has_folded_errors(self) -> bool:
        """Whether something is wrong with a field that the log form shows only on demand."""
        return bool({"location", "game_time", "real_time", "visibility", "description"} & self.errors.keys())

    def focus(self, *names: str) -> None:
        """Let typing go on in the first of these fields."""
        for name in [name for name in self.fields if name in names][:1]:
            self.fields[name].widget.attrs["autofocus"] = True

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields if name in ITEM_COLUMNS}

    def item(self) -> EventItem:
        return EventItem(**self.values())

    def add_item_error(self, error: BadItemError) -> None:
        """Show what the log refuses beside the field at fault, or above the form."""
        field = FIELD_OF.get(error.field, error.field)
        self.add_error(field if field in self.fields else None, error.message)


class LogForm(EventForm):
    """One event of a session. A session in progress takes both clocks as they stand; afterwards one can say when."""

    def __init__(self, session: Session, names: KnownNames, *, data: Any = None, event_type: str = "note") -> None:
        campaign = session.campaign
        count_from = campaign.clock
        initial: dict[str, Any] = {"type": event_type}
        if not session.is_in_progress:
            count_from = campaign.clock if session.game_end_time is None else session.game_end_time
            initial |= {"game_time": count_from, "real_time": LocalDateTimeField.shown(session.real_end_time)}
        super().__init__(campaign, count_from=count_from, data=data, initial=initial)
        self.names = names
        if session.is_in_progress:
            del self.fields["real_time"]

    def clean(self) -> dict[str, Any] | None:
        """An event that says nothing is a slip of the finger."""
        cleaned = super().clean()
        event_type, said = self.cleaned_data.get("type"), self.cleaned_data
        is_told = said.get("name") or said.get("description")
        if event_type == "time_advanced" and not said.get("amount") and said.get("game_time") is None:
            if not self.errors.keys() & {"amount", "game_time"}:
                self.add_error("amount", _("Say how much time passes, such as “2h30m”."))
            return cleaned
        if event_type in WORDS_ONLY:
            is_empty = not is_told
        else:
            is_empty = event_type not in COMPLETE and not is_told and not any(said.get(part) for part in PARTS)
        if event_type and is_empty and not self.errors.keys() & {"name", "description", *PARTS}:
            self.add_error("name", _("Say what happened."))
        return cleaned


def may_log(session: Session, viewer: Viewer) -> bool:
    """Whether this viewer may, and there is anything to log yet."""
    return viewer.is_gm and (session.is_in_progress or session.is_completed)


def log_form_for(session: Session, viewer: Viewer, *, data: Any = None, event_type: str = "note") -> LogForm | None:
    """The form on a session's page; None for those who may not log, and where there is nothing to log yet."""
    if not may_log(session, viewer):
        return None
    return LogForm(session, known_names(viewer.campaign), data=data, event_type=event_type)
