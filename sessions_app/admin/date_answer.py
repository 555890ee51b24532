"""Who answered what to a proposed date, to look it up: answers are given on the session's page."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from sessions_app.models import DateAnswer, Session


@admin.register(DateAnswer, site=site)
class DateAnswerAdmin(ScopedAdmin[DateAnswer]):
    list_display = ("session", "starts_at", "member", "answer", "answered_at", "campaign")
    list_filter = ("answer", ("campaign", ScopedRelatedFilter))
    list_select_related = ("campaign", "member", "option__session")
    search_fields = ("member__display_name", "option__session__title")
    ordering = ("-option__starts_at", "id")
    fields = ("campaign", "session", "starts_at", "member", "answer", "answered_at")
    readonly_fields = ("session", "starts_at")

    @admin.display(description=_("session"), ordering="option__session__number")
    def session(self, row: DateAnswer) -> Session:
        return row.option.session

    @admin.display(description=_("proposed date"), ordering="option__starts_at")
    def starts_at(self, row: DateAnswer) -> object:
        return row.option.starts_at

    def view_on_site(self, obj: DateAnswer) -> str:
        return obj.option.session.get_absolute_url()

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
