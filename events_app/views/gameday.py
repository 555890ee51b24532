"""What happened on one day of the game."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from campaigntracker.campaigns import access
from events_app.domain.daypage import read_day
from events_app.domain.gamecalendar import day_exists


def game_day(request: HttpRequest, slug: str, day: int) -> HttpResponse:
    viewer = access.enter(request, slug)
    if not day_exists(day, viewer.campaign.definition):
        raise Http404
    page = read_day(viewer, day, zone=timezone.get_current_timezone(), after=_event_id(request.GET.get("after", "")))
    context = {"viewer": viewer, "campaign": viewer.campaign, "section": "calendar", "page": page}
    return render(request, "calendar/day.html", context)


def _event_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
