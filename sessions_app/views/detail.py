"""A session's page: what was planned, who came, what happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from campaigntracker.campaigns import access
from campaigntracker.web.pages import render_page, wants_fragment
from events_app.domain.breakdown import character_figures
from events_app.domain.projection import session_digest
from events_app.domain.running import running_combat
from events_app.filters import TimelineFilter
from events_app.forms import log_form_for
from events_app.rendering.recap import show_recap
from events_app.rendering.timeline import show_timeline
from sessions_app.domain.jumps import jump_before
from sessions_app.domain.objectives import compare_objectives
from sessions_app.models import Session

# The id of the element in whose place the next piece of a timeline is put.
PIECE_TARGET = "timeline-more"


def session(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The whole page; htmx gets the timeline alone, filtered and ordered as the address says."""
    viewer = access.enter(request, slug)
    visible = Session.objects.visible_to(viewer)
    session = get_object_or_404(visible.with_roster().with_previous_game_end(), number=number)
    session.campaign = viewer.campaign
    shown = TimelineFilter.from_query(request.GET)
    timeline = show_timeline(session, viewer, zone=timezone.get_current_timezone(), wanted=shown.wanted)
    if wants_fragment(request) and request.htmx.target == PIECE_TARGET:  # type: ignore[attr-defined]
        context = {"session": session, "timeline": timeline, "reading": timeline.reading, "shown": shown}
        return render(request, "events/_timeline_piece.html", context)
    context = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "sessions",
        "session": session,
        "jump": jump_before(session, viewer.campaign.definition),
        "objectives": compare_objectives(session),
        "digest": session_digest(session, viewer),
        "characters": character_figures(session, viewer),
        "recap": None if session.summary.get("auto") else show_recap(session, viewer, site=_site(request)),
        "timeline": timeline,
        "reading": timeline.reading,
        "shown": shown,
        "choices": shown.choices(timeline.reading),
        "log_form": log_form_for(session, viewer),
        "live_version": session.log_version_for(viewer),
        "combat": running_combat(session, viewer) if session.is_in_progress else None,
        "previous_session": visible.before(session).for_links().latest_first().first(),
        "next_session": visible.after(session).for_links().in_order().first(),
    }
    response = render_page(request, "sessions/detail.html", context, fragment="events/_timeline.html")
    if wants_fragment(request) and "q" in request.GET and shown.wanted.through is None:
        # A form sends every field; the address need not say what was left blank.
        response["HX-Push-Url"] = session.get_absolute_url() + shown.query
    return response


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
