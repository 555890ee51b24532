"""Somebody answers by a link that was sent to them, without logging in."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member
from campaigntracker.web.timezones import show_times_in
from sessions_app.domain.answer_links import read_token
from sessions_app.domain.answering import read_answers
from sessions_app.domain.date_answers import answer_dates
from sessions_app.domain.rsvp import answer
from sessions_app.forms.dates import read_date_answers
from sessions_app.models import Session
from sessions_app.views.answer_page import nothing_chosen


# Whoever holds the link may answer by it, and nothing that a browser sends by itself counts here: there is nothing that
# a foreign page could abuse. A check of the form's origin would only fail: without a referrer a browser names none.
@csrf_exempt
@never_cache
def signed_rsvp(request: HttpRequest, token: str) -> HttpResponse:
    """The evening and this person's own answer. Only a POST changes anything: programs that check mails open links."""
    found = read_token(token)
    if found is None:
        return _closed(_("This link opens nothing"), _ask_gm(), status=404)
    session, member = found
    show_times_in(session.campaign.time_zone, member.user)
    answers = read_answers(session, member, now=timezone.now())
    if not session.is_planned or answers.is_missed:
        return _closed(_("There is nothing left to answer"), _over(session), status=410)
    if answers.own is None:
        return _closed(_("This link opens nothing"), _ask_gm(), status=404)
    refusal = ""
    if request.method == "POST":
        try:
            _take(request, session, member)
        except RuleError as error:
            refusal = error.message
        else:
            return _private(HttpResponseRedirect(request.path))
    page = {"session": session, "campaign": session.campaign, "answers": answers, "refusal": refusal}
    return _page("sessions/signed_rsvp.html", page, status=409 if refusal else 200)


def _take(request: HttpRequest, session: Session, member: Member) -> None:
    said, now = request.POST, timezone.now()
    if not said.keys() & {"rsvp", "note"} and not read_date_answers(said):
        raise RuleError(nothing_chosen())
    if dates := read_date_answers(said):
        answer_dates(session, member, dates, now=now)
    if "rsvp" in said or "note" in said:
        answer(session, member, rsvp=said.get("rsvp"), note=said.get("note"), now=now)


def _ask_gm() -> str:
    return _(
        "It may be cut off, or it was made for somebody who had your seat before. Ask your game master for a new one."
    )


def _over(session: Session) -> str:
    if session.is_cancelled:
        return _("The evening this link asked about was cancelled.")
    return _("The evening this link asked about has begun or is over.")


def _closed(title: str, text: str, *, status: int) -> HttpResponse:
    return _page("sessions/signed_rsvp_closed.html", {"title": title, "text": text}, status=status)


def _page(template: str, page: dict[str, Any], *, status: int) -> HttpResponse:
    """Without the request: the page is the same for whoever opens it, and leaves no cookie."""
    return _private(HttpResponse(render_to_string(template, page), status=status))


def _private(response: HttpResponse) -> HttpResponse:
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
