"""What is new in a session that is being played, for the pages that stand open."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from campaigntracker.campaigns.access import enter
from events_app.domain.goals import goals_of_session
from events_app.domain.projection import session_digest
from events_app.domain.running import running_combat
from events_app.views.play_page import play_context
from sessions_app.domain.pulse import feel_pulse
from sessions_app.models import Session


@never_cache
@require_GET
def session_live(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """204 while nothing has changed that this reader may know of, for the price of one query; else what has.

    `on`: the page that asks is a table, and has other parts.
    """
    user = request.user if request.user.is_authenticated else None
    pulse = feel_pulse(user, slug=slug, number=number)
    if pulse is None:
        raise Http404
    if pulse.is_in_progress and request.GET.get("v") == str(pulse.version):
        return HttpResponse(status=204)
    viewer = enter(request, slug)
    session = get_object_or_404(Session.objects.visible_to(viewer), number=number)
    session.campaign = viewer.campaign
    if "on" in request.GET and viewer.is_gm and session.is_in_progress:
        return render(request, "play/parts.html", play_context(viewer, session))
    context = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "session": session,
        "digest": session_digest(session, viewer),
        "goals": goals_of_session(session, viewer),
        "live_version": session.log_version_for(viewer),
        "combat": running_combat(session, viewer) if session.is_in_progress else None,
    }
    return render(request, "live/news.html", context)
