"""Correcting who sits at a table."""

import datetime as dt
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.forms import CorrectionForm
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.members import add_member, change_member, release_seat
from campaigntracker.campaigns.domain.trails import Trail
from campaigntracker.campaigns.models import Member


@admin.register(Member, site=site)
class MemberAdmin(ScopedAdmin[Member]):
    list_display = ("display_name", "role", "user", "campaign", "created_at")
    list_filter = ("role", ("campaign", ScopedRelatedFilter))
    list_select_related = ("user", "campaign")
    search_fields = ("display_name",)
    ordering = ("display_name", "id")
    fields = ("campaign", "display_name", "role", "user", "created_at")
    # An account takes its seat through an invitation, never by somebody else's hand.
    readonly_fields = ("user", "created_at")
    actions = ("release",)
    view_on_site = False  # type: ignore[assignment]
    revert_note = _("Which account sits here stays as it is.")

    @admin.action(description=_("Part the account from the selected seats"))
    def release(self, request: HttpRequest, members: QuerySet[Member]) -> None:
        released = 0
        for member in members.exclude(user=None):
            try:
                release_seat(member)
            except RuleError as error:
                self.message_user(request, f"{member}: {error.message}", messages.ERROR)
            else:
                released += 1
        if released:
            self.message_user(request, _("Seats freed: %(count)s.") % {"count": released}, messages.SUCCESS)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_fields(request, obj) if obj else ("campaign", "display_name", "role")

    def add_row(self, request: HttpRequest, form: CorrectionForm, formsets: list[Any], now: dt.datetime) -> Member:
        cleaned = form.cleaned_data
        return add_member(cleaned["campaign"], display_name=cleaned["display_name"], role=cleaned["role"], now=now)

    def change_row(
        self, request: HttpRequest, row: Member, form: CorrectionForm, formsets: list[Any], now: dt.datetime
    ) -> Member:
        return change_member(row, display_name=form.kept("display_name"), role=form.kept("role"))

    def revert_row(self, request: HttpRequest, row: Member, trail: Trail, version: Any, now: dt.datetime) -> None:
        change_member(row, display_name=version.display_name, role=version.role)
