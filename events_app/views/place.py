"""An event's own address: it leads to where the event stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from campaigntracker.campaigns.access import enter
from events_app.domain.anchors import anchor_of
from events_app.domain.reading import PIECE
from events_app.models import Event


def event(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    viewer = enter(request, slug)
    events = Event.objects.visible_to(viewer).select_related("campaign", "session__campaign")
    return redirect(place_of(get_object_or_404(events, pk=pk)))


def place_of(event: Event) -> str:
    """Where the event stands: in its session's timeline, or, for downtime, on the page of its day."""
    if event.session is None:
        day = event.campaign.definition.day_number(event.game_time)
        return f"{reverse('game_day', args=[event.campaign.slug, day])}#{anchor_of(event.id)}"
    # A long log is shown in pieces, and the address says in which one.
    piece = f"?at={event.id}" if event.session.last_seq > PIECE else ""
    return f"{event.session.get_absolute_url()}{piece}#{anchor_of(event.id)}"
