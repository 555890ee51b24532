"""Carrying over what a session left, and taking it back. GMs only."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from sessions_app.domain.carry_over import CarriedOver, carry_over, take_back
from sessions_app.models import Session
from sessions_app.views.prep import enter_prep


@require_POST
def session_carry(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Carry over what session `number` left; `to` is the number of the session that goes on, if not the next."""
    viewer, source = enter_prep(request, slug, number)
    target = _session(viewer, request.POST["to"]) if request.POST.get("to") else None
    try:
        carried = carry_over(source, target, now=timezone.now())
    except RuleError as error:
        messages.error(request, error.message)
        return redirect(target or source)
    target = carried.session
    if not carried:
        messages.info(request, _("There was nothing left to carry over."))
    else:
        messages.success(request, _told(carried))
    page = reverse("session_prep", args=[slug, target.number])
    return redirect(f"{page}?carried={number}" if carried else page)


@require_POST
def session_carry_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take back from session `number` what came `from` another and nobody has touched since."""
    viewer, target = enter_prep(request, slug, number)
    source = _session(viewer, request.POST.get("from", ""))
    try:
        back = take_back(source, target, now=timezone.now())
    except RuleError as error:
        messages.error(request, error.message)
    else:
        count = back.objectives + back.items
        told = ngettext("%(count)s thing is taken back.", "%(count)s things are taken back.", count)
        messages.success(request, told % {"count": count})
    return redirect("session_prep", slug, number)


def _session(viewer: Viewer, number: str) -> Session:
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    session = get_object_or_404(Session.objects.visible_to(viewer), number=int(number) if is_number else -1)
    session.campaign = viewer.campaign
    return session


def _told(carried: CarriedOver) -> str:
    count = len(carried.objectives) + len(carried.items)
    words = {"count": count, "session": carried.session}
    if carried.is_new:
        return (
            ngettext(
                "%(session)s is planned, and goes on with %(count)s thing.",
                "%(session)s is planned, and goes on with %(count)s things.",
                count,
            )
            % words
        )
    return (
        ngettext("%(session)s goes on with %(count)s thing.", "%(session)s goes on with %(count)s things.", count)
        % words
    )
