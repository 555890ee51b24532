"""Which goals a session is about: open ones to choose from, and a line for a new one."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.goals import GoalDraft, create_goal, pursue, unpursue
from sessions_app.domain.goals.writing import LONGEST_TITLE
from sessions_app.forms.rows import KeepsTyping
from sessions_app.models import Goal, GoalVisibility, Session, SessionGoal


class _ChosenField(forms.MultipleChoiceField):
    """What is no choice any more, because somebody took it away meanwhile, is left out rather than refused."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return True


class PursuedForm(KeepsTyping):
    """`goals_seen` says what was ticked when the form was opened: nobody else's choice of meanwhile is undone."""

    goals = _ChosenField(label=gettext_lazy("What it is to be about"), required=False)
    goals_seen = forms.CharField(required=False, widget=forms.HiddenInput)
    new_goal = forms.CharField(
        label=gettext_lazy("A new goal"),
        required=False,
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    new_goal_secret = forms.BooleanField(label=gettext_lazy("Only GMs know of the new goal"), required=False)

    def __init__(
        self, campaign: Campaign, session: Session | None = None, *, data: Any = None, is_checked: bool = True
    ) -> None:
        self.campaign, self.is_checked = campaign, is_checked
        rows = SessionGoal.objects.of_session(session).values_list("goal", flat=True) if session else ()
        pursued = {str(goal_id) for goal_id in rows}
        super().__init__(data, initial={"goals": sorted(pursued), "goals_seen": " ".join(sorted(pursued))})
        goals = Goal.objects.of(campaign).in_order()
        self._known = {str(goal.pk): goal for goal in goals if goal.is_open or str(goal.pk) in pursued}
        self.fields["goals"].choices = [(pk, _label(goal)) for pk, goal in self._known.items()]  # type: ignore[attr-defined]

    def save(self, session: Session, *, now: dt.datetime) -> None:
        """Raise RuleError as the goals' verbs do."""
        said, seen = set(self.cleaned_data["goals"]), set(self.cleaned_data["goals_seen"].split())
        unpursue(session, self._ids(seen - said), now=now)
        chosen = self._ids(said - seen)
        if title := " ".join(self.cleaned_data["new_goal"].split()):
            chosen.append(self._goal_called(title, now).pk)
        if chosen:
            pursue(session, chosen, now=now)

    def _ids(self, texts: Iterable[str]) -> list[UUID]:
        return [self._known[text].pk for text in texts if text in self._known]

    def _goal_called(self, title: str, now: dt.datetime) -> Goal:
        """The goal of that title, if there is one; else a new one."""
        for goal in Goal.objects.of(self.campaign):
            if goal.title.casefold() == title.casefold():
                return goal
        visibility = GoalVisibility.GM if self.cleaned_data["new_goal_secret"] else GoalVisibility.PARTY
        return create_goal(self.campaign, GoalDraft(title=title), visibility=visibility, now=now)


def _label(goal: Goal) -> str:
    return _("%(goal)s (GM only)") % {"goal": goal} if goal.is_secret else str(goal)
