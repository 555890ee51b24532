"""Correcting sessions."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigntracker import gametime
from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.trails import Trail
from campaigntracker.gametime import GameDuration
from campaigntracker.web.templatetags.campaign_tags import play_time
from events_app.domain.deleting import delete_session
from events_app.models import Event
from sessions_app.admin.forms import SessionForm
from sessions_app.admin.roster import RosterInline
from sessions_app.domain.drafts import entry_of
from sessions_app.domain.errors import EditConflictError
from sessions_app.domain.lifecycle import cancel_session, reinstate_session, reopen_session
from sessions_app.domain.planning import edit_session, plan_session
from sessions_app.domain.reverting import revert_roster_row, revert_session
from sessions_app.models import Session, SessionPlayer


@admin.register(Session, site=site)
class SessionAdmin(ScopedAdmin[Session]):
    form = SessionForm
    inlines = (RosterInline,)
    refusals = (RuleError, EditConflictError)
    actions = ("cancel", "reinstate", "reopen")
    list_display = ("__str__", "campaign", "status", "real_start_time", "played_for", "game_span", "gm", "came")
    list_filter = ("status", ("campaign", ScopedRelatedFilter), ("gm", ScopedRelatedFilter))
    list_select_related = ("campaign", "gm")
    search_fields = ("title", "description", "location", "notes", "gm_notes")
    date_hierarchy = "real_start_time"
    ordering = ("-number", "id")
    readonly_fields = ("status", "played_for", "game_elapsed", "stats", "created_at", "updated_at")
    revert_note = _("Its status stays as it is, and so does the rest of its roster.")
    fieldsets = (
        (None, {"fields": ("campaign", "number", "title", "status", "gm", "location", "tags", "description")}),
        (_("Times"), {
            "fields": (
                "real_start_time", "real_end_time", "played_for", "game_start_time", "game_end_time", "game_elapsed",
            ),
        }),
        (_("Play"), {"fields": ("planned_objectives", "actual_objectives", "highlights", "gm_summary", "stats")}),
        (_("Notes"), {"fields": ("notes", "gm_notes")}),
        (_("Record"), {"fields": ("created_at", "updated_at")}),
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Session]:
        came = Count("players", filter=Q(players__attended=True))
        return super().get_queryset(request).select_related(*self.list_select_related).annotate(came=came)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A session that is yet to be has no record."""
        if obj is not None:
            return super().get_fieldsets(request, obj)
        return [
            (title, {"fields": [name for name in options["fields"] if name not in self.readonly_fields]})
            for title, options in self.fieldsets[:-1]
        ]

    @admin.display(description=_("Played for"), ordering="duration_minutes")
    def played_for(self, session: Session) -> str:
        return play_time(session.duration_minutes) or "–"

    @admin.display(description=_("Game time"), ordering="game_start_time")
    def game_span(self, session: Session) -> str:
        start, end, definition = session.game_start_time, session.game_end_time, session.campaign.definition
        if start is None:
            return "–"
        return gametime.format(start, definition) if end is None else gametime.format_span(start, end, definition)

    @admin.display(description=_("Game time elapsed"))
    def game_elapsed(self, session: Session) -> str:
        elapsed = session.game_time_elapsed_seconds
        return "–" if elapsed is None else GameDuration(elapsed).format(session.campaign.definition)

    @admin.display(description=_("Came"), ordering="came")
    def came(self, session: Any) -> int:
        return session.came

    @admin.action(description=_("Cancel the selected planned sessions"))
    def cancel(self, request: HttpRequest, sessions: QuerySet[Session]) -> None:
        self._each(request, sessions, cancel_session)

    @admin.action(description=_("Put the selected cancelled sessions back on the plan"))
    def reinstate(self, request: HttpRequest, sessions: QuerySet[Session]) -> None:
        self._each(request, sessions, reinstate_session)

    @admin.action(description=_("Reopen the selected completed session"))
    def reopen(self, request: HttpRequest, sessions: QuerySet[Session]) -> None:
        self._each(request, sessions, reopen_session)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A session with events stays: it can be cancelled, its events can be moved or voided."""
        if obj is None:
            return True
        return self.has_view_permission(request, obj) and not Event.objects.of_session(obj).exists()

    def delete_model(self, request: HttpRequest, obj: Session) -> None:
        delete_session(obj, now=timezone.now())

    def content_of(self, row: Session) -> list[Any]:
        roster = SessionPlayer.objects.of(row).prefetch_related("played").in_order()
        return [*super().content_of(row), *map(entry_of, roster)]

    def add_row(self, request: HttpRequest, form: SessionForm, formsets: list[Any], now: dt.datetime) -> Session:
        return plan_session(form.cleaned_data["campaign"], form.draft(formsets[0].entries()), now=now)

    def change_row(
        self, request: HttpRequest, row: Session, form: SessionForm, formsets: list[Any], now: dt.datetime
    ) -> Session:
        return edit_session(row, form.draft(formsets[0].entries()), base_version=row.version, now=now)

    def trails(self, row: Session) -> list[Trail]:
        versions: Any = SessionPlayer._meta.get_field("history").related_model
        roster = versions.objects.filter(campaign_id=row.campaign_id, session_id=row.pk)
        return [*super().trails(row), Trail("roster", SessionPlayer, roster, about="member")]

    def revert_row(self, request: HttpRequest, row: Session, trail: Trail, version: Any, now: dt.datetime) -> None:
        (revert_roster_row if trail.name == "roster" else revert_session)(row, version, now=now)

    def _each(self, request: HttpRequest, sessions: QuerySet[Session], verb: Callable[..., Session]) -> None:
        done = 0
        for session in sessions:
            try:
                verb(session, now=timezone.now())
            except RuleError as error:
                self.message_user(request, error.message, messages.ERROR)
            else:
                done += 1
        if done:
            self.message_user(request, _("Sessions changed: %(count)s.") % {"count": done}, messages.SUCCESS)
