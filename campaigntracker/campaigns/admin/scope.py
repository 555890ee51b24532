"""Which campaigns a request may touch in the admin: a GM's own, a superuser's all."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from campaigntracker.campaigns.models import Campaign


@dataclass(frozen=True, slots=True)
class Scope:
    """`campaign_ids` None stands for every campaign."""

    campaign_ids: frozenset[UUID] | None

    @property
    def is_empty(self) -> bool:
        return self.campaign_ids is not None and not self.campaign_ids

    @property
    def is_one_campaign(self) -> bool:
        return self.campaign_ids is not None and len(self.campaign_ids) == 1

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the rows of these campaigns; a model that belongs to no campaign keeps none but for a superuser."""
        if self.campaign_ids is None:
            return rows
        if rows.model is Campaign:
            return rows.filter(pk__in=self.campaign_ids)
        if any(field.name == "campaign" for field in rows.model._meta.get_fields()):
            return rows.filter(campaign_id__in=self.campaign_ids)
        return rows.none()

    def holds(self, row: Model) -> bool:
        if self.campaign_ids is None:
            return True
        return (row.pk if isinstance(row, Campaign) else getattr(row, "campaign_id", None)) in self.campaign_ids


def scope_of(request: HttpRequest) -> Scope:
    """Look it up once a request: what somebody may touch follows their seats at once."""
    scope: Scope | None = getattr(request, "_admin_scope", None)
    if scope is None:
        scope = request._admin_scope = _look_up(request)  # type: ignore[attr-defined]
    return scope


def _look_up(request: HttpRequest) -> Scope:
    user = request.user
    if not user.is_authenticated or not user.is_active:
        return Scope(frozenset())
    if user.is_superuser:
        return Scope(None)
    return Scope(frozenset(Campaign.objects.run_by(user).values_list("pk", flat=True)))
