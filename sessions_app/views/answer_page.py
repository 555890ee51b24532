"""What the pages on which answers are given have in common."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigntracker.campaigns.access import enter
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member, Viewer
from campaigntracker.web.pages import wants_fragment
from sessions_app.domain.answer_links import make_token
from sessions_app.domain.answering import Answers, Asked, answers_for
from sessions_app.domain.reading import read_roster, read_session
from sessions_app.models import Session

# The pages that answers are given on, and what htmx replaces there.
FRAGMENTS = {
    "home": "sessions/_who_comes.html",
    "session": "sessions/_who_comes.html",
    "rsvp": "sessions/_who_comes.html",
    "people": "sessions/_people.html",
}


def enter_to_answer(request: HttpRequest, slug: str, number: int) -> tuple[Viewer, Session]:
    """Let in who sits at the table; of a public campaign, too, nobody else answers."""
    viewer = enter(request, slug)
    session = read_session(viewer, number)
    if session is None or viewer.member is None:
        raise Http404
    return viewer, session


def whose_answer(request: HttpRequest, viewer: Viewer, session: Session) -> Member:
    """Who is spoken for: oneself, or for a GM whoever is asked; anybody else's answer is none of one's business."""
    answers = answers_for(viewer, session, now=timezone.now())
    named = request.POST.get("member")
    if named is None:
        person = answers.own
    else:
        person = answers.person(_uuid(named))
        if person != answers.own and not viewer.is_gm:
            person = None
    if person is None:
        raise Http404
    return person.member


def answered(
    request: HttpRequest, viewer: Viewer, session: Session, *, said: str, refusal: str = "", noted: UUID | None = None
) -> HttpResponse:
    """Back to where the answer was given; htmx gets the part of that page, and `said` to be read out.

    `refusal`: why nothing was saved. `noted`: whose note was.
    """
    at = request.POST.get("at", "session")
    if wants_fragment(request) and at in FRAGMENTS:
        answers = answers_for(viewer, session, now=timezone.now())
        more = {"announced": said, "refusal": refusal, "noted": noted}
        return render(request, FRAGMENTS[at], page_of(request, viewer, session, answers, at=at) | more)
    if refusal:
        messages.error(request, refusal)
    return redirect(_address(viewer, session, at))


def refused(request: HttpRequest, viewer: Viewer, session: Session, error: RuleError) -> HttpResponse:
    """The reason, on the session's page, which says what became of it."""
    messages.error(request, error.message)
    if wants_fragment(request):
        return HttpResponse(headers={"HX-Redirect": session.get_absolute_url()})
    return redirect(session)


def nothing_chosen() -> str:
    return _("Nothing is saved yet: choose an answer to one of the dates first.")


def frame_of(viewer: Viewer, session: Session) -> dict[str, Any]:
    """What every page about a session asks for."""
    return {"viewer": viewer, "campaign": viewer.campaign, "section": "sessions", "session": session}


def page_of(request: HttpRequest, viewer: Viewer, session: Session, answers: Answers, *, at: str) -> dict[str, Any]:
    """What the templates about answers ask for; the links are the GM's alone."""
    page: dict[str, Any] = frame_of(viewer, session) | {"answers": answers, "at": at}
    if at != "people":
        page["roster"] = read_roster(session)
    if viewer.is_gm and at in ("rsvp", "people"):
        page["links"] = links_of(request, session, answers)
    return page


def links_of(request: HttpRequest, session: Session, answers: Answers) -> list[tuple[Asked, str, int]]:
    """Everybody who is asked, the address by which they answer, and how many of the proposed dates they have."""
    return [(person, _link(request, session, person.member), answers.said_by(person)) for person in answers.people]


def _address(viewer: Viewer, session: Session, at: str) -> str:
    where = [viewer.campaign.slug, session.number]
    match at:
        case "home":
            return viewer.campaign.get_absolute_url() + "#who-comes"
        case "dates":
            return reverse("session_dates", args=where)
        case "rsvp" | "people":
            return reverse("session_rsvp", args=where)
    return session.get_absolute_url() + "#who-comes"


def _link(request: HttpRequest, session: Session, member: Member) -> str:
    return request.build_absolute_uri(reverse("signed_rsvp", args=[make_token(session, member)]))


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
