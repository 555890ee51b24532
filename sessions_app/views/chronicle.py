"""The campaign on one page, to be read and printed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from campaigntracker.campaigns import access
from campaigntracker.campaigns.models import Viewer
from events_app.domain.story.cast import read_stage
from events_app.domain.story.chronicle import read_chronicle
from events_app.rendering.telling import tell_whole


def chronicle(request: HttpRequest, slug: str) -> HttpResponse:
    """`?figures=no` leaves out what things add up to."""
    viewer = access.enter(request, slug)
    story = read_chronicle(viewer)
    telling = tell_whole(story.sessions, viewer)
    stage = read_stage(viewer, [session for session in story.sessions if not telling[session.pk].html])
    shown = _context(
        viewer,
        story=story,
        parts=[(part, [(one, telling[one.pk], stage.get(one.pk)) for one in part.told]) for part in story.parts],
        with_figures=request.GET.get("figures") != "no",
    )
    return render(request, "chapters/chronicle.html", shown)


def _context(viewer: Viewer, **more: Any) -> dict[str, Any]:
    return {"viewer": viewer, "campaign": viewer.campaign, "section": "sessions", **more}
