"""What is asked when play begins."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.web.formfields import GameTimeField
from sessions_app.models import Rsvp, Session, SessionPlayer


class StartForm(forms.Form):
    """Who has come, and when in the game play begins."""

    attended = forms.MultipleChoiceField(label=_("Who is here"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, session: Session, roster: Sequence[SessionPlayer], *, start_at: int, data: Any = None) -> None:
        super().__init__(data, initial={"attended": [str(row.member_id) for row in roster if row.rsvp != Rsvp.NO]})
        answered = [(str(row.member_id), f"{row} – {row.get_rsvp_display()}") for row in roster]
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
