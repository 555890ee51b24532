"""Several dates are proposed, everybody says when they can, a GM picks one."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.pages import wants_fragment
from sessions_app.domain.answering import answers_for, read_answers
from sessions_app.domain.date_answers import answer_dates
from sessions_app.domain.dates import MOST_DATES, pick_date, propose_dates, unpick_date, withdraw_date
from sessions_app.domain.notices import announce_dates, announce_pick, is_pick_told, reach_of
from sessions_app.forms.dates import ProposeForm, read_date_answers
from sessions_app.models import Session
from sessions_app.views.answer_page import (
    answered,
    enter_to_answer,
    frame_of,
    links_of,
    nothing_chosen,
    refused,
    whose_answer,
)


@never_cache
def session_dates(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Who can when; and for a GM the form that proposes dates."""
    viewer, session = enter_to_answer(request, slug, number)
    if request.method != "POST":
        return _page(request, viewer, session)
    _gm_only(viewer)
    form = ProposeForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, session, form)
    try:
        made = propose_dates(session, form.moments(), now=timezone.now())
    except RuleError as error:
        form.add_refusal(error)
        return _page(request, viewer, session, form)
    said = ngettext("%(count)s date is proposed.", "%(count)s dates are proposed.", len(made))
    messages.success(request, said % {"count": len(made)})
    return redirect("session_dates", slug, number)


@require_POST
def session_dates_answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    viewer, session = enter_to_answer(request, slug, number)
    member = whose_answer(request, viewer, session)
    said = read_date_answers(request.POST)
    try:
        answer_dates(session, member, said, now=timezone.now())
    except RuleError as error:
        return refused(request, viewer, session, error)
    if not said:
        nothing = nothing_chosen()
        return answered(request, viewer, session, said=nothing, refusal=nothing)
    if not wants_fragment(request):
        saved = _("The answers of %(name)s are saved.") if member != viewer.member else _("Your answers are saved.")
        messages.success(request, saved % {"name": member.display_name})
    words = ngettext("Saved: an answer to %(count)s date.", "Saved: answers to %(count)s dates.", len(said))
    return answered(request, viewer, session, said=words % {"count": len(said)})


@require_POST
def session_date_pick(request: HttpRequest, slug: str, number: int, pk: UUID) -> HttpResponse:
    seen = request.POST.get("picked", "")
    try:
        instead_of = UUID(seen) if seen else None
    except ValueError:
        raise Http404 from None

    def pick(session: Session) -> None:
        picked = pick_date(session, pk, instead_of=instead_of, now=timezone.now())
        words = _("Picked: %(date)s.") % {"date": _in_words(picked.real_start_time)}
        if not is_pick_told(picked):
            words += " " + _("The players have not been told yet: press “Tell the players” below.")
        messages.success(request, words)

    return _act(request, slug, number, pick)


@require_POST
def session_date_remove(request: HttpRequest, slug: str, number: int, pk: UUID) -> HttpResponse:
    return _act(request, slug, number, lambda session: withdraw_date(session, pk))


@require_POST
def session_dates_open(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    def reopen(session: Session) -> None:
        unpick_date(session, now=timezone.now())
        messages.success(request, _("The date is open again."))

    return _act(request, slug, number, reopen)


@require_POST
def session_dates_tell(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Tell the players of the dates that are asked about, or of the one that was picked."""

    def tell(session: Session) -> None:
        now, is_open = timezone.now(), session.real_start_time is None
        announce = announce_dates if is_open else announce_pick
        count, reach = announce(session, now=now), reach_of(session)
        # Which date was picked is news to those, too, who have answered.
        awaited = {one.id for one in read_answers(session, None, now=now).missing} if is_open else None
        left_out = reach.told(awaited)
        if count:
            messages.success(request, _("The players will be told in a moment."))
        elif not reach.is_nobody:
            messages.info(request, _("Everybody who can be told has been told of this already."))
        elif not left_out:
            messages.info(request, _("Everybody has answered already."))
        if left_out:
            messages.warning(request, left_out)

    return _act(request, slug, number, tell)


def _act(request: HttpRequest, slug: str, number: int, act: Callable[[Session], Any]) -> HttpResponse:
    """Do it and come back to the dates, with the reason when the rules forbid it."""
    viewer, session = enter_to_answer(request, slug, number)
    _gm_only(viewer)
    try:
        act(session)
    except RuleError as error:
        messages.error(request, error.message)
    return redirect("session_dates", slug, number)


def _in_words(start: dt.datetime | None) -> str:
    return date_format(timezone.localtime(start), "D j F Y, H:i") if start else ""


def _gm_only(viewer: Viewer) -> None:
    if not viewer.is_gm:
        raise Http404


def _page(request: HttpRequest, viewer: Viewer, session: Session, form: ProposeForm | None = None) -> HttpResponse:
    if not session.is_planned:
        messages.error(request, _("%(session)s is not on the plan.") % {"session": session})
        return redirect(session)
    answers = answers_for(viewer, session, now=timezone.now())
    page = frame_of(viewer, session) | {"answers": answers, "poll": answers.poll, "at": "dates"}
    if viewer.is_gm:
        page["links"] = links_of(request, session, answers)
        asked = next((p for p in answers.people if str(p.id) == request.GET.get("member")), None)
        page |= {"form": form or ProposeForm(), "most": MOST_DATES, "asked": asked}
    else:
        page["asked"] = answers.own
    if page["asked"]:
        page["asked_dates"] = answers.dates_of(page["asked"].id)
    return render(request, "sessions/dates.html", page)
