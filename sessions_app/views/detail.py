"""A session's page: what was planned, who came, what happened."""

from dataclasses import replace
from typing import Any

from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from campaigntracker.campaigns import access
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.frame import TOKEN, render_framed
from campaigntracker.web.pages import wants_fragment
from events_app.domain.breakdown import character_rows
from events_app.domain.closing import missing_of_its_own
from events_app.domain.goals import goals_of_session
from events_app.domain.projection import session_digest
from events_app.domain.running import running_combat
from events_app.filters import TimelineFilter
from events_app.forms import log_form_for, may_log
from events_app.rendering.page import TIMELINE, ShownPage, show_page
from events_app.rendering.recap import show_recap
from events_app.rendering.timeline import show_timeline
from sessions_app.domain.answering import answers_for
from sessions_app.domain.carry_over import carry_offer
from sessions_app.domain.jumps import jump_before
from sessions_app.domain.objectives import Objective, compare_objectives, count_met
from sessions_app.domain.prep_reading import read_prep
from sessions_app.domain.reading import neighbours, read_session, roster_for
from sessions_app.models import Session

# The id of the element in whose place the next piece of a timeline is put.
PIECE_TARGET = "timeline-more"


def session(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The whole page; htmx gets the timeline alone, filtered and ordered as the address says."""
    viewer = access.enter(request, slug)
    shown = TimelineFilter.from_query(request.GET)
    if wants_fragment(request):
        return _fragment(request, viewer, number, shown)

    def make() -> ShownPage:
        return _main_part(request, viewer, number, shown)

    page = show_page(viewer, number, site=_site(request), wanted=shown.wanted, make=make)
    if page is None:
        raise Http404
    response = render_framed(
        request,
        "sessions/detail.html",
        viewer,
        section="sessions",
        content=page.html_for(get_token(request)),
        shown={"title": page.title, "is_followed": page.is_followed},
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


def _fragment(request: HttpRequest, viewer: Viewer, number: int, shown: TimelineFilter) -> HttpResponse:
    """The timeline, or the next piece of it."""
    context = _timeline(viewer, _read(viewer, number), shown)
    is_piece = request.htmx.target == PIECE_TARGET  # type: ignore[attr-defined]
    response = render(request, "events/_timeline_piece.html" if is_piece else "events/_timeline.html", context)
    patch_vary_headers(response, ["HX-Request"])
    if not is_piece and "q" in request.GET and shown.wanted.through is None:
        # A form sends every field; the address need not say what was left blank.
        response["HX-Push-Url"] = context["session"].get_absolute_url() + shown.query
    return response


def _main_part(request: HttpRequest, viewer: Viewer, number: int, shown: TimelineFilter) -> ShownPage:
    session = _read(viewer, number)
    before, after = neighbours(viewer, number)
    digest = session_digest(session, viewer)
    context = _timeline(viewer, session, shown) | {
        "objectives": compare_objectives(session),
        "digest": digest,
        "characters": character_rows(session, viewer, digest),
        "recap": None if session.summary.get("auto") else show_recap(session, viewer, site=_site(request)),
        "roster": roster_for(viewer, session),
        "goals": goals_of_session(session, viewer),
        "previous_session": before,
        "next_session": after,
        "csrf_token": TOKEN,
    }
    if viewer.is_gm:
        context |= _prep(session, context["objectives"])
        context["missing"] = missing_of_its_own(session, [line.attended for line in context["roster"]])
    if session.is_planned:
        context |= {"answers": answers_for(viewer, session, now=timezone.now()), "at": "session"}
    if session.is_in_progress:
        context |= {
            "log_form": log_form_for(session, viewer),
            "live_version": session.log_version_for(viewer),
            "combat": running_combat(session, viewer),
            "messages": get_messages(request) if viewer.is_gm else (),
        }
    timeline = context["timeline"]
    context["timeline"] = replace(timeline, html=TIMELINE)
    html = render_to_string("sessions/_page.html", context)
    return ShownPage.of(session.full_title, html, timeline.html, is_followed=session.is_in_progress)


def _prep(session: Session, objectives: list[Objective]) -> dict[str, Any]:
    """What the GM prepared, and what of it came up."""
    return {
        "prep": read_prep(session),
        "met": count_met(objectives),
        "offer": None if session.is_in_progress else carry_offer(session),
        "place": "session",
    }


def _read(viewer: Viewer, number: int) -> Session:
    session = read_session(viewer, number)
    if session is None:
        raise Http404
    return session


def _timeline(viewer: Viewer, session: Session, shown: TimelineFilter) -> dict[str, Any]:
    """What the timeline's templates ask for."""
    timeline = show_timeline(session, viewer, zone=timezone.get_current_timezone(), wanted=shown.wanted)
    return {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "session": session,
        "jump": jump_before(session, viewer.campaign.definition),
        "timeline": timeline,
        "reading": timeline.reading,
        "shown": shown,
        "choices": shown.choices(timeline.reading),
        "can_log": may_log(session, viewer),
    }


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
