"""Closing a session on one page, and finishing what was left for later."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from campaigntracker.campaigns.access import enter_as_gm
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.pages import wants_fragment
from events_app.domain.closing import Closed, ClosingConflictError, Step, foretell_recap, save_closing, was_saved
from events_app.domain.recap import recap_text
from sessions_app.forms import ClosingForm
from sessions_app.models import Session

# What a button of the page asks for besides saving.
SHOWING = ("preview", "compose")


def session_end(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """`act` names the pressed button: end, save (all that was typed), save:<step>, preview, compose."""
    viewer = enter_as_gm(request, slug)
    session = get_object_or_404(Session.objects.visible_to(viewer), number=number)
    session.campaign = viewer.campaign
    if not (session.is_in_progress or session.is_completed):
        messages.error(request, _("%(session)s is not in progress.") % {"session": session})
        return redirect(session)
    if request.method != "POST":
        return _page(request, ClosingForm(session, viewer, now=timezone.now()))
    # A page that was opened while the session went on ends it, unless another button was pressed.
    act = request.POST.get("act") or ("end" if "ends" in request.POST else "save")
    if act in SHOWING:
        return _show(request, viewer, session, act)
    return _end(request, viewer, session) if act == "end" else _save(request, viewer, session, act)


def _end(request: HttpRequest, viewer: Viewer, session: Session) -> HttpResponse:
    form = ClosingForm(session, viewer, now=timezone.now(), data=request.POST, ends=True)
    closed = _try(form, form.to_end_with(), ends=True)
    if closed is None:
        return _page(request, form)
    # A button pressed twice is no news to anybody.
    if closed.session is not session:
        messages.success(request, _("%(session)s has ended.") % {"session": closed.session})
        _tell(request, closed)
    return _to_dates(form, closed) or redirect(session)


def _save(request: HttpRequest, viewer: Viewer, session: Session, act: str) -> HttpResponse:
    """Save one step, or all that was touched; what was typed in the others stays typed."""
    form = ClosingForm(session, viewer, now=timezone.now(), data=request.POST)
    wanted = [step for step in Step if act == f"save:{step}"] or list(form.touched())
    closed = _try(form, wanted)
    if closed is None:
        return _page(request, form)
    messages.success(request, _("Saved.") if wanted else _("There was nothing new to save."))
    _tell(request, closed)
    if Step.NEXT in wanted and (dates := _to_dates(form, closed)) and not set(form.touched()) - set(wanted):
        return dates
    if set(form.touched()) - set(wanted):
        again = ClosingForm(closed.session, viewer, now=timezone.now(), data=request.POST, fresh=wanted)
        return _page(request, again)
    anchor = f"#{wanted[0]}" if len(wanted) == 1 else ""
    return redirect(reverse("session_end", args=[viewer.campaign.slug, session.number]) + anchor)


def _try(form: ClosingForm, steps: Sequence[Step], *, ends: bool = False) -> Closed | None:
    """Save these steps; None where something stands in the way, which the form then says."""
    if not form.is_valid(steps):
        return None
    closing = form.closing(steps)
    try:
        return save_closing(
            form.session, closing, ends=ends, seen=form.seen(), by=form.viewer.member, now=timezone.now()
        )
    except ClosingConflictError as conflict:
        form.take_up(conflict.current)
        form.add_error(_("Somebody else saved this session while you were writing."), field=None)
        form.compare(conflict.steps)
    except RuleError as error:
        form.session.refresh_from_db()
        form.session.campaign = form.viewer.campaign
        if ends and form.session.is_completed:
            if was_saved(form.session, closing):
                return Closed(form.session)
            form.take_up(form.session)
            form.compare(step for step in form.touched() if step in form.saved)
        form.add_error(error.message, field=error.field)
    return None


def _to_dates(form: ClosingForm, closed: Closed) -> HttpResponse | None:
    """Where dates for the next session are proposed, if that is what was chosen."""
    if closed.planned is None or not form.is_proposing:
        return None
    return redirect("session_dates", form.viewer.campaign.slug, closed.planned.number)


def _tell(request: HttpRequest, closed: Closed) -> None:
    if closed.planned:
        messages.success(request, _("%(session)s is planned.") % {"session": closed.planned})
    elif closed.carried:
        messages.success(request, _("%(session)s goes on with it.") % {"session": closed.carried.session})


def _show(request: HttpRequest, viewer: Viewer, session: Session, act: str) -> HttpResponse:
    """The recap as the table would read it, or as a beginning what the log tells along with what was typed for it.

    Nothing is saved.
    """
    data: QueryDict = request.POST.copy()
    form = ClosingForm(session, viewer, now=timezone.now(), data=data)
    if act == "compose":
        data["gm_summary"] = foretell_recap(session, form.closing(form.to_be_told()), now=timezone.now())
    form.steps[Step.RECAP].is_open = True
    if wants_fragment(request):
        response = render(request, "sessions/closing/_recap_text.html", _context(form, is_previewed=act == "preview"))
        patch_vary_headers(response, ["HX-Request"])
        return response
    return _page(request, form, is_previewed=act == "preview")


def _composed(session: Session, viewer: Viewer) -> str:
    """What the log tells everybody: no secret gets into a text that is to be published."""
    return recap_text(session, Viewer.of_role(viewer.campaign, is_gm=False))


def _page(request: HttpRequest, form: ClosingForm, *, is_previewed: bool = False) -> HttpResponse:
    return render(request, "sessions/closing/page.html", _context(form, is_previewed=is_previewed))


def _context(form: ClosingForm, *, is_previewed: bool) -> dict[str, object]:
    composed = _composed(form.session, form.viewer)
    return {
        "viewer": form.viewer,
        "campaign": form.viewer.campaign,
        "section": "sessions",
        "session": form.session,
        "form": form,
        "composed": composed,
        "is_previewed": is_previewed,
    }
