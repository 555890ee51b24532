"""What is asked when play begins and when it ends."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaigntracker import gametime
from campaigntracker.web.formfields import GameTimeField, LinesField, LocalDateTimeField, TextField, not_before
from sessions_app.domain.lifecycle import SessionEnding
from sessions_app.forms.objectives import TickedField, achieved_of, tickable
from sessions_app.models import Rsvp, Session, SessionPlayer

# How far ahead an end may lie: a GM closes a little early, but does not end a session that is yet to be played.
LONGEST_AHEAD = dt.timedelta(hours=12)


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


class EndForm(forms.Form):
    """How the session ended. Filled in so that sending it off untouched is right on most evenings."""

    real_end_time = LocalDateTimeField(label=_("Ended"))
    ticked = TickedField(label=_("What was achieved of the plan"), required=False)
    improvised = LinesField(
        label=_("What was achieved besides"),
        required=False,
        help_text=_("One a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    highlights = LinesField(
        label=_("Highlights"),
        required=False,
        help_text=_("What you will still talk about in a year, one a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    gm_summary = TextField(
        label=_("Recap in your words"), required=False, help_text=_("Markdown. Everybody at the table reads it.")
    )

    field_order = ("real_end_time", "game_end_time", "goes_back")

    def __init__(self, session: Session, *, now: dt.datetime, story: int | None = None, data: Any = None) -> None:
        """`story`: how far the game had come before a flashback. A session that was reopened is suggested to end as it
        was noted before.
        """
        self.session, self.now = session, now
        game_end = session.campaign.clock if session.game_end_time is None else session.game_end_time
        super().__init__(
            data,
            initial={
                "real_end_time": LocalDateTimeField.shown(session.real_end_time or now),
                "highlights": session.summary.get("highlights", []),
                "gm_summary": session.summary.get("gm", ""),
                **achieved_of(session.planned_objectives, session.actual_objectives),
            },
        )
        self.fields["game_end_time"] = GameTimeField(
            label=_("Game time at the end"),
            required=False,
            definition=session.campaign.definition,
            now=game_end,
            seconds_per_round=session.campaign.seconds_per_round,
            initial=game_end,
            help_text=(
                _("Where the game clock stands. Write a moment, a time, or a step such as “+2h”.")
                if session.game_end_time is None
                else _("As it was noted before. Write a moment, a time, or a step from there such as “+2h”.")
            ),
        )
        if story is not None:
            words = _("This was a flashback: afterwards the game clock stands at %(moment)s again")
            label = words % {"moment": gametime.format(story, session.campaign.definition)}
            self.fields["goes_back"] = forms.BooleanField(label=label, required=False, initial=True)
        self.order_fields(self.field_order)
        self.fields["ticked"].choices = tickable(  # type: ignore[attr-defined]
            session.planned_objectives, self["ticked"].value() or []
        )

    def clean_real_end_time(self) -> dt.datetime:
        ended = self.cleaned_data["real_end_time"]
        if ended > self.now + LONGEST_AHEAD:
            raise ValidationError(_("That is still to come. A session ends when its play does: look at the date."))
        return ended

    def ending(self) -> SessionEnding:
        said = self.cleaned_data
        return SessionEnding(
            real_end_time=not_before(said["real_end_time"], self.session.real_start_time) or said["real_end_time"],
            game_end_time=said["game_end_time"],
            actual_objectives=list(dict.fromkeys([*said["ticked"], *said["improvised"]])),
            highlights=said["highlights"],
            gm_summary=said["gm_summary"],
            goes_back=said.get("goes_back", False),
        )
