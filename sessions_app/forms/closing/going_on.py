"""The next date."""

import datetime as dt
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigntracker.web.formfields import LocalDateTimeField
from events_app.domain.closing import NextSession, Step
from sessions_app.domain.carry_over import WhatIsLeft
from sessions_app.domain.planning import HIGHEST_NUMBER
from sessions_app.forms.closing.base import StepForm
from sessions_app.models import Session

LATER, PLAN, PROPOSE = "later", "plan", "propose"
PLAN_FIELDS = ("next_number", "next_start", "next_title", "next_location")


class NextStep(StepForm):
    """`planned`: the next session, where one is on the plan. `left`: what that one, or a new one, can go on with."""

    step, title, icon = Step.NEXT, gettext_lazy("The next date"), "calendar-plus"

    next_choice = forms.ChoiceField(
        label=gettext_lazy("The next session"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (LATER, gettext_lazy("Decide later")),
            (PLAN, gettext_lazy("Plan it now")),
            (PROPOSE, gettext_lazy("Propose several dates")),
        ],
    )
    next_start = LocalDateTimeField(label=gettext_lazy("Starts"), required=False)
    next_number = forms.IntegerField(
        label=gettext_lazy("Number"),
        required=False,
        min_value=0,
        max_value=HIGHEST_NUMBER,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    next_title = forms.CharField(label=gettext_lazy("Title"), max_length=200, required=False)
    next_location = forms.CharField(label=gettext_lazy("Place"), max_length=200, required=False)
    carries = forms.BooleanField(label=gettext_lazy("What is unfinished goes on there"), required=False)

    def __init__(
        self,
        session: Session,
        *,
        planned: Session | None,
        suggested: dt.datetime | None,
        number: int,
        left: WhatIsLeft,
        data: QueryDict | None = None,
    ) -> None:
        self.planned, self.left = planned, left
        super().__init__(
            session,
            data=data,
            initial={
                "next_choice": LATER,
                "next_number": number,
                "next_start": suggested,
                "next_location": session.location,
                # Into a plan that stands already nothing comes unasked.
                "carries": planned is None,
            },
        )
        if planned is not None:
            for name in ("next_choice", *PLAN_FIELDS):
                del self.fields[name]

    @property
    def is_planning(self) -> bool:
        return "next_choice" in self.fields and self["next_choice"].value() in (PLAN, PROPOSE)

    @property
    def is_proposing(self) -> bool:
        """Whether dates are to be proposed once it is on the plan."""
        return self.is_planning and self["next_choice"].value() == PROPOSE

    @property
    def summary(self) -> str:
        if self.planned is None:
            return _("to be planned") if self.is_planning else ""
        start = self.planned.real_start_time
        if start is None:
            return _("Session %(number)s is planned") % {"number": self.planned.number}
        date = formats.date_format(timezone.localtime(start), "j M")
        return _("Session %(number)s on %(date)s") % {"number": self.planned.number, "date": date}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if self.is_proposing:
            # Not asked then, and not to be seen.
            self.errors.pop("next_start", None)
            said["next_start"] = None
        if self.is_planning and said.get("next_number") is None and "next_number" not in self.errors:
            self.add_error("next_number", _("Which number has it?"))
        return said

    def said(self) -> NextSession | None:
        said = self.cleaned_data
        if self.planned is not None:
            return NextSession(carries=True) if said["carries"] and self.left else None
        if said["next_choice"] not in (PLAN, PROPOSE):
            return None
        return NextSession(
            number=said["next_number"],
            starts=said["next_start"],
            title=said["next_title"],
            location=said["next_location"],
            carries=said["carries"],
        )
