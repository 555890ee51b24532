"""Looking at what was sent, and at how a campaign reminds. Both are decided on the settings page."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from sessions_app.domain.notices.address import masked
from sessions_app.models import Notice, NoticeSettings


class ReadOnlyAdmin(ScopedAdmin[Any]):
    view_on_site = False  # type: ignore[assignment]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def content_of(self, row: Any) -> list[Any]:
        return []

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        raise Http404

    def revert_view(self, request: HttpRequest, object_id: str, version_id: Any) -> HttpResponse:
        raise Http404


@admin.register(Notice, site=site)
class NoticeAdmin(ReadOnlyAdmin):
    list_display = ("kind", "channel", "session", "member", "state", "attempts", "sent_at", "campaign")
    list_filter = ("state", "kind", "channel", ("campaign", ScopedRelatedFilter))
    list_select_related = ("session", "member", "campaign")
    search_fields = ("session__title", "member__display_name")
    ordering = ("-id",)
    fields = (
        *("campaign", "session", "member", "kind", "channel", "state", "problem"),
        *("attempts", "next_attempt_at", "sent_at", "created_at"),
    )


@admin.register(NoticeSettings, site=site)
class NoticeSettingsAdmin(ReadOnlyAdmin):
    list_display = ("campaign", "by_mail", "hours_ahead", "webhook")
    list_filter = (("campaign", ScopedRelatedFilter),)
    list_select_related = ("campaign",)
    search_fields = ("campaign__name",)
    ordering = ("campaign__name", "id")
    fields = ("campaign", "by_mail", "hours_ahead", "webhook")

    @admin.display(description=_("Discord webhook"))
    def webhook(self, row: NoticeSettings) -> str:
        return masked(row.webhook_url) if row.webhook_url else "–"
