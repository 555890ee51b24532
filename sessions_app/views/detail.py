"""A session's page: what was planned, who came, what happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from campaigntracker.campaigns import access
from campaigntracker.web.pages import render_page
from events_app.domain.projection import session_digest
from events_app.domain.reading import read_timeline
from events_app.domain.running import running_combat
from events_app.filters import TimelineFilter
from events_app.forms import log_form_for
from sessions_app.domain.jumps import jump_before
from sessions_app.domain.objectives import compare_objectives
from sessions_app.models import Session


def session(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The whole page; htmx gets the timeline alone, filtered and ordered as the address says."""
    viewer = access.enter(request, slug)
    visible = Session.objects.visible_to(viewer)
    session = get_object_or_404(visible.with_roster().with_previous_game_end(), number=number)
    session.campaign = viewer.campaign
    shown = TimelineFilter.from_query(request.GET)
    reading = read_timeline(
        session,
        viewer,
        zone=timezone.get_current_timezone(),
        categories=shown.categories,
        in_game_order=shown.in_game_order,
    )
    context = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "sessions",
        "session": session,
        "jump": jump_before(session, viewer.campaign.definition),
        "objectives": compare_objectives(session),
        "digest": session_digest(session, viewer),
        "reading": reading,
        "shown": shown,
        "choices": shown.choices(reading),
        "log_form": log_form_for(session, viewer),
        "live_version": session.log_version_for(viewer),
        "combat": running_combat(session, viewer) if session.is_in_progress else None,
        "previous_session": visible.before(session).latest_first().first(),
        "next_session": visible.after(session).in_order().first(),
    }
    return render_page(request, "sessions/detail.html", context, fragment="events/_timeline.html")
