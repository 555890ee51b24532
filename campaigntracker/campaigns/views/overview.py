"""A campaign's home."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from campaigntracker.campaigns import access
from campaigntracker.campaigns.models import Member, Viewer
from campaigntracker.campaigns.views.page import context
from events_app.domain.projection import session_digest
from events_app.domain.recap import short_recap, to_markdown
from events_app.domain.running import running_combat
from events_app.models import Event
from sessions_app.domain.answering import answers_for
from sessions_app.domain.overview import campaign_overview
from sessions_app.domain.reading import read_roster
from sessions_app.models import Session


def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter(request, slug)
    overview = campaign_overview(viewer, now=timezone.now())
    next_session = overview.next_session
    last, playing = overview.last_played, overview.in_progress
    page = context(
        viewer,
        "overview",
        overview=overview,
        digest=session_digest(last, viewer) if last else None,
        answers=answers_for(viewer, next_session, now=timezone.now()) if next_session else None,
        roster=read_roster(next_session) if next_session else (),
        recap=_recap(last, viewer) if last else "",
        live_version=playing.log_version_for(viewer) if playing else None,
        combat=running_combat(playing, viewer) if playing else None,
        place=Event.objects.visible_to(viewer).live().last_known_place(),
        players=Member.objects.of(viewer.campaign).players().count(),
    )
    return render(request, "campaigns/overview.html", page)


def _recap(session: Session, viewer: Viewer) -> str:
    """What to read before the next session: somebody's own words, else two sentences of the log's."""
    session.campaign = viewer.campaign
    stated: str = session.summary.get("gm") or session.summary.get("auto") or ""
    return stated or to_markdown(short_recap(session, viewer)) or session.description
