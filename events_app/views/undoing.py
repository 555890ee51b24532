"""Undo and redo at the table."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from campaigntracker.campaigns.domain.storable import UNSTORABLE
from campaigntracker.campaigns.models import Viewer
from events_app.domain.undoing import redo, undo_last, undo_line
from events_app.models import Event
from events_app.views.play import enter_session, play_parts, wants_json
from sessions_app.models import Session


@require_POST
def play_undo(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take back the last entry, if it is still the one that the page showed: pressed twice it goes back one step.

    Or a line that was taken back while it was on its way here, by its id.
    """
    viewer, session = enter_session(request, slug, number)
    event_id, line = _event_id(request), request.POST.get("line", "")
    if line and viewer.member and not UNSTORABLE.search(line):
        undo_line(session, line, by=viewer.member, now=timezone.now())
    elif event_id and viewer.member:
        undo_last(session, by=viewer.member, now=timezone.now(), only=event_id)
    return _answer(request, viewer, session)


@require_POST
def play_redo(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    viewer, session = enter_session(request, slug, number)
    event = Event.objects.visible_to(viewer).of_session(session).filter(pk=_event_id(request)).first()
    if event is not None:
        redo(session, event, now=timezone.now())
    return _answer(request, viewer, session)


def _answer(request: HttpRequest, viewer: Viewer, session: Session) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"parts": play_parts(request, viewer, session)})
    return redirect("session_play", viewer.campaign.slug, session.number)


def _event_id(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("event", ""))
    except ValueError:
        return None
