"""Writing in the codex, and finding a page of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.web.formfields import TextField
from events_app.domain.codex.changing import EntryDraft
from events_app.models import CodexEntry, Kind
from events_app.models.codex_entry import LONGEST_NAME

ORDERS = [("name", _("By name")), ("seen", _("Last seen first"))]
# What the tabs are called.
KIND_LABELS = {"npc": _("People"), "location": _("Places"), "item": _("Items"), "quest": _("Quests")}


class CodexFilterForm(forms.Form):
    """What the list is narrowed to; nonsense in the address asks for nothing."""

    q = forms.CharField(
        label=_("Find by name"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = forms.ChoiceField(required=False, choices=Kind.choices, widget=forms.HiddenInput)
    order = forms.ChoiceField(required=False, choices=ORDERS, widget=forms.HiddenInput)
    hidden = forms.BooleanField(required=False, widget=forms.HiddenInput)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        said = self.cleaned_data
        return {
            "kind": said.get("kind", ""),
            "text": said.get("q", ""),
            "by_last_seen": said.get("order") == "seen",
            "only_hidden": bool(said.get("hidden")),
            "after": said.get("after"),
        }


class EntryForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME, strip=True)
    description = TextField(
        label=_("Description"),
        required=False,
        help_text=_("Players read it once you reveal the page. Markdown works."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    gm_notes = TextField(
        label=_("GM notes"), required=False, help_text=_("For GMs alone."), widget=forms.Textarea(attrs={"rows": 4})
    )


class NewEntryForm(EntryForm):
    kind = forms.ChoiceField(label=_("What it is"), choices=Kind.choices)
    revealed = forms.BooleanField(
        label=_("Players may see it now"),
        required=False,
        help_text=_(
            "Otherwise an event of the party that names it shows them the page, and the description stays yours."
        ),
    )

    field_order = ("kind", "name", "description", "gm_notes", "revealed")

    def draft(self) -> EntryDraft:
        said = {name: value for name, value in self.cleaned_data.items() if name != "kind"}
        return EntryDraft(**said)


class EditEntryForm(EntryForm):
    """The page as it stands. `tell_name` is only asked of a new name."""

    tell_name = forms.BooleanField(
        label=_("If the name is new: players may know it"),
        required=False,
        help_text=_("The old name stays as an alias. Players who may not know the new one go on reading the old one."),
    )

    revealed = forms.BooleanField(
        label=_("Reveal it: players may read the description"),
        required=False,
        help_text=_("Now they do not, even where the log has told them the name."),
    )

    field_order = ("name", "tell_name", "description", "revealed", "gm_notes")

    def __init__(self, entry: CodexEntry, data: Any = None, *, is_known: bool) -> None:
        self.entry = entry
        initial = {
            "name": entry.name,
            "description": entry.description,
            "gm_notes": entry.gm_notes,
            "tell_name": is_known,
        }
        super().__init__(data, initial=initial)
        if entry.revealed:
            del self.fields["revealed"]

    def draft(self) -> EntryDraft:
        """What is revealed is hidden again on its page, not here."""
        return EntryDraft(**self.cleaned_data | {"revealed": self.cleaned_data.get("revealed") or None})

    def differing(self) -> list[tuple[str, str]]:
        """(label, saved text) for each field whose typed version differs from the saved one."""
        said = (name for name in self.changed_data if name not in ("tell_name", "revealed"))
        return [(str(self[name].label), str(getattr(self.entry, name))) for name in said]


class AliasForm(forms.Form):
    name = forms.CharField(label=_("Another name"), max_length=LONGEST_NAME)
    revealed = forms.BooleanField(label=_("Players may know it"), required=False)


class MergeForm(forms.Form):
    """Which other page this one becomes a part of."""

    other = forms.ModelChoiceField(
        label=_("Merge it into"), queryset=CodexEntry.objects.none(), empty_label=_("Choose a page")
    )

    tell = forms.BooleanField(label=_("Players may know that they are the same"), required=False)

    def __init__(self, entry: CodexEntry, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        others = CodexEntry.objects.of(entry.campaign).others_like(entry)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]
