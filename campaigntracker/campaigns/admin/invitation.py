"""Looking at invitations, and taking them back. They are made on the members page, where their links are handed out."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.invitations import revoke_invitation
from campaigntracker.campaigns.models import Invitation


@admin.register(Invitation, site=site)
class InvitationAdmin(ScopedAdmin[Invitation]):
    list_display = ("__str__", "role", "campaign", "created_at", "expires_at", "claimed_at", "revoked_at")
    list_filter = ("role", ("campaign", ScopedRelatedFilter))
    list_select_related = ("member", "campaign")
    search_fields = ("member__display_name",)
    ordering = ("-created_at", "id")
    fields = ("campaign", "member", "role", "created_at", "expires_at", "claimed_at", "revoked_at")
    actions = ("revoke",)
    view_on_site = False  # type: ignore[assignment]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def content_of(self, row: Invitation) -> list[Any]:
        return []

    @admin.action(description=_("Take back the selected invitations"))
    def revoke(self, request: HttpRequest, invitations: QuerySet[Invitation]) -> None:
        now = timezone.now()
        still_open = list(invitations.open(now))  # type: ignore[attr-defined]
        for invitation in still_open:
            revoke_invitation(invitation, now=now)
        self.message_user(request, _("Taken back: %(count)s.") % {"count": len(still_open)}, messages.SUCCESS)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """No versions are kept of an invitation: its dates tell all there is."""
        raise Http404

    def revert_view(self, request: HttpRequest, object_id: str, version_id: Any) -> HttpResponse:
        raise Http404
