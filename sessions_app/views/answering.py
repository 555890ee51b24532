"""Players say whether they can play; GMs say it for anybody, and find out who has not yet."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from sessions_app.domain.answering import answers_for
from sessions_app.domain.rsvp import answer
from sessions_app.models import Rsvp, Session
from sessions_app.views.answer_page import answered, enter_to_answer, page_of, refused, whose_answer


@never_cache
def session_rsvp(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Everybody's answers for a GM, the own one for a player; and where both are given."""
    viewer, session = enter_to_answer(request, slug, number)
    if request.method == "POST":
        return _answer(request, viewer, session)
    if not session.is_planned:
        messages.error(request, _("%(session)s is not on the plan.") % {"session": session})
        return redirect(session)
    answers = answers_for(viewer, session, now=timezone.now())
    if not viewer.is_gm and answers.own is None:
        raise Http404
    return render(request, "sessions/rsvp.html", page_of(request, viewer, session, answers, at="rsvp"))


def _answer(request: HttpRequest, viewer: Viewer, session: Session) -> HttpResponse:
    member = whose_answer(request, viewer, session)
    said = request.POST
    try:
        answer(session, member, rsvp=said.get("rsvp"), note=said.get("note"), now=timezone.now())
    except RuleError as error:
        return refused(request, viewer, session, error)
    if "rsvp" not in said:
        return answered(request, viewer, session, said=_("The note is saved."), noted=member.pk)
    words = {"name": member, "answer": Rsvp(said["rsvp"]).label}
    return answered(request, viewer, session, said=_("Saved for %(name)s: %(answer)s.") % words)
