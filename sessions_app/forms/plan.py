"""The form that plans a session, and edits one that has not been played."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Campaign
from campaigntracker.web.formfields import LocalDateTimeField, RowsField, TagsField, TextField
from campaigntracker.web.problems import Problem, problems_of
from sessions_app.domain.drafts import RosterEntry, SessionDraft
from sessions_app.domain.planning import HIGHEST_NUMBER
from sessions_app.forms.roster import SeatForm
from sessions_app.forms.rows import KeepsTyping
from sessions_app.forms.seats import Seats

# Form fields whose cleaned value is a part of the draft of another name.
DRAFT_NAMES = {"gm": "gm_id"}
# Where what has no one input of its own stands on the page.
ANCHORS = {"id_planned_objectives": "objectives-form"}


class PlanForm(KeepsTyping):
    """All that is known of a session before it is played."""

    number = forms.IntegerField(
        label=_("Number"),
        min_value=0,
        max_value=HIGHEST_NUMBER,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    real_start_time = LocalDateTimeField(label=_("Starts"), required=False)
    location = forms.CharField(label=_("Place"), max_length=200, required=False)
    gm = forms.ChoiceField(label=_("Game master"), required=False)
    description = TextField(
        label=_("What it is about"), required=False, help_text=_("Markdown. Everybody at the table reads it.")
    )
    planned_objectives = RowsField(label=_("Objectives"), required=False)
    tags = TagsField(
        label=_("Tags"),
        required=False,
        max_length=1000,
        help_text=_("Words that group sessions, separated by commas."),
        widget=forms.TextInput(attrs={"autocapitalize": "off", "autocomplete": "off"}),
    )
    notes = TextField(
        label=_("Notes for the party"), required=False, help_text=_("Markdown. Everybody at the table reads it.")
    )
    gm_notes = TextField(label=_("Notes for the GM"), required=False)

    with_attendance = False

    def __init__(
        self,
        campaign: Campaign,
        seats: Seats,
        *,
        base: SessionDraft,
        is_new: bool = False,
        data: Any = None,
        is_checked: bool = True,
    ) -> None:
        """`base`: what is saved now, or what a new session is suggested to be."""
        self.campaign, self.seats, self.base, self.is_new = campaign, seats, base, is_new
        self.is_checked = is_checked
        super().__init__(data, initial=self.initial_of(base))
        self.fields["gm"].choices = [  # type: ignore[attr-defined]
            ("", _("Nobody yet")),
            *((str(member.id), member.display_name) for member in seats.gms),
        ]
        self.seat_forms = [
            SeatForm(seat, is_new=is_new, with_attendance=self.with_attendance, data=data) for seat in seats.seats
        ]
        for seat_form in self.seat_forms:
            seat_form.is_checked = is_checked

    def initial_of(self, base: SessionDraft) -> dict[str, Any]:
        return {
            **{name: getattr(base, name) for name in self.base_fields if hasattr(base, name)},
            "real_start_time": LocalDateTimeField.shown(base.real_start_time),
            "gm": str(base.gm_id) if base.gm_id else "",
        }

    def is_valid(self) -> bool:
        # Each is asked, so that every mistake is shown at once.
        return all([super().is_valid(), *(seat_form.is_valid() for seat_form in self.seat_forms)])

    @property
    def problems(self) -> list[Problem]:
        """Why it was not saved, the roster's last; of a form that was not sent to be saved, none."""
        found = [*problems_of(self)]
        for seat in self.seat_forms:
            found += problems_of(seat, about=seat.seat.member.display_name)
        return [problem._replace(anchor=ANCHORS.get(problem.anchor, problem.anchor)) for problem in found]

    def clean_gm(self) -> Any:
        chosen = self.cleaned_data["gm"]
        return next((member.id for member in self.seats.gms if str(member.id) == chosen), None)

    def draft(self, *, keep: Collection[str] = ()) -> SessionDraft:
        """What was typed; what was left alone is exactly as it is saved, seconds included.

        `keep` names fields ("roster" among them) that shall stay as they are saved whatever was typed.
        """
        values = self.draft_values({name for name in self.fields if self.is_new or name in self.changed_data} - {*keep})
        if "roster" not in keep:
            entries = (seat_form.to_entry() for seat_form in self.seat_forms)
            values["roster"] = tuple(entry for entry in entries if entry)
        return replace(self.base, **{DRAFT_NAMES.get(name, name): value for name, value in values.items()})

    def seen_roster(self, *, keep: Collection[str] = ()) -> tuple[RosterEntry, ...]:
        """The roster from which what was typed differs: as the form showed it, or as it is saved if that is kept."""
        if "roster" in keep:
            return self.base.roster
        return tuple(entry for seat_form in self.seat_forms if (entry := seat_form.seen_entry()))

    def draft_values(self, changed: set[str]) -> dict[str, Any]:
        """The parts of the draft that differ from the base."""
        return {name: self.cleaned_data[name] for name in changed}

    @property
    def objective_rows(self) -> list[str]:
        """The objectives as inputs; there is always one to type in."""
        return list(self["planned_objectives"].value() or []) or [""]
