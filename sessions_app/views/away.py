"""While you were away: what a member missed, or for somebody new the story so far."""

from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from campaigntracker.campaigns import access
from campaigntracker.campaigns.models import Member, Viewer
from events_app.domain.away import chapters_told, gist_of, sessions_left, tell_missed
from events_app.domain.standing import read_standing
from sessions_app.domain.absence import absence_of, absences_of_players, played_since
from sessions_app.domain.answering import answers_for
from sessions_app.domain.missed import was_missed
from sessions_app.domain.overview import upcoming_session
from sessions_app.domain.reading import read_roster
from sessions_app.models import Session

# As many sessions are told on one page, and as few of them in full.
PER_PAGE = 20
MOST_IN_FULL = 3


def while_away(request: HttpRequest, slug: str) -> HttpResponse:
    """For the reader themselves; a GM may read it as any member does: `?member=`."""
    viewer = access.enter(request, slug)
    asked = request.GET.get("member", "")
    if viewer.is_gm and not asked:
        return render(request, "away/choose.html", _context(viewer) | {"absences": absences_of_players(viewer)})
    reader = _reader(viewer, asked)
    absence = absence_of(reader, reader.member) if reader.member else None
    last = absence.last if absence else None
    told = () if last else chapters_told(reader)
    sessions = sessions_left(played_since(reader, last), told)
    page = Paginator(sessions, PER_PAGE).get_page(request.GET.get("page"))
    missed = tell_missed(list(page), reader, reader.member, in_full=page.paginator.count <= MOST_IN_FULL)
    more = {
        "reader": reader,
        "is_own": reader.member == viewer.member,
        "last": last,
        "chapters": told if page.number == 1 else (),
        "missed": missed,
        "gist": gist_of(missed) if last and page.paginator.num_pages == 1 else None,
        "page_obj": page,
        **_now(viewer, reader, page),
    }
    return render(request, "away/away.html", _context(viewer) | more)


def _reader(viewer: Viewer, asked: str) -> Viewer:
    """Whoever it is told to, who knows no more than they may."""
    if not asked:
        return viewer
    if not viewer.is_gm:
        raise Http404
    try:
        pk = UUID(asked)
    except ValueError as error:
        raise Http404 from error
    return Viewer(viewer.campaign, get_object_or_404(Member.objects.of(viewer.campaign), pk=pk))


def _now(viewer: Viewer, reader: Viewer, page: "Page[Session]") -> dict[str, Any]:
    """Where things stand, at the end of the last page, and when it goes on: there it is the viewer who answers."""
    if page.has_next():
        return {}
    now = timezone.now()
    session = upcoming_session(viewer, now=now)
    return {
        "standing": read_standing(reader),
        "next_session": session,
        "next_was_missed": was_missed(session, now),
        "answers": answers_for(viewer, session, now=now) if session else None,
        "roster": read_roster(session) if session else (),
    }


def _context(viewer: Viewer) -> dict[str, Any]:
    return {"viewer": viewer, "campaign": viewer.campaign, "section": "overview"}
