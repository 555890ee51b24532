"""Setting goals, and what becomes of them: GMs only."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.rules import show_rule
from campaigntracker.web.versions import version_of
from events_app.domain.goals.changing import edit_goal, remove_goal
from events_app.domain.goals.secrecy import hide_goal, reveal_goal
from sessions_app.domain.goals import GoalConflictError, create_goal, set_state
from sessions_app.forms.goals import GoalForm, NewGoalForm
from sessions_app.models import Goal


def goal_new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    form = NewGoalForm(viewer.campaign, data=request.POST or None, initial={"parent": request.GET.get("parent")})
    if request.method == "POST" and form.is_valid():
        visibility = form.cleaned_data["visibility"]
        try:
            goal = create_goal(viewer.campaign, form.draft(), visibility=visibility, now=timezone.now())
        except RuleError as error:
            show_rule(form, error)
        else:
            messages.success(request, _("“%(goal)s” is set.") % {"goal": goal})
            return redirect(goal)
    return _form(request, viewer, form=form, title=_("A new goal"))


def goal_edit(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer, goal = _enter(request, slug, pk)
    form = GoalForm(viewer.campaign, goal, request.POST or None)
    more: dict[str, Any] = {"base_version": request.POST.get("base_version", goal.version)}
    if request.method == "POST" and form.is_valid():
        try:
            saved = edit_goal(goal, form.draft(), base_version=version_of(request.POST), now=timezone.now())
        except RuleError as error:
            show_rule(form, error)
        except GoalConflictError as conflict:
            # What was typed stays in the form, over what was saved meanwhile.
            form = GoalForm(viewer.campaign, conflict.current, request.POST)
            more = {"base_version": conflict.current.version, "theirs": form.differing()}
        else:
            messages.success(request, _("“%(goal)s” is saved.") % {"goal": saved})
            return redirect(saved)
    return _form(request, viewer, form=form, title=_("Change “%(goal)s”") % {"goal": goal}, goal=goal, **more)


@require_POST
def goal_state(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    goal = _enter(request, slug, pk)[1]
    return _do(request, goal, lambda: set_state(goal, request.POST.get("state", ""), now=timezone.now()))


@require_POST
def goal_hide(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    goal = _enter(request, slug, pk)[1]
    return _do(request, goal, lambda: hide_goal(goal, now=timezone.now()))


@require_POST
def goal_reveal(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    goal = _enter(request, slug, pk)[1]
    with_progress = "progress" in request.POST
    return _do(request, goal, lambda: reveal_goal(goal, with_progress=with_progress, now=timezone.now()))


@require_POST
def goal_remove(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    goal = _enter(request, slug, pk)[1]
    try:
        remove_goal(goal)
    except RuleError as error:
        messages.error(request, error.message)
        return redirect(goal)
    messages.success(request, _("“%(goal)s” is removed.") % {"goal": goal})
    return redirect("goals", slug)


def _enter(request: HttpRequest, slug: str, pk: UUID) -> tuple[Viewer, Goal]:
    viewer = access.enter_as_gm(request, slug)
    goal = get_object_or_404(Goal.objects.visible_to(viewer), pk=pk)
    goal.campaign = viewer.campaign
    return viewer, goal


def _do(request: HttpRequest, goal: Goal, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except RuleError as error:
        messages.error(request, error.message)
    return redirect(goal)


def _form(request: HttpRequest, viewer: Viewer, **more: Any) -> HttpResponse:
    context = {"viewer": viewer, "campaign": viewer.campaign, "section": "goals", **more}
    return render(request, "goals/edit.html", context)
