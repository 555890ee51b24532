"""Planning a session."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigntracker.campaigns.access import enter_as_gm
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.web.problems import problems_of
from sessions_app.domain.drafts import SessionDraft
from sessions_app.domain.numbering import next_number
from sessions_app.domain.planning import plan_session
from sessions_app.forms import PlanForm, PursuedForm, add_rule_error, load_seats, pressed_row_button


def session_new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = enter_as_gm(request, slug)
    retyped = pressed_row_button(request.POST)
    form = PlanForm(
        viewer.campaign,
        load_seats(viewer.campaign, None),
        base=SessionDraft(number=next_number(viewer.campaign), gm_id=viewer.member.id if viewer.member else None),
        is_new=True,
        data=retyped or request.POST or None,
        is_checked=retyped is None,
    )
    goals = PursuedForm(viewer.campaign, data=retyped or request.POST or None, is_checked=retyped is None)
    # Both are asked, so that every mistake is shown at once.
    if form.is_bound and retyped is None and all([form.is_valid(), goals.is_valid()]):
        now = timezone.now()
        try:
            with transaction.atomic():
                session = plan_session(viewer.campaign, form.draft(), now=now)
                goals.save(session, now=now)
        except RuleError as error:
            add_rule_error(form, error)
        else:
            messages.success(request, _("%(session)s is planned.") % {"session": session})
            return redirect(session)
    context = {"viewer": viewer, "campaign": viewer.campaign, "section": "sessions", "form": form, "goals_form": goals}
    return render(request, "sessions/plan.html", context | {"problems": [*form.problems, *problems_of(goals)]})
