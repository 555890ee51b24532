"""Correcting chapters."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.forms import CorrectionForm
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.trails import Trail
from sessions_app.domain.chapters import (
    ChapterConflictError,
    ChapterDraft,
    create_chapter,
    edit_chapter,
    remove_chapter,
)
from sessions_app.models import Chapter

# What a draft says, by the columns that keep it.
COLUMNS = {
    "title": "title",
    "first_number": "first",
    "last_number": "last",
    "recap": "recap",
    "gm_notes": "gm_notes",
}


@admin.register(Chapter, site=site)
class ChapterAdmin(ScopedAdmin[Chapter]):
    refusals = (RuleError, ChapterConflictError)
    list_display = ("title", "first_number", "last_number", "updated_at", "campaign")
    list_filter = (("campaign", ScopedRelatedFilter),)
    list_select_related = ("campaign",)
    search_fields = ("title", "recap", "gm_notes")
    ordering = ("campaign", "first_number", "id")
    fields = ("campaign", *COLUMNS)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)

    def delete_model(self, request: HttpRequest, obj: Chapter) -> None:
        remove_chapter(obj)

    def add_row(self, request: HttpRequest, form: CorrectionForm, formsets: list[Any], now: dt.datetime) -> Chapter:
        said = form.cleaned_data
        draft = ChapterDraft(**{name: said[column] for column, name in COLUMNS.items()})
        return create_chapter(said["campaign"], draft, now=now)

    def change_row(
        self, request: HttpRequest, row: Chapter, form: CorrectionForm, formsets: list[Any], now: dt.datetime
    ) -> Chapter:
        draft = ChapterDraft(**{name: form.kept(column) for column, name in COLUMNS.items()})
        return edit_chapter(row, draft, base_version=row.version, now=now)

    def revert_row(self, request: HttpRequest, row: Chapter, trail: Trail, version: Any, now: dt.datetime) -> None:
        draft = ChapterDraft(**{name: getattr(version, column) for column, name in COLUMNS.items()})
        edit_chapter(row, draft, base_version=row.version, now=now)
