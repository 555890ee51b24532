"""The goals of a campaign, and the page of each."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from campaigntracker.campaigns import access
from events_app.domain.goals import read_goal, read_goals
from sessions_app.models import GoalState

STATIONS_PER_PAGE = 20
OVER_PER_PAGE = 40


def goals(request: HttpRequest, slug: str) -> HttpResponse:
    """The open ones as a tree, then those that are over, page by page."""
    viewer = access.enter(request, slug)
    listed = read_goals(viewer)
    context = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "goals",
        "listed": listed,
        "page_obj": Paginator(listed.over, OVER_PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "goals/list.html", context)


def goal(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """With its way across the sessions, the newest first unless the address asks for the story's order."""
    viewer = access.enter(request, slug)
    page = read_goal(viewer, pk)
    if page is None:
        raise Http404
    in_story_order = request.GET.get("order") == "story"
    way = page.way if in_story_order else page.way[::-1]
    context = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "goals",
        "page": page,
        "goal": page.goal,
        "in_story_order": in_story_order,
        "page_obj": Paginator(way, STATIONS_PER_PAGE).get_page(request.GET.get("page")),
        "states": GoalState.choices,
    }
    return render(request, "goals/goal.html", context)
