"""What is prepared for a session: the list, a line added to it, a tick. GMs only."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from campaigntracker.campaigns.access import enter_as_gm
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.pages import render_page, wants_fragment
from campaigntracker.web.rules import show_rule
from sessions_app.domain.carry_over import carry_offer
from sessions_app.domain.objectives import compare_objectives
from sessions_app.domain.prep import add_items, tick_item, untick_item
from sessions_app.domain.prep_reading import PrepSheet, read_habit, read_prep
from sessions_app.forms.prep import PrepLinesForm
from sessions_app.models import PrepItem, Session

# Where an item can be ticked, and the template of its line there.
PLACES = {
    "session_prep": "sessions/prep/_item.html",
    "session": "sessions/prep/_tick.html",
    "session_play": "sessions/prep/_tick.html",
}


def session_prep(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The list; lines posted to it are added. htmx gets the list and an empty line."""
    viewer, session = enter_prep(request, slug, number)
    form = PrepLinesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            add_items(session, form.drafts())
        except RuleError as error:
            show_rule(form, error)
        else:
            if not wants_fragment(request):
                return redirect(f"{request.path}#prep-line")
            form = PrepLinesForm(initial={"kind": form.cleaned_data["kind"]})
    prep = read_prep(session)
    page = prep_context(viewer, session, form=form, prep=prep, place="session_prep")
    if wants_fragment(request):
        page["is_focused"] = True
    else:
        page |= {
            "objectives": compare_objectives(session),
            "habit": read_habit(session),
            "offer": carry_offer(session),
            "sources": _sources(prep, request.GET.get("carried", "")),
        }
    return render_page(request, "sessions/prep/page.html", page, fragment="sessions/prep/_list.html")


@require_POST
def prep_tick(request: HttpRequest, slug: str, number: int, pk: UUID) -> HttpResponse:
    """`done` 1 or 0; `place` is the page it was ticked on. htmx gets the line anew, and the counts."""
    viewer, session = enter_prep(request, slug, number)
    item = item_or_404(session, pk)
    place = request.POST.get("place", "")
    place = place if place in PLACES else "session_prep"
    try:
        if request.POST.get("done") == "0":
            untick_item(item)
        else:
            tick_item(item, now=timezone.now())
    except RuleError as error:
        if wants_fragment(request):
            raise Http404 from error
        messages.error(request, error.message)
        return redirect(place, slug, number)
    if not wants_fragment(request):
        return redirect(f"{reverse(place, args=[slug, number])}#prep-{pk}")
    return render(request, "sessions/prep/_ticked.html", ticked_context(viewer, session, pk, place))


def ticked_context(viewer: Viewer, session: Session, pk: UUID, place: str) -> dict[str, Any]:
    """One line of the list, with the counts it changes."""
    prep = read_prep(session)
    found = prep.find(pk)
    if found is None:
        raise Http404
    group, line = found
    more = {"prep": prep, "group": group, "line": line, "line_template": PLACES[place], "new_id": uuid4}
    return prep_context(viewer, session, place=place, **more)


def _sources(prep: PrepSheet, carried: str) -> list[int]:
    """The sessions whose carrying over can be taken back: also one that has just left nothing but objectives."""
    just_now = {int(carried)} if carried.isascii() and carried.isdigit() and len(carried) < 10 else set()
    return sorted(just_now.union(prep.sources))


def prep_context(viewer: Viewer, session: Session, **more: Any) -> dict[str, Any]:
    return {"viewer": viewer, "campaign": viewer.campaign, "section": "sessions", "session": session, **more}


def enter_prep(request: HttpRequest, slug: str, number: int) -> tuple[Viewer, Session]:
    viewer = enter_as_gm(request, slug)
    session = get_object_or_404(Session.objects.visible_to(viewer), number=number)
    session.campaign = viewer.campaign
    return viewer, session


def item_or_404(session: Session, pk: UUID) -> PrepItem:
    item = get_object_or_404(PrepItem.objects.of_session(session), pk=pk)
    item.session, item.campaign = session, session.campaign
    return item
