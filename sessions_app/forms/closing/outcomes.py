"""Which quests came to an end, and how it stands with the goals."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events_app.domain.closing import GoalOutcome, Outcomes, QuestOutcome, Step, Verdict
from events_app.domain.goals import GoalLine, SessionGoalLine
from events_app.domain.open_quests import OpenQuest
from sessions_app.forms.closing.base import StepForm
from sessions_app.models import GoalState, Session

MOST = 10**9


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal to say something of. `amount`: how far it has come so far, in all."""

    id: UUID
    title: str
    is_secret: bool
    amount: int | None
    target: int | None
    unit: str
    outcome: str

    @property
    def is_reached(self) -> bool:
        """Whether what the log says is as much as was wanted."""
        return bool(self.target) and self.amount is not None and self.amount >= (self.target or 0)


def goal_rows(open_goals: Sequence[GoalLine], of_session: Sequence[SessionGoalLine]) -> list[GoalRow]:
    """Those the session pursued, then all others that are open."""
    amounts = {goal.id: goal.amount for goal in open_goals}
    rows = [
        GoalRow(goal.id, goal.title, goal.is_secret, amounts.get(goal.id), goal.target, goal.unit, goal.outcome)
        for goal in of_session
    ]
    known = {row.id for row in rows}
    others = [goal for goal in open_goals if goal.id not in known]
    return rows + [
        GoalRow(goal.id, goal.title, goal.is_secret, goal.amount, goal.target, goal.unit, "") for goal in others
    ]


class QuestsStep(StepForm):
    step, title, icon = Step.QUESTS, gettext_lazy("Quests and goals"), "compass"

    def __init__(
        self,
        session: Session,
        *,
        quests: Sequence[OpenQuest],
        goals: Sequence[GoalRow] = (),
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(session, data=data, initial={})
        self.quests = {_field_of(quest): quest for quest in quests}
        self.goals = goals
        for name, quest in self.quests.items():
            self.fields[name] = forms.ChoiceField(
                label=quest.name,
                required=False,
                choices=[("", _("Goes on")), (Verdict.COMPLETED, _("Completed")), (Verdict.FAILED, _("Failed"))],
            )
        states = [(state.value, state.label) for state in GoalState if state != GoalState.OPEN]
        for goal in goals:
            kept = [(GoalState.OPEN.value, GoalState.OPEN.label)] if goal.outcome == GoalState.OPEN else []
            self.fields[f"goal-{goal.id.hex}"] = forms.ChoiceField(
                label=goal.title, required=False, initial=goal.outcome, choices=[("", _("Goes on")), *kept, *states]
            )
            self.fields[f"progress-{goal.id.hex}"] = forms.IntegerField(
                label=_("Progress besides the log: %(goal)s") % {"goal": goal.title},
                required=False,
                min_value=-MOST,
                max_value=MOST,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "placeholder": "+0"}),
            )

    @property
    def rows(self) -> list[tuple[OpenQuest, forms.BoundField]]:
        return [(quest, self[name]) for name, quest in self.quests.items()]

    @property
    def goal_rows(self) -> list[tuple[GoalRow, forms.BoundField, forms.BoundField]]:
        return [(goal, self[f"goal-{goal.id.hex}"], self[f"progress-{goal.id.hex}"]) for goal in self.goals]

    @property
    def summary(self) -> str:
        parts = []
        if count := len(self.quests):
            parts.append(ngettext("%(count)s open quest", "%(count)s open quests", count) % {"count": count})
        if count := len(self.goals):
            parts.append(ngettext("%(count)s goal", "%(count)s goals", count) % {"count": count})
        return ", ".join(parts)

    def said(self) -> Outcomes | None:
        values = self.cleaned_data
        quests = tuple(
            QuestOutcome(name=quest.name, verdict=Verdict(values[name]))
            for name, quest in self.quests.items()
            if values.get(name)
        )
        said = [self._goal(goal) for goal in self.goals]
        goals = tuple(goal for goal in said if goal.outcome is not None or goal.progress)
        return Outcomes(quests=quests, goals=goals) if quests or goals else None

    def _goal(self, goal: GoalRow) -> GoalOutcome:
        name = f"goal-{goal.id.hex}"
        outcome = self.cleaned_data[name] if name in self.data else goal.outcome
        return GoalOutcome(
            goal_id=goal.id,
            outcome=None if outcome == goal.outcome else outcome,
            progress=self.cleaned_data[f"progress-{goal.id.hex}"] or 0,
        )


def _field_of(quest: OpenQuest) -> str:
    return f"quest-{hashlib.sha256(quest.name.casefold().encode()).hexdigest()[:12]}"
