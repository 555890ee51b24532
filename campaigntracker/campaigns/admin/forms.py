"""The form behind every correction."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.admin.scope import scope_of
from campaigntracker.campaigns.models import Campaign, CampaignOwned
from campaigntracker.gametime import CalendarDefinition, GameTimeError

if TYPE_CHECKING:
    from campaigntracker.campaigns.admin.scoped import ScopedAdmin


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a row that two people changed: what is stored now, and what was typed."""

    label: str
    theirs: str
    yours: str


class CorrectionForm(forms.ModelForm):
    """Collects what was typed; the ModelAdmin hands it to a domain function, which alone writes.

    `seen` travels with the form as the mark of the row that was shown. When the row bears another mark by the time
    the form comes back, nothing is written and both texts are shown; sending that page once more decides.
    """

    request: HttpRequest
    model_admin: "ScopedAdmin[Any]"
    # Fields that hold a moment of game time, typed and shown in the campaign's calendar.
    game_times: tuple[str, ...] = ()

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differences: list[Difference] = []
        self.is_outdated = False
        self.stored = dict(self.initial)
        if self.is_change:
            self.initial["seen"] = self.model_admin.mark_of(self.instance)
            for name in self.game_times:
                self.initial[name] = _shown(self.stored.get(name), self.definition)
        for field in self.fields.values():
            # What was typed is held against what is stored, not against what the page once showed.
            field.show_hidden_initial = False
        self._limit_pickers()

    @property
    def is_change(self) -> bool:
        return not self.instance._state.adding

    @property
    def campaign(self) -> Campaign | None:
        """The campaign of the row; for a new one, the one chosen so far."""
        if isinstance(self.instance, Campaign):
            return self.instance
        if self.is_change:
            return self.instance.campaign
        return getattr(self, "cleaned_data", {}).get("campaign")

    @property
    def definition(self) -> CalendarDefinition:
        campaign = self.campaign
        return campaign.definition if campaign else gametime.DAY_COUNT

    def kept(self, name: str) -> Any:
        """What to store: what was typed, or to the last microsecond what was there when nothing was."""
        return self.stored[name] if self.is_change and not self._typed(name) else self.cleaned_data[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._read_game_times(cleaned)
        self._refuse_other_campaigns(cleaned)
        if self.is_change:
            self._compare_with_what_was_seen()
        refusal = getattr(self.request, "admin_refusal", None)
        if refusal is not None and not self.errors:
            # The domain's words for people are the fields'; those for documents are spelled gameTime.
            field = re.sub("([A-Z])", r"_\1", getattr(refusal, "field", None) or "").lower()
            self.add_error(field if field in self.fields else None, getattr(refusal, "message", str(refusal)))
        return cleaned

    def validate_unique(self) -> None:
        """The domain's to say, in words of its own and beside the right field."""

    def _post_clean(self) -> None:
        # So are the other rules of the table, which Django would tell by the names of its constraints.
        self.instance.validate_constraints = lambda exclude=None: None
        super()._post_clean()  # type: ignore[misc]

    def _typed(self, name: str) -> bool:
        return name in self.changed_data

    def _limit_pickers(self) -> None:
        """A row's relations lie in its own campaign; before that is chosen, in the reader's campaigns."""
        pickers: list[Any] = [field for field in self.fields.values() if isinstance(field, forms.ModelChoiceField)]
        for field in pickers:
            if not issubclass(field.queryset.model, CampaignOwned):
                continue
            if self.is_change:
                field.queryset = field.queryset.filter(campaign=self.instance.campaign_id)
            elif not scope_of(self.request).is_one_campaign:
                field.queryset = field.queryset.select_related("campaign")
                field.label_from_instance = _with_campaign

    def _read_game_times(self, cleaned: dict[str, Any]) -> None:
        for name in self.game_times:
            text, cleaned[name] = cleaned.get(name), None
            if self.is_change and not self._typed(name):
                cleaned[name] = self.stored.get(name)
            elif text:
                try:
                    campaign = self.campaign
                    cleaned[name] = gametime.parse(text, self.definition, campaign.clock if campaign else None)
                except GameTimeError as error:
                    self.add_error(name, str(error))

    def _refuse_other_campaigns(self, cleaned: dict[str, Any]) -> None:
        """Two campaigns of one GM must not meet in a row either."""
        campaign = self.campaign
        for name, value in list(cleaned.items()):
            rows = value if name in self.fields and isinstance(value, list) else [value]
            if campaign and any(isinstance(row, CampaignOwned) and row.campaign_id != campaign.pk for row in rows):
                self.add_error(name, _("Choose one of the same campaign."))

    def _compare_with_what_was_seen(self) -> None:
        mark = self.model_admin.mark_of(self.instance)
        if self.cleaned_data.get("seen") == mark:
            return
        self.is_outdated = True
        typed: Any = self.data
        self.data = typed.copy()
        self.data[self.add_prefix("seen")] = mark  # type: ignore[index]
        self.differences = [
            Difference(str(self.fields[name].label or name), self._theirs(name), self._yours(name))
            for name in self.changed_data
            if name != "seen"
        ]
        self.add_error(
            None,
            _(
                "Somebody else changed this while you were writing. Below you see what is stored now beside what you "
                "typed; save again to keep yours."
            ),
        )

    def _theirs(self, name: str) -> str:
        return _as_text(self.fields[name], self[name].initial)

    def _yours(self, name: str) -> str:
        return _as_text(self.fields[name], self[name].data)


def _shown(total: int | None, definition: CalendarDefinition) -> str:
    return "" if total is None else gametime.format(total, definition)


def _with_campaign(row: Model) -> str:
    return f"{row} ({row.campaign})"  # type: ignore[attr-defined]


def _as_text(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelChoiceField):
        choices: Any = field.choices
        return next((str(label) for key, label in choices if str(key) == str(value)), "")
    if isinstance(field, forms.BooleanField):
        return _("Yes") if field.to_python(value) else _("No")
    if isinstance(field, forms.SplitDateTimeField):
        return (
            " ".join(str(part) for part in field.widget.decompress(value))
            if not isinstance(value, list)
            else (" ".join(value))
        )
    prepared = field.prepare_value(value)
    return "" if prepared is None else str(prepared)
