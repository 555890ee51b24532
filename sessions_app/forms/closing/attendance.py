"""Who came, who played whom, who sat in."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from campaigntracker.campaigns.models import Character, Member
from campaigntracker.web.formfields import LinesField
from events_app.domain.closing import Step
from sessions_app.domain.attendance_states import Came, came_of
from sessions_app.domain.drafts import RosterEntry
from sessions_app.domain.roll_call import RollCall
from sessions_app.forms.closing.base import StepForm, listed
from sessions_app.models import Session

# What a character's field says where several played it: one choice cannot say that.
AS_IT_IS = "as-it-is"


class AttendanceStep(StepForm):
    step, title, icon = Step.ATTENDANCE, gettext_lazy("Who came"), "user-check"

    guests = LinesField(
        label=gettext_lazy("Guests"),
        required=False,
        help_text=gettext_lazy("Who sat in for the evening, a name a line. Whoever is new gets a seat of their own."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        session: Session,
        roster: Sequence[tuple[Member, RosterEntry]],
        characters: Sequence[Character],
        *,
        data: QueryDict | None = None,
    ) -> None:
        self.roster = roster
        super().__init__(session, data=data, initial={})
        came = {f"came-{member.id.hex}": (member, entry) for member, entry in roster}
        for name, (member, entry) in came.items():
            self.fields[name] = forms.ChoiceField(
                label=member.display_name,
                choices=[(state.value, state.label) for state in Came],
                initial=came_of(entry).value,
                required=False,
            )
        played = {one for _member, entry in roster for one in entry.character_ids}
        self.characters = [one for one in characters if one.id in played or one.status == "active"] if roster else []
        for character in self.characters:
            self._add_character(character)
        self.order_fields([*came, *(_field_of(one) for one in self.characters), "guests"])

    def _add_character(self, character: Character) -> None:
        players = [member for member, entry in self.roster if character.id in entry.character_ids]
        choices = [("", _("Nobody")), *((member.id.hex, member.display_name) for member, _entry in self.roster)]
        initial = players[0].id.hex if players else ""
        if len(players) > 1:
            choices.insert(0, (AS_IT_IS, listed((member.display_name for member in players), most=len(players))))
            initial = AS_IT_IS
        label = _("Who played %(name)s") % {"name": character.name}
        self.fields[_field_of(character)] = forms.ChoiceField(
            label=label, choices=choices, initial=initial, required=False
        )

    @property
    def rows(self) -> list[forms.BoundField]:
        return [self[f"came-{member.id.hex}"] for member, _entry in self.roster]

    @property
    def castings(self) -> list[tuple[Character, forms.BoundField]]:
        return [(character, self[_field_of(character)]) for character in self.characters]

    @property
    def summary(self) -> str:
        states = self._states()
        guests = self._guests()
        away = _those(states, Came.ABSENT, Came.EXCUSED)
        here = len(states.keys() | {*guests}) - len(away)
        if not (states or guests):
            return ""
        parts = [ngettext("%(count)s came", "%(count)s came", here) % {"count": here}]
        for told, names in (
            (_("late: %(names)s"), _those(states, Came.LATE, Came.LATE_AND_LEFT)),
            (_("left early: %(names)s"), _those(states, Came.LEFT_EARLY, Came.LATE_AND_LEFT)),
            (_("guests: %(names)s"), guests),
            (_("away: %(names)s"), away),
        ):
            if names:
                parts.append(told % {"names": listed(names)})
        return " · ".join(parts)

    @property
    def without_character(self) -> list[str]:
        """Who came and plays no character, guests included, also those who are only typed in."""
        away = _those(self._states(), Came.ABSENT, Came.EXCUSED)
        own = [member.display_name for member, entry in self.roster if not entry.character_ids]
        return [name for name in dict.fromkeys([*own, *self._guests()]) if name not in away]

    def _states(self) -> dict[str, str]:
        """What is said of each on the roster, by name."""
        return {member.display_name: self[f"came-{member.id.hex}"].value() for member, _entry in self.roster}

    def _guests(self) -> list[str]:
        """The guests who came: those on the roster, then those who are typed in."""
        away = _those(self._states(), Came.ABSENT, Came.EXCUSED)
        kept = [member.display_name for member, entry in self.roster if entry.is_guest]
        known = {member.display_name.casefold() for member, _entry in self.roster}
        typed = (" ".join(line.split()) for line in str(self["guests"].value() or "").splitlines())
        fresh: dict[str, str] = {}
        for name in typed:
            if name and name.casefold() not in known:
                fresh.setdefault(name.casefold(), name)
        return [*(name for name in kept if name not in away), *fresh.values()]

    def said(self) -> RollCall:
        values = self.cleaned_data
        came = {
            member.id: Came(values[name])
            for member, _entry in self.roster
            if values.get(name := f"came-{member.id.hex}") and name in self.data
        }
        played_by: dict[UUID, UUID | None] = {}
        for character in self.characters:
            name = _field_of(character)
            chosen = values.get(name)
            if name in self.data and chosen != AS_IT_IS:
                played_by[character.id] = UUID(chosen) if chosen else None
        return RollCall(came=came, played_by=played_by, guests=tuple(values["guests"]))


def _those(states: Mapping[str, str], *wanted: Came) -> list[str]:
    return [name for name, state in states.items() if state in wanted]


def _field_of(character: Character) -> str:
    return f"plays-{character.id.hex}"
