"""Editing a session, and settling it with whoever edited it at the same time."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigntracker.campaigns.access import enter_as_gm
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.problems import problems_of
from campaigntracker.web.versions import version_of
from sessions_app.domain.errors import EditConflictError
from sessions_app.domain.planning import edit_session
from sessions_app.domain.saved import last_save
from sessions_app.forms import (
    PlanForm,
    PursuedForm,
    add_rule_error,
    differences,
    edit_form,
    fingerprints,
    form_kind,
    kept_names,
    pressed_row_button,
)
from sessions_app.models import Session


def session_edit(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    viewer = enter_as_gm(request, slug)
    session = get_object_or_404(Session.objects.visible_to(viewer).select_related("campaign"), number=number)
    data = request.POST
    if request.method != "POST":
        return _page(request, viewer, session, edit_form(session))
    goals = PursuedForm(viewer.campaign, session, data=data)
    if retyped := pressed_row_button(data):
        return _page(request, viewer, session, edit_form(session, data=retyped, is_checked=False), data=data)
    form = edit_form(session, data=data)
    # Both are asked, so that every mistake is shown at once.
    if all([form.is_valid(), goals.is_valid()]):
        keep, now = kept_names(data), timezone.now()
        try:
            with transaction.atomic():
                saved = edit_session(
                    session,
                    form.draft(keep=keep),
                    base_version=version_of(data),
                    seen=form.seen_roster(keep=keep),
                    now=now,
                )
                goals.save(saved, now=now)
        except EditConflictError as conflict:
            return _page(
                request, viewer, conflict.current, edit_form(conflict.current, data=data), data=data, in_conflict=True
            )
        except RuleError as error:
            add_rule_error(form, error)
        else:
            messages.success(request, _("%(session)s is saved.") % {"session": saved})
            return redirect(saved)
    return _page(request, viewer, session, form, data=data)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    session: Session,
    form: PlanForm,
    *,
    data: QueryDict | None = None,
    in_conflict: bool = False,
) -> HttpResponse:
    """The form; both versions side by side once there are two of them, until one is saved."""
    in_conflict = in_conflict or bool(data and "settling" in data)
    goals = PursuedForm(viewer.campaign, session, data=data, is_checked=form.is_checked)
    context = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "sessions",
        "session": session,
        "form": form,
        "goals_form": goals,
        "problems": [*form.problems, *problems_of(goals)],
        "kind": form_kind(session, data),
        # What the editor saw when the form was opened, however often it comes back. In a conflict it is on the page.
        "base_version": session.version if data is None or in_conflict else version_of(data),
        "seen": fingerprints(form) if data is None else data.get("seen", ""),
    }
    if in_conflict and data is not None:
        found = differences(form, data, saved=edit_form(session))
        differing = {difference.name for difference in found}
        context["differences"] = [difference for difference in found if difference.is_asked]
        context["merged"] = [difference for difference in found if not difference.is_asked]
        context["last_save"] = last_save(session)
        context["same_fields"] = [form[name] for name in form.fields if name not in differing]
        context["same_roster"] = "roster" not in differing
        return render(request, "sessions/conflict.html", context)
    return render(request, "sessions/edit.html", context)
