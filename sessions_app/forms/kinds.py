"""Which form a session is edited with."""

from django import forms
from django.http import QueryDict

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.drafts import draft_of
from sessions_app.forms.plan import PlanForm
from sessions_app.forms.played import PlayedForm
from sessions_app.forms.seats import load_seats
from sessions_app.models import Session, SessionStatus

# Each asks all that the one before it asks, and more.
KINDS = ("plan", "playing", "played")


def form_kind(session: Session, data: QueryDict | None = None) -> str:
    """As the session's status wants it. A form opened before the session went on is taken for what it asked."""
    kind = {SessionStatus.IN_PROGRESS: "playing", SessionStatus.COMPLETED: "played"}.get(
        SessionStatus(session.status), "plan"
    )
    opened = data.get("kind") if data else None
    return min(kind, opened, key=KINDS.index) if opened in KINDS else kind


def edit_form(session: Session, *, data: QueryDict | None = None, is_checked: bool = True) -> PlanForm:
    base = draft_of(session)
    seats = load_seats(session.campaign, base)
    kind = form_kind(session, data)
    if kind == "plan":
        return PlanForm(session.campaign, seats, base=base, data=data, is_checked=is_checked)
    return PlayedForm(session.campaign, seats, base=base, data=data, is_checked=is_checked, has_ended=kind == "played")


def add_rule_error(form: forms.Form, error: RuleError) -> None:
    """Show what the rules forbid beside the field that caused it, or above the form."""
    form.add_error(error.field if error.field in form.fields else None, error.message)
