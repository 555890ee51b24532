"""Table mode: one line for what happens, while it happens."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from campaigntracker.campaigns.access import enter_as_gm
from campaigntracker.campaigns.models import Viewer
from events_app.domain.capturing import capture, preview, table_for
from events_app.domain.running import running_combat
from events_app.forms.capture import CaptureForm
from events_app.models import Visibility
from events_app.views.play_page import Preview, play_context
from sessions_app.models import Session


@never_cache
def session_play(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The table; a line posted to it is recorded. A browser that kept lines is told in JSON what became of each."""
    if request.method == "POST" and wants_json(request) and not request.user.is_authenticated:
        # The same for every address: log in first, what was typed is kept.
        return JsonResponse({"problem": ""}, status=401)
    viewer, session = enter_session(request, slug, number)
    if request.method == "POST":
        return _capture(request, viewer, session)
    if session.is_completed:
        return redirect(session)
    if not session.is_in_progress:
        other = Session.objects.of(viewer.campaign).in_progress().first()
        context = {"viewer": viewer, "campaign": viewer.campaign, "section": "sessions", "session": session}
        return render(request, "play/idle.html", context | {"other": other})
    return render(request, "play/play.html", play_context(viewer, session))


@never_cache
@require_GET
def play_preview(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What the line would record, as part of a page."""
    session = enter_session(request, slug, number)[1]
    form = CaptureForm(request.GET)
    reading, table = preview(session, form.text, visibility=form.visibility)
    return render(request, "play/_preview.html", {"preview": Preview.of(reading, table)})


def enter_session(request: HttpRequest, slug: str, number: int) -> tuple[Viewer, Session]:
    viewer = enter_as_gm(request, slug)
    session = get_object_or_404(Session.objects.visible_to(viewer), number=number)
    session.campaign = viewer.campaign
    return viewer, session


def _capture(request: HttpRequest, viewer: Viewer, session: Session) -> HttpResponse:
    form = CaptureForm(request.POST)
    captured = capture(
        session,
        form.text,
        by=viewer.member,
        now=timezone.now(),
        external_id=form.capture_id,
        said_at=form.typed_at,
        visibility=form.visibility,
        fingerprint=form.fingerprint,
    )
    if wants_json(request):
        if not captured.ok:
            return JsonResponse({"problem": captured.problem}, status=422)
        parts = play_parts(request, viewer, session)
        return JsonResponse({"problem": "", "parts": parts}, status=200 if captured.repeated else 201)
    if captured.ok:
        messages.success(request, _("Saved."))
        return redirect(request.path)
    if not session.is_in_progress:
        messages.error(request, captured.problem)
        return redirect(request.path)
    # What was typed comes back with the reason, and with what it would record now if that is all that has changed.
    shown = Preview()
    if captured.changed:
        shown = Preview.of(captured.reading, table_for(session, running_combat(session)))
    context = {
        "line": form.text,
        "is_secret": form.visibility == Visibility.GM,
        "preview": replace(shown, problem=captured.problem),
    }
    return render(request, "play/play.html", play_context(viewer, session) | context, status=422)


def play_parts(request: HttpRequest, viewer: Viewer, session: Session) -> str:
    """The parts of an open table that an answer brings anew, as things stand now."""
    viewer.campaign.refresh_from_db(fields=["clock"])
    session.refresh_from_db(fields=["status", "log_version", "party_log_version", "projection"])
    session.campaign = viewer.campaign
    return render_to_string("play/parts.html", play_context(viewer, session), request)


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"
