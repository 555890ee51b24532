"""The chapters of a campaign: what its sessions became together."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from campaigntracker.campaigns import access
from campaigntracker.campaigns.models import Viewer
from events_app.domain.story.achievements import read_endings
from events_app.domain.story.cast import read_cast
from events_app.domain.story.parts import lay_out, part_of, read_parts
from events_app.rendering.telling import opening, tell_sessions
from sessions_app.models import Chapter


def chapters(request: HttpRequest, slug: str) -> HttpResponse:
    """In the order of the story, what belongs to none between them."""
    viewer = access.enter(request, slug)
    parts = read_parts(viewer)
    shown = [(part, opening(part.chapter.recap) if part.chapter else "") for part in parts]
    has_chapters = any(part.chapter for part in parts)
    return render(request, "chapters/list.html", _context(viewer, parts=shown, has_chapters=has_chapters))


def chapter(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer = access.enter(request, slug)
    laid = lay_out(list(Chapter.objects.visible_to(viewer).in_order()))
    place = next((index for index, one in enumerate(laid) if one.chapter.pk == pk), None)
    if place is None:
        raise Http404
    one = laid[place]
    one.chapter.campaign = viewer.campaign
    part = part_of(viewer, one)
    telling = tell_sessions(part.told, viewer)
    shown = _context(
        viewer,
        chapter=one.chapter,
        part=part,
        told=[(session, telling[session.pk]) for session in part.told],
        cast=read_cast(viewer, first=part.first, last=part.last),
        endings=read_endings(viewer, first=part.first, last=part.last),
        previous=laid[place - 1].chapter if place else None,
        following=laid[place + 1].chapter if place + 1 < len(laid) else None,
    )
    return render(request, "chapters/chapter.html", shown)


def chapter_or_404(viewer: Viewer, pk: UUID) -> Chapter:
    found = Chapter.objects.visible_to(viewer).filter(pk=pk).first()
    if found is None:
        raise Http404
    found.campaign = viewer.campaign
    return found


def _context(viewer: Viewer, **more: Any) -> dict[str, Any]:
    return {"viewer": viewer, "campaign": viewer.campaign, "section": "sessions", **more}
