"""The roster: a small form for each member."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions_app.domain.drafts import RosterEntry
from sessions_app.forms.rows import KeepsTyping
from sessions_app.forms.seats import Seat
from sessions_app.models import Rsvp

ATTENDANCE = ("attended", "arrived_late", "left_early", "excused", "note")


class SeatForm(KeepsTyping):
    """Whether a member plays, as whom, and what came of it. Attendance is asked once the session has begun."""

    is_on = forms.BooleanField(required=False)
    # The answer as the form showed it, empty for who was not on the roster: players answer while it stands open.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    characters = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label=_("Characters"))
    rsvp = forms.ChoiceField(choices=Rsvp.choices, label=_("Answer"))
    attended = forms.BooleanField(required=False, label=_("Came"))
    arrived_late = forms.BooleanField(required=False, label=_("Came late"))
    left_early = forms.BooleanField(required=False, label=_("Left early"))
    excused = forms.BooleanField(required=False, label=_("Excused"))
    is_guest = forms.BooleanField(required=False, label=_("Guest"))
    note = forms.CharField(required=False, max_length=300, label=_("Note"))

    def __init__(self, seat: Seat, *, is_new: bool, with_attendance: bool, data: Any = None) -> None:
        self.seat = seat
        self.entry = seat.entry or RosterEntry(member_id=seat.member.id)
        super().__init__(data, prefix=f"seat-{seat.member.id.hex}", initial=self._initial(is_new))
        self.fields["is_on"].label = seat.member.display_name
        self.fields["characters"].choices = [  # type: ignore[attr-defined]
            (str(character.id), character.name) for character in seat.characters
        ]
        # A post that says nothing of the answer, as a short one may, leaves it as it is.
        self.fields["rsvp"].required = False
        if not with_attendance:
            for name in ATTENDANCE:
                del self.fields[name]

    def _initial(self, is_new: bool) -> dict[str, Any]:
        entry = self.entry
        is_fresh = is_new and self.seat.entry is None
        chosen = (
            [character.id for character in self.seat.characters] if self.seat.entry is None else entry.character_ids
        )
        return {
            "is_on": self.seat.is_expected if is_fresh else self.seat.entry is not None,
            "seen": self.seat.entry.rsvp if self.seat.entry else "",
            "characters": [str(character_id) for character_id in chosen],
            **{name: getattr(entry, name) for name in ("rsvp", "is_guest", *ATTENDANCE)},
        }

    @property
    def is_active(self) -> bool:
        return bool(self["is_on"].value())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("attended") and said.get("excused"):
            self.add_error("excused", _("Who came needs no excuse: take one of the two ticks away."))
        return said

    def seen_entry(self) -> RosterEntry | None:
        """The entry as the form showed it; None for somebody who was not on the roster then."""
        shown = self["seen"].value()
        if shown is None:
            return self.seat.entry
        return replace(self.entry, rsvp=shown) if shown in Rsvp.values else None

    def to_entry(self) -> RosterEntry | None:
        """The entry as it was typed, unchanged parts exactly as they were; None for somebody who is not to play."""
        values = self.cleaned_data
        if not values["is_on"]:
            return None
        changes = {name: values[name] for name in ("is_guest", *ATTENDANCE) if name in values}
        if values["rsvp"]:
            changes["rsvp"] = values["rsvp"]
        chosen = tuple(UUID(character_id) for character_id in values["characters"])
        if set(chosen) != set(self.entry.character_ids):
            changes["character_ids"] = chosen
        return replace(self.entry, **changes)
