"""What is asked when play begins."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.web.formfields import GameTimeField
from sessions_app.domain.outdated import is_outdated
from sessions_app.models import Rsvp, Session, SessionPlayer


class StartForm(forms.Form):
    """Who has come, and when in the game play begins."""

    attended = forms.MultipleChoiceField(label=_("Who is here"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, session: Session, roster: Sequence[SessionPlayer], *, start_at: int, data: Any = None) -> None:
        start = session.real_start_time
        said = {row: Rsvp.NONE if is_outdated(row.rsvp, row.rsvp_for, start) else Rsvp(row.rsvp) for row in roster}
        expected = [str(row.member_id) for row, rsvp in said.items() if rsvp != Rsvp.NO]
        super().__init__(data, initial={"attended": expected})
        answered = [(str(row.member_id), f"{row} – {rsvp.label}") for row, rsvp in said.items()]
        self.fields["attended"].choices = answered  # type: ignore[attr-defined]
        self.fields["game_start_time"] = GameTimeField(
            label=_("Game time at the start"),
            definition=session.campaign.definition,
            now=start_at,
            seconds_per_round=session.campaign.seconds_per_round,
            initial=start_at,
            help_text=_("Where play goes on. Write a moment, a time, or a step such as “+8h”."),
        )

    def member_ids(self) -> list[UUID]:
        return [UUID(member_id) for member_id in self.cleaned_data["attended"]]
