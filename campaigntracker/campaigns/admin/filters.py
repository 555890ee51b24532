"""List filters that offer what lies in the reader's campaigns, and nothing else."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from campaigntracker.campaigns.admin.scope import scope_of


class ScopedRelatedFilter(admin.RelatedFieldListFilter):
    """The rows a relation may point to, of the reader's campaigns; once a campaign is chosen, of that one."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        model: type[Model] = field.remote_field.model
        rows = scope_of(request).narrow(model._default_manager.order_by(*self._ordering(field, request, model_admin)))
        chosen = request.GET.get("campaign__id__exact")
        if not hasattr(model, "campaign") or scope_of(request).is_one_campaign:
            return [(row.pk, str(row)) for row in rows]
        if chosen:
            return [(row.pk, str(row)) for row in rows if str(row.campaign_id) == chosen]
        # Sessions of several campaigns would only be mistaken for one another: first a campaign, then its sessions.
        return []

    def has_output(self) -> bool:
        return bool(self.lookup_choices)

    def _ordering(self, field: Any, request: HttpRequest, model_admin: Any) -> tuple[str, ...]:
        return tuple(self.field_admin_ordering(field, request, model_admin)) or ("pk",)
