"""From planned to in progress, and the ways back. Ending a session is a page of its own."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker.campaigns.access import enter_as_gm
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from sessions_app.domain.lifecycle import (
    cancel_session,
    game_time_to_start_at,
    reinstate_session,
    reopen_session,
    start_session,
)
from sessions_app.forms import PursuedForm, StartForm
from sessions_app.models import Session, SessionPlayer, SessionStatus


def session_start(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask who is here and when it is in the game; `quick` starts without asking."""
    viewer, session = _enter(request, slug, number)
    if not session.is_planned or "quick" in request.POST:
        if request.method != "POST":
            messages.error(request, _("%(session)s is not on the plan.") % {"session": session})
            return redirect(session)
        return _start(request, session, lambda: start_session(session, now=timezone.now()))
    roster = list(SessionPlayer.objects.of(session).select_related("member").in_order())
    form = StartForm(session, roster, start_at=game_time_to_start_at(session), data=request.POST or None)
    goals = PursuedForm(viewer.campaign, session, data=request.POST or None)
    if not all([form.is_valid(), goals.is_valid()]):
        context = {"viewer": viewer, "campaign": viewer.campaign, "section": "sessions", "session": session}
        return render(request, "sessions/start.html", context | {"form": form, "goals_form": goals})
    said = form.cleaned_data

    @transaction.atomic
    def start() -> Session:
        now = timezone.now()
        started = start_session(session, now=now, game_start_time=said["game_start_time"], attended=form.member_ids())
        goals.save(started, now=now)
        return started

    return _start(request, session, start)


@require_POST
def session_cancel(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    session = _enter(request, slug, number)[1]
    told = _("%(session)s is cancelled. “Put it back on the plan” takes that back.")
    return _turn(request, session, lambda: cancel_session(session, now=timezone.now()), SessionStatus.CANCELLED, told)


@require_POST
def session_reinstate(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    session = _enter(request, slug, number)[1]
    told = _("%(session)s is on the plan again.")
    return _turn(request, session, lambda: reinstate_session(session, now=timezone.now()), SessionStatus.PLANNED, told)


@require_POST
def session_reopen(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    session = _enter(request, slug, number)[1]
    told = _("%(session)s is in progress again, with all that was written. “End the session” closes it once more.")
    return _turn(request, session, lambda: reopen_session(session, now=timezone.now()), SessionStatus.IN_PROGRESS, told)


def _enter(request: HttpRequest, slug: str, number: int) -> tuple[Viewer, Session]:
    viewer = enter_as_gm(request, slug)
    return viewer, get_object_or_404(Session.objects.visible_to(viewer).select_related("campaign"), number=number)


def _start(request: HttpRequest, session: Session, act: Callable[[], Session]) -> HttpResponse:
    """Start it and sit down at the table, where what happens is written."""
    answer = _turn(request, session, act, SessionStatus.IN_PROGRESS)
    session.refresh_from_db(fields=["status"])
    return redirect("session_play", session.campaign.slug, session.number) if session.is_in_progress else answer


def _turn(
    request: HttpRequest, session: Session, act: Callable[[], Session], target: SessionStatus, told: str = ""
) -> HttpResponse:
    """Do it and go to the session's page, with the word that `told` it, or the reason when the rules forbid it.

    A button pressed twice finds the session where it was to be brought, which is no news to anybody.
    """
    try:
        act()
    except RuleError as error:
        session.refresh_from_db(fields=["status"])
        if session.status != target:
            messages.error(request, error.message)
    else:
        if told:
            messages.success(request, told % {"session": session})
    return redirect(session)
