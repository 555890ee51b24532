"""Correcting goals."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.forms import CorrectionForm
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.trails import Trail
from events_app.domain.goals.changing import edit_goal, remove_goal, why_it_stays
from events_app.domain.goals.secrecy import hide_goal, reveal_goal
from sessions_app.domain.goals import GoalConflictError, GoalDraft, create_goal, set_state
from sessions_app.domain.goals.drafts import DRAFT_COLUMNS
from sessions_app.models import Goal, GoalVisibility


@admin.register(Goal, site=site)
class GoalAdmin(ScopedAdmin[Goal]):
    refusals = (RuleError, GoalConflictError)
    list_display = ("title", "state", "visibility", "target", "parent", "updated_at", "campaign")
    list_filter = ("state", "visibility", ("campaign", ScopedRelatedFilter))
    list_select_related = ("campaign", "parent")
    search_fields = ("title", "description", "gm_notes")
    ordering = ("title", "id")
    fields = ("campaign", "title", "state", "target", "unit", "parent", "visibility", "description", "gm_notes")
    revert_note = _("What the log tells of it, and what sessions made of it, stays as it is.")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One that anything names stays: it can be dropped."""
        if obj is None:
            return True
        return self.has_view_permission(request, obj) and not why_it_stays(obj)

    def delete_model(self, request: HttpRequest, obj: Goal) -> None:
        remove_goal(obj)

    def add_row(self, request: HttpRequest, form: CorrectionForm, formsets: list[Any], now: dt.datetime) -> Goal:
        said = form.cleaned_data
        parent = said["parent"]
        values = {name: said[name] for name in DRAFT_COLUMNS if name != "parent_id"}
        draft = GoalDraft(**values, parent_id=parent.pk if parent else None)
        goal = create_goal(said["campaign"], draft, visibility=said["visibility"], now=now)
        return set_state(goal, said["state"], now=now)

    def change_row(
        self, request: HttpRequest, row: Goal, form: CorrectionForm, formsets: list[Any], now: dt.datetime
    ) -> Goal:
        parent = form.cleaned_data["parent"]
        values = {name: form.kept(name) for name in DRAFT_COLUMNS if name != "parent_id"}
        draft = GoalDraft(**values, parent_id=parent.pk if parent else None)
        return _correct(row, draft, state=form.kept("state"), visibility=form.kept("visibility"), now=now)

    def revert_row(self, request: HttpRequest, row: Goal, trail: Trail, version: Any, now: dt.datetime) -> None:
        draft = GoalDraft(**{name: getattr(version, name) for name in DRAFT_COLUMNS})
        _correct(row, draft, state=version.state, visibility=version.visibility, now=now)


def _correct(goal: Goal, draft: GoalDraft, *, state: str, visibility: str, now: dt.datetime) -> Goal:
    goal = set_state(edit_goal(goal, draft, now=now), state, now=now)
    if visibility == GoalVisibility.GM:
        return hide_goal(goal, now=now)
    return reveal_goal(goal, with_progress=False, now=now)
