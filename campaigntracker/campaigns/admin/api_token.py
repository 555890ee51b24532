"""Looking at tokens, and revoking them. They are made on the settings page, where their secret is shown once."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.api_tokens import revoke_token
from campaigntracker.campaigns.models import ApiToken


@admin.register(ApiToken, site=site)
class ApiTokenAdmin(ScopedAdmin[ApiToken]):
    list_display = ("name", "prefix", "can_write", "reads", "campaign", "created_at", "last_used_at", "revoked_at")
    list_filter = ("can_write", "reads", ("campaign", ScopedRelatedFilter))
    list_select_related = ("campaign",)
    search_fields = ("name", "prefix")
    ordering = ("-created_at", "id")
    fields = (
        *("campaign", "name", "prefix", "can_write", "reads"),
        *("created_at", "created_by", "last_used_at", "revoked_at"),
    )
    actions = ("revoke",)
    view_on_site = False  # type: ignore[assignment]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def content_of(self, row: ApiToken) -> list[Any]:
        return []

    @admin.action(description=_("Revoke the selected tokens"))
    def revoke(self, request: HttpRequest, tokens: QuerySet[ApiToken]) -> None:
        now = timezone.now()
        working = list(tokens.working())  # type: ignore[attr-defined]
        for token in working:
            revoke_token(token, now=now)
        self.message_user(request, _("Revoked: %(count)s.") % {"count": len(working)}, messages.SUCCESS)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """No versions are kept of a token: its dates tell all there is."""
        raise Http404

    def revert_view(self, request: HttpRequest, object_id: str, version_id: Any) -> HttpResponse:
        raise Http404
