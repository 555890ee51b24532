"""The roster inside a session's form."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.scope import scope_of
from campaigntracker.campaigns.admin.scoped import Scoped
from campaigntracker.campaigns.models import Campaign, Character, Member
from sessions_app.domain.drafts import ENTRY_COLUMNS, RosterEntry, entry_of
from sessions_app.models import SessionPlayer


class RosterForm(forms.ModelForm):
    # Not named after the relation, whose rows `set_roster` writes.
    brought = forms.ModelMultipleChoiceField(
        Character.objects.none(), required=False, label=_("Characters"), widget=forms.SelectMultiple(attrs={"size": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = None if self.instance._state.adding else entry_of(self.instance)
        for field in self.fields.values():
            # The heading of a column names no field to a screen reader.
            widget: Any = getattr(field.widget, "widget", field.widget)
            widget.attrs["aria-label"] = field.label
        if self.stored:
            self.initial["brought"] = list(self.stored.character_ids)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("attended") and said.get("excused"):
            self.add_error("excused", _("Who came needs no excuse: take one of the two ticks away."))
        return said

    def entry(self) -> RosterEntry:
        """The row as plain data; characters that were not touched keep their order."""
        ids = tuple(character.pk for character in self.cleaned_data["brought"])
        if self.stored and set(ids) == set(self.stored.character_ids):
            ids = self.stored.character_ids
        values = {name: self.cleaned_data[name] for name in ENTRY_COLUMNS}
        return RosterEntry(member_id=self.cleaned_data["member"].pk, character_ids=ids, **values)


class RosterFormSet(forms.BaseInlineFormSet):
    """Says what the roster is to be; `set_roster` writes it. Pickers are filled once, not once a row."""

    request: HttpRequest
    campaign: Campaign | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pickers = {
            "member": self._within(Member.objects.in_order()),
            "brought": self._within(Character.objects.in_order()),
        }
        self.choices = {name: [(row.pk, self._label(row)) for row in rows] for name, rows in self.pickers.items()}

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        # A row that somebody else has taken off the roster since is no error here: the session's form shows both.
        form.fields["id"] = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=form.fields["id"].initial)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Take off the roster")
        for name, rows in self.pickers.items():
            field = form.fields.get(name)
            if field is not None:
                field.queryset = rows  # type: ignore[attr-defined]
                empty = [("", "---------")] if name == "member" else []
                field.choices = [*empty, *self.choices[name]]  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        members = [form.cleaned_data["member"] for form in self._kept()]
        if len({member.pk for member in members}) != len(members):
            raise ValidationError(_("Somebody is on the roster twice."), code="twice")
        if any(member.campaign_id != self.instance.campaign_id for member in members):
            raise ValidationError(_("Choose players of the session's campaign."), code="campaign")

    def entries(self) -> tuple[RosterEntry, ...]:
        return tuple(form.entry() for form in self._kept())

    def _kept(self) -> list[Any]:
        return [form for form in self.forms if form.cleaned_data.get("member") and not form.cleaned_data.get("DELETE")]

    def _within(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        if self.campaign is not None:
            return rows.filter(campaign=self.campaign)
        rows = scope_of(self.request).narrow(rows)
        return rows if scope_of(self.request).is_one_campaign else rows.select_related("campaign")

    def _label(self, row: Any) -> str:
        one = self.campaign is not None or scope_of(self.request).is_one_campaign
        return str(row) if one else f"{row} ({row.campaign})"


class RosterInline(Scoped, admin.TabularInline):
    model = SessionPlayer
    form = RosterForm
    formset = RosterFormSet
    fields = ("member", "brought", "rsvp", "attended", "arrived_late", "left_early", "excused", "is_guest", "note")
    ordering = ("position", "id")
    extra = 0
    verbose_name = _("player")
    verbose_name_plural = _("roster")

    def get_queryset(self, request: HttpRequest) -> QuerySet[SessionPlayer]:
        return super().get_queryset(request).select_related("member").prefetch_related("played")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        return type("RosterFormSet", (formset,), {"request": request, "campaign": obj.campaign if obj else None})
