"""The events that a figure of the analytics stands on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from campaigntracker.campaigns import access
from events_app.domain.analytics.asked import characters_in, narrow
from events_app.domain.analytics.evidence import FIGURES, Place, can_be_asked, read_evidence
from events_app.domain.analytics.rows import read_stamp
from events_app.domain.highlighting import Highlighter
from events_app.forms.analytics import AnalyticsForm, only_asked
from events_app.models import Category
from events_app.rendering.analytics.figures import figure_title
from events_app.rendering.analytics.links import query_of
from events_app.rendering.analytics.page import evenings_of
from events_app.rendering.found import render_found


def analytics_events(request: HttpRequest, slug: str) -> HttpResponse:
    """Exactly those that add up to it, in the order of the log."""
    viewer = access.enter(request, slug)
    everything = evenings_of(viewer, read_stamp(viewer))
    form = AnalyticsForm(only_asked(request.GET), characters_in(everything))
    asked, figure = form.asked(), request.GET.get("figure", "")
    if not form.is_valid() or not can_be_asked(figure, asked.character):
        raise Http404
    now, zone = timezone.now(), timezone.get_current_timezone()
    evenings = narrow(everything, asked, zone=zone, today=now.astimezone(zone).date())
    found = read_evidence(
        viewer,
        evenings,
        figure,
        character=asked.character,
        category=asked.category,
        after=Place.read(request.GET.get("after", "")),
    )
    rows = render_found(
        [event for event, _amount in found.events],
        Highlighter.of(()),
        slug=slug,
        definition=viewer.campaign.definition,
        zone=zone,
    )
    only = evenings[0] if len(evenings) == 1 else None
    stated = [evening.figures[FIGURES[figure].key] for evening in found.stated]
    shown = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "analytics",
        "title": figure_title(figure),
        "figure": figure,
        "asked": asked,
        "category": Category(asked.category).label if asked.category and figure == "events" else "",
        "only": only,
        "only_url": reverse("session", args=[slug, only.number]) if only else "",
        "total": f"{found.total:,}",
        "stated": f"{sum(stated):,}" if stated else "",
        "sessions": len(evenings),
        "found": found,
        "rows": rows,
        "query": query_of(asked),
        "is_first": "after" not in request.GET,
    }
    return render(request, "analytics/events.html", shown)
