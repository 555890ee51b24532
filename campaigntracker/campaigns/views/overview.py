"""A campaign's home."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from campaigntracker.campaigns import access
from campaigntracker.campaigns.models import Member
from campaigntracker.campaigns.views.page import context
from events_app.domain.projection import session_digest
from events_app.models import Event
from sessions_app.domain.overview import campaign_overview


def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter(request, slug)
    overview = campaign_overview(viewer, now=timezone.now())
    last = overview.last_played
    page = context(
        viewer,
        "overview",
        overview=overview,
        digest=session_digest(last, viewer) if last else None,
        place=Event.objects.visible_to(viewer).live().last_known_place(),
        players=Member.objects.of(viewer.campaign).players().count(),
    )
    return render(request, "campaigns/overview.html", page)
