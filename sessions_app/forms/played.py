"""The form for a session that is being played or has been: the plan, and what came of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.web.formfields import GameTimeField, LinesField, LocalDateTimeField, TextField, not_before
from sessions_app.domain.drafts import SessionDraft
from sessions_app.forms.objectives import TickedField, achieved_of, renames, tickable
from sessions_app.forms.plan import PlanForm

ENDS = ("real_end_time", "game_end_time")


class PlayedForm(PlanForm):
    with_attendance = True

    real_end_time = LocalDateTimeField(label=_("Ended"), required=False)
    ticked = TickedField(label=_("What was achieved of the plan"), required=False)
    improvised = LinesField(
        label=_("What was achieved besides"),
        required=False,
        help_text=_("One a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    highlights = LinesField(
        label=_("Highlights"), required=False, help_text=_("One a line."), widget=forms.Textarea(attrs={"rows": 3})
    )
    gm_summary = TextField(
        label=_("Recap in your words"), required=False, help_text=_("Markdown. Everybody at the table reads it.")
    )

    def __init__(self, *args: Any, has_ended: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        definition, clock = self.campaign.definition, self.campaign.clock
        for name, label, now in (
            ("game_start_time", _("Game time at the start"), self.base.game_start_time),
            ("game_end_time", _("Game time at the end"), self.base.game_end_time),
        ):
            self.fields[name] = GameTimeField(
                definition=definition,
                now=clock if now is None else now,
                seconds_per_round=self.campaign.seconds_per_round,
                label=label,
                required=False,
            )
            self.initial[name] = getattr(self.base, name)
        if not has_ended:
            for name in ENDS:
                del self.fields[name]
        self.fields["ticked"].choices = tickable(self.base.planned_objectives, self["ticked"].value() or [])  # type: ignore[attr-defined]

    def initial_of(self, base: SessionDraft) -> dict[str, Any]:
        return super().initial_of(base) | {
            "real_end_time": LocalDateTimeField.shown(base.real_end_time),
            **achieved_of(base.planned_objectives, base.actual_objectives),
        }

    def draft_values(self, changed: set[str]) -> dict[str, Any]:
        achieved = changed & {"ticked", "improvised"}
        values = super().draft_values(changed - achieved)
        base = self.base
        renamed = renames(base.planned_objectives, values.get("planned_objectives", base.planned_objectives))
        if achieved:
            saved = achieved_of(base.planned_objectives, base.actual_objectives)
            said = {name: self.cleaned_data[name] if name in achieved else saved[name] for name in saved}
            actual = [renamed.get(text, text) for text in said["ticked"]] + said["improvised"]
            values["actual_objectives"] = list(dict.fromkeys(actual))
        elif renamed:
            values["actual_objectives"] = [renamed.get(text, text) for text in base.actual_objectives]
        if "real_end_time" in values:
            start = values.get("real_start_time", base.real_start_time)
            values["real_end_time"] = not_before(values["real_end_time"], start)
        return values
