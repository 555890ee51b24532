"""Correcting what was prepared."""

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
from sessions_app.domain.prep import add_items, edit_item, remove_item, tick_item, untick_item
from sessions_app.domain.prep_lines import PrepDraft
from sessions_app.models import PrepItem


@admin.register(PrepItem, site=site)
class PrepItemAdmin(ScopedAdmin[PrepItem]):
    list_display = ("text", "kind", "session", "done_at", "campaign")
    list_filter = ("kind", ("campaign", ScopedRelatedFilter))
    list_select_related = ("campaign", "session")
    search_fields = ("text",)
    ordering = ("-session__number", "position", "id")
    fields = ("campaign", "session", "kind", "text", "done_at")
    revert_note = _("Its place on the list stays as it is.")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """What is prepared goes to another session by being carried over."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "session") if obj is not None else fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)

    def delete_model(self, request: HttpRequest, obj: PrepItem) -> None:
        remove_item(obj)

    def add_row(self, request: HttpRequest, form: CorrectionForm, formsets: list[Any], now: dt.datetime) -> PrepItem:
        said = form.cleaned_data
        [item] = add_items(said["session"], [PrepDraft(said["kind"], said["text"])])
        return _set_done(item, said["done_at"])

    def change_row(
        self, request: HttpRequest, row: PrepItem, form: CorrectionForm, formsets: list[Any], now: dt.datetime
    ) -> PrepItem:
        return _set_done(edit_item(row, PrepDraft(form.kept("kind"), form.kept("text"))), form.kept("done_at"))

    def revert_row(self, request: HttpRequest, row: PrepItem, trail: Trail, version: Any, now: dt.datetime) -> None:
        _set_done(edit_item(row, PrepDraft(version.kind, version.text)), version.done_at)


def _set_done(item: PrepItem, done_at: dt.datetime | None) -> PrepItem:
    if item.done_at == done_at:
        return item
    item = untick_item(item)
    return item if done_at is None else tick_item(item, now=done_at)
