"""Setting a goal and writing it anew; which goals a session is about stands in `pursued`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Campaign
from campaigntracker.web.formfields import TextField
from sessions_app.domain.goals import GoalDraft
from sessions_app.domain.goals.writing import HIGHEST_TARGET, LONGEST_TITLE
from sessions_app.models import Goal, GoalVisibility


class GoalForm(forms.Form):
    title = forms.CharField(
        label=_("Goal"),
        max_length=LONGEST_TITLE,
        help_text=_("Short, as it is said at the table: the log counts towards it by this title."),
    )
    target = forms.IntegerField(
        label=_("Reached at"),
        required=False,
        min_value=1,
        max_value=HIGHEST_TARGET,
        help_text=_("A number, where there is something to count."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    unit = forms.CharField(label=_("Counted in"), required=False, max_length=40, help_text=_("Rooms, relics, gold …"))
    parent = forms.ModelChoiceField(
        label=_("Part of"), required=False, queryset=Goal.objects.none(), empty_label=_("Stands by itself")
    )
    description = TextField(
        label=_("Description"),
        required=False,
        help_text=_("Markdown. Whoever may see the goal reads it."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    gm_notes = TextField(
        label=_("GM notes"), required=False, help_text=_("For GMs alone."), widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, campaign: Campaign, goal: Goal | None = None, data: Any = None, **options: Any) -> None:
        self.goal = goal
        if goal is not None:
            written = {name: getattr(goal, name) for name in ("title", "target", "unit", "description", "gm_notes")}
            options["initial"] = {**written, "parent": goal.parent_id}
        super().__init__(data, **options)
        goals = Goal.objects.of(campaign).in_order()
        self.fields["parent"].queryset = goals.exclude(pk=goal.pk) if goal else goals  # type: ignore[attr-defined]

    def draft(self) -> GoalDraft:
        said = self.cleaned_data
        parent = said["parent"]
        return GoalDraft(
            title=said["title"],
            description=said["description"],
            gm_notes=said["gm_notes"],
            target=said["target"],
            unit=said["unit"],
            parent_id=parent.pk if parent else None,
        )

    def differing(self) -> list[tuple[str, str]]:
        """(label, saved text) for each field whose typed version differs from the saved one."""
        goal = self.goal
        if goal is None:
            return []
        saved = {name: getattr(goal, name) for name in self.changed_data}
        return [(str(self[name].label), "" if value is None else str(value)) for name, value in saved.items()]


class NewGoalForm(GoalForm):
    visibility = forms.ChoiceField(
        label=_("Who may see it"), choices=GoalVisibility.choices, initial=GoalVisibility.PARTY
    )
    field_order = ("title", "target", "unit", "parent", "visibility")
