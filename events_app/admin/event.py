"""Correcting the log of events."""

import datetime as dt
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from campaigntracker import gametime
from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.trails import Trail
from campaigntracker.campaigns.models import Campaign, Member
from events_app.admin.filters import TypeFilter, VoidedFilter
from events_app.admin.forms import EventForm, MoveForm
from events_app.domain.bulk import move_events, restore_events, show_events_to, void_events
from events_app.domain.correcting import correct_event
from events_app.domain.errors import BadItemError
from events_app.domain.recording import record_events
from events_app.domain.reverting import revert_event
from events_app.models import Event, Visibility


@admin.register(Event, site=site)
class EventAdmin(ScopedAdmin[Event]):
    form = EventForm
    refusals = (RuleError, BadItemError)
    actions = ("void", "restore", "show_to_party", "hide_from_party", "move")
    list_display = (
        "short_name", "type_name", "session_number", "game_moment", "real_time", "actor", "target", "amount",
        "visibility", "is_live", "campaign",
    )  # fmt: skip
    list_filter = (
        ("campaign", ScopedRelatedFilter), ("session", ScopedRelatedFilter), "category", TypeFilter, "visibility",
        VoidedFilter,
    )  # fmt: skip
    list_select_related = ("campaign", "session")
    search_fields = ("name", "description", "actor", "target", "location", "type")
    date_hierarchy = "real_time"
    ordering = ("-real_time", "-id")
    show_full_result_count = False
    readonly_fields = ("seq", "source", "author", "voided_at", "created_at", "updated_at")
    fieldsets = (
        (None, {"fields": ("campaign", "session", "type", "category", "visibility", "name", "description")}),
        (_("When"), {"fields": ("real_time", "game_time")}),
        (_("Who and what"), {"fields": ("actor", "target", "location", "amount", "data")}),
        (_("Record"), {"fields": ("seq", "source", "author", "voided_at", "created_at", "updated_at")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_fieldsets(request, obj) if obj is not None else self.fieldsets[:-1]

    @admin.display(description=_("Event"), ordering="name")
    def short_name(self, event: Event) -> str:
        return Truncator(event).chars(70)

    @admin.display(description=_("Session"), ordering="session__number")
    def session_number(self, event: Event) -> int | None:
        return event.session.number if event.session else None

    @admin.display(description=_("Type"), ordering="type")
    def type_name(self, event: Event) -> str:
        return event.type_label

    @admin.display(description=_("Game time"), ordering="game_time")
    def game_moment(self, event: Event) -> str:
        return gametime.format(event.game_time, event.campaign.definition)

    @admin.display(description=_("Counts"), boolean=True, ordering="voided_at")
    def is_live(self, event: Event) -> bool:
        return not event.is_voided

    @admin.action(description=_("Void the selected events"))
    def void(self, request: HttpRequest, events: QuerySet[Event]) -> None:
        self._tell(request, void_events(events, now=timezone.now()))

    @admin.action(description=_("Restore the selected events"))
    def restore(self, request: HttpRequest, events: QuerySet[Event]) -> None:
        self._tell(request, restore_events(events, now=timezone.now()))

    @admin.action(description=_("Show the selected events to the party"))
    def show_to_party(self, request: HttpRequest, events: QuerySet[Event]) -> None:
        self._tell(request, show_events_to(Visibility.PARTY, events, now=timezone.now()))

    @admin.action(description=_("Hide the selected events from the party"))
    def hide_from_party(self, request: HttpRequest, events: QuerySet[Event]) -> None:
        self._tell(request, show_events_to(Visibility.GM, events, now=timezone.now()))

    @admin.action(description=_("Move the selected events to another session…"))
    def move(self, request: HttpRequest, events: QuerySet[Event]) -> HttpResponse | None:
        """Asked where to on a page of its own, then done."""
        campaigns = Campaign.objects.filter(pk__in=events.order_by().values("campaign"))
        if len(campaigns) != 1:
            self.message_user(request, _("Choose events of one campaign."), messages.ERROR)
            return None
        form = MoveForm(campaigns[0], request.POST if "confirmed" in request.POST else None)
        if form.is_valid():
            self._tell(request, move_events(events, session=form.session_chosen, now=timezone.now()))
            return None
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("Where do they belong?"),
            "form": form,
            "events": events,
            "action_field": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/move_events.html", context)

    def add_row(self, request: HttpRequest, form: EventForm, formsets: list[Any], now: dt.datetime) -> Event:
        campaign = form.cleaned_data["campaign"]
        by = _seat_of(request, campaign)
        return record_events(campaign, [form.item()], session=form.cleaned_data["session"], by=by, now=now)[0].event

    def change_row(
        self, request: HttpRequest, row: Event, form: EventForm, formsets: list[Any], now: dt.datetime
    ) -> Event:
        return correct_event(row, form.item(), session=form.cleaned_data["session"], now=now)

    def revert_row(self, request: HttpRequest, row: Event, trail: Trail, version: Any, now: dt.datetime) -> None:
        revert_event(row, version, now=now)

    def _tell(self, request: HttpRequest, changed: int) -> None:
        self.message_user(request, _("Events changed: %(count)s.") % {"count": changed}, messages.SUCCESS)


def _seat_of(request: HttpRequest, campaign: Campaign) -> Member | None:
    """Who logs it; a superuser may have no seat there."""
    return Member.objects.seat_of(request.user, slug=campaign.slug).first()  # type: ignore[arg-type]
