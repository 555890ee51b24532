"""What every table's admin has in common: its rows are those of the reader's campaigns, and only the domain writes."""

import datetime as dt
import hashlib
from typing import Any, Generic, TypeVar

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.fields import JsonField, LinesField, TextsField
from campaigntracker.campaigns.admin.forms import CorrectionForm
from campaigntracker.campaigns.admin.history import HistoryPages
from campaigntracker.campaigns.admin.scope import scope_of
from campaigntracker.campaigns.admin.widgets import NamedDateTime
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from campaigntracker.web.timezones import show_times_in

Row = TypeVar("Row", bound=models.Model)


class Scoped:
    """Rows and pickers within the reader's campaigns; shared with inlines."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return scope_of(request).narrow(super().get_queryset(request))  # type: ignore[misc]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return not scope_of(request).is_empty

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        scope = scope_of(request)
        return not scope.is_empty and (obj is None or scope.holds(obj))

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_view_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        related = db_field.remote_field.model._default_manager.all()
        kwargs["queryset"] = scope_of(request).narrow(kwargs.get("queryset", related))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField | None:
        related = db_field.remote_field.model._default_manager.all()
        kwargs["queryset"] = scope_of(request).narrow(kwargs.get("queryset", related))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]


class ScopedAdmin(Scoped, HistoryPages, admin.ModelAdmin, Generic[Row]):
    """`add_row` and `change_row` hand a valid form to the domain; what it refuses becomes an error of the form."""

    form: type[CorrectionForm] = CorrectionForm
    refusals: tuple[type[Exception], ...] = (RuleError,)
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    formfield_overrides = {
        ArrayField: {"form_class": LinesField, "widget": AdminTextareaWidget(attrs={"rows": 4})},
        models.TextField: {"form_class": TextsField, "widget": AdminTextareaWidget},
        models.JSONField: {"form_class": JsonField},
        models.DateTimeField: {"form_class": forms.SplitDateTimeField, "widget": NamedDateTime},
    }

    def add_row(self, request: HttpRequest, form: Any, formsets: list[Any], now: dt.datetime) -> Row:
        raise PermissionDenied

    def change_row(self, request: HttpRequest, row: Row, form: Any, formsets: list[Any], now: dt.datetime) -> Row:
        raise PermissionDenied

    def mark_of(self, row: Row) -> str:
        """A mark that the row bears until somebody corrects it."""
        return hashlib.sha256(repr(self.content_of(row)).encode()).hexdigest()[:32]

    def content_of(self, row: Row) -> list[Any]:
        """What a correction may change, as the database holds it."""
        tracked = self.model._meta.get_field("history").related_model
        names = [field.attname for field in tracked._meta.concrete_fields if not field.name.startswith("pgh_")]
        return list(self.model._default_manager.filter(pk=row.pk).values_list(*names))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Moments of game time are typed as people say them."""
        if db_field.name in self.form.game_times:
            return forms.CharField(
                label=str(db_field.verbose_name).capitalize(),
                required=False,
                widget=AdminTextInputWidget,
                help_text=_("In the campaign's calendar, or in seconds since it began: “second 1296000”."),
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"request": request, "model_admin": self})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """A row never changes its campaign."""
        fields = tuple(super().get_readonly_fields(request, obj))
        return (*fields, "campaign") if obj is not None and hasattr(obj, "campaign_id") else fields

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Somebody with one campaign need not choose it."""
        initial = super().get_changeform_initial_data(request)
        if scope_of(request).is_one_campaign:
            initial.setdefault("campaign", str(next(iter(scope_of(request).campaign_ids or ()))))
        return initial

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Row | None:
        """For a change, lock the campaign first, as the domain does, and read the row as it then stands."""
        row = super().get_object(request, object_id, from_field)
        if row is not None:
            campaign = row if isinstance(row, Campaign) else row.campaign
            show_times_in(campaign.time_zone, request.user)
            if request.method == "POST" and connection.in_atomic_block:
                Campaign.objects.select_for_update().get(pk=campaign.pk)
                row = super().get_object(request, object_id, from_field)
        return row

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """A value in the address that no column could hold is a wrong address like any other."""
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters from error

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        scope = scope_of(request)
        campaign = Campaign.objects.get(pk__in=scope.campaign_ids or ()) if scope.is_one_campaign else None
        show_times_in(campaign.time_zone if campaign else "UTC", request.user)
        return super().changelist_view(request, extra_context)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What the domain refuses is undone, and the same form is shown again with the reason."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except self.refusals as refusal:
            request.admin_refusal = refusal  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing yet: `save_related` knows the inlines too."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        now = timezone.now()
        if change:
            # The form has written into its own copy; the domain is to see the row as it is stored.
            row = self.model._default_manager.get(pk=form.instance.pk)
            self.change_row(request, row, form, list(formsets), now)
        else:
            form.instance.pk = self.add_row(request, form, list(formsets), now).pk

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        raise PermissionDenied

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """No deleting in bulk: it would go past the domain."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def view_on_site(self, obj: Any) -> str:
        return obj.get_absolute_url()

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return []

    # The database itself keeps every earlier version; a second log could only contradict it.
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None: ...  # type: ignore[override]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None: ...  # type: ignore[override]

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None: ...  # type: ignore[override]

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        raise Http404
