"""Correcting the pages of the codex."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.forms import CorrectionForm
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.trails import Trail
from events_app.domain.codex.changing import EntryDraft, create_entry, edit_entry
from events_app.domain.codex.names import restore_name
from events_app.models import CodexEntry, CodexName


@admin.register(CodexEntry, site=site)
class CodexEntryAdmin(ScopedAdmin[CodexEntry]):
    list_display = ("name", "kind", "revealed", "updated_at", "campaign")
    list_filter = ("kind", "revealed", ("campaign", ScopedRelatedFilter))
    list_select_related = ("campaign",)
    search_fields = ("names__name", "description", "gm_notes")
    ordering = ("name", "id")
    fields = ("campaign", "kind", "name", "description", "gm_notes", "revealed")
    revert_note = _("Names that it got or gave away since stay as they are; each has a version of its own.")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """The log that gave birth to it says what it is."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "kind") if obj is not None else fields

    def trails(self, row: CodexEntry) -> list[Trail]:
        names = CodexName.pgh_event_model.objects.filter(entry_id=row.pk)  # type: ignore[attr-defined]
        return [*super().trails(row), Trail("name", CodexName, names, about="")]

    def add_row(self, request: HttpRequest, form: CorrectionForm, formsets: list[Any], now: dt.datetime) -> CodexEntry:
        cleaned = form.cleaned_data
        return create_entry(cleaned["campaign"], kind=cleaned["kind"], draft=_draft(cleaned), now=now)

    def change_row(
        self, request: HttpRequest, row: CodexEntry, form: CorrectionForm, formsets: list[Any], now: dt.datetime
    ) -> CodexEntry:
        return edit_entry(row, _draft({name: form.kept(name) for name in EDITED}), now=now)

    def revert_row(self, request: HttpRequest, row: CodexEntry, trail: Trail, version: Any, now: dt.datetime) -> None:
        if trail.name == "name":
            restore_name(row, name=version.name, revealed=version.revealed, now=now)
        else:
            edit_entry(row, _draft({name: getattr(version, name) for name in EDITED}), now=now)


EDITED = ("name", "description", "gm_notes", "revealed")


def _draft(said: dict[str, Any]) -> EntryDraft:
    return EntryDraft(**{name: said[name] for name in EDITED}, tell_name=bool(said["revealed"]))
