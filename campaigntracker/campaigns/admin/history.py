"""The history pages of a row: what the database kept of it, and the way back."""

import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.domain.trails import Trail, changes, edits
from campaigntracker.campaigns.domain.values import Names
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin as Base
else:
    Base = object


class HistoryPages(Base):
    """Mixed into a ModelAdmin whose model is tracked. `revert_row` hands an earlier version to the domain."""

    refusals: tuple[type[Exception], ...]
    # What coming back to a version leaves alone, said on the page that asks.
    revert_note: Any = ""

    def trails(self, row: Any) -> list[Trail]:
        return [Trail("row", self.model, row.history.all())]

    def revert_row(self, request: HttpRequest, row: Any, trail: Trail, version: Any, now: dt.datetime) -> None:
        raise PermissionDenied

    def get_urls(self) -> list[URLPattern]:
        revert = path(
            "<path:object_id>/history/<uuid:version_id>/revert/",
            self.admin_site.admin_view(self.revert_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_revert",
        )
        return [revert, *super().get_urls()]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        row = self._row(request, object_id)
        page, found = changes(self.trails(row), request.GET.get("p"), _definition(row))
        context = self._context(request, row) | {
            "title": _("History of %(row)s") % {"row": row},
            "module_name": str(self.opts.verbose_name_plural).capitalize(),
            "page": page,
            "page_range": page.paginator.get_elided_page_range(page.number),
            "changes": found,
            "can_revert": self.has_change_permission(request, row),
            "revert_url_name": f"admin:{self.opts.app_label}_{self.opts.model_name}_revert",
        }
        return TemplateResponse(request, "admin/kept_versions.html", context | (extra_context or {}))

    def revert_view(self, request: HttpRequest, object_id: str, version_id: UUID) -> HttpResponse:
        """GET asks, POST does; what stands in the way is said on the same page."""
        with transaction.atomic():
            row = self._row(request, object_id)
            if not self.has_change_permission(request, row):
                raise PermissionDenied
            trail, version = self._version(row, version_id)
            refusal = self._try_revert(request, row, trail, version) if request.method == "POST" else None
        if request.method == "POST" and refusal is None:
            messages.success(request, _("The earlier version is back."))
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", object_id)
        current = trail.model._default_manager.filter(pk=version.pgh_obj_id).first()
        names = Names.of([version, *([current] if current else [])])
        context = self._context(request, row) | {
            "title": _("Back to an earlier version?"),
            "version": version,
            "about": names.name_of(version, trail.about) if trail.about else "",
            "is_gone": current is None,
            "edits": list(edits(version, current, names, _definition(row))),
            "note": self.revert_note,
            "refusal": refusal,
        }
        return TemplateResponse(request, "admin/revert.html", context)

    def _try_revert(self, request: HttpRequest, row: Any, trail: Trail, version: Any) -> Exception | None:
        try:
            with transaction.atomic():
                self.revert_row(request, row, trail, version, timezone.now())
        except self.refusals as refusal:
            return refusal
        return None

    def _row(self, request: HttpRequest, object_id: str) -> Any:
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_view_permission(request, row):
            raise Http404
        return row

    def _version(self, row: Any, version_id: UUID) -> tuple[Trail, Any]:
        for trail in self.trails(row):
            version = trail.versions.filter(pgh_id=version_id).first()
            if version is not None:
                return trail, version
        raise Http404

    def _context(self, request: HttpRequest, row: models.Model) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": row,
            "history_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", args=[row.pk]),
        }


def _definition(row: Any) -> CalendarDefinition:
    campaign = row if isinstance(row, Campaign) else getattr(row, "campaign", None)
    return campaign.definition if campaign else gametime.DAY_COUNT
