"""Seats, and links to new ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain.members import member_fingerprint
from campaigntracker.campaigns.forms.seen import SeenForm
from campaigntracker.campaigns.models import Campaign, Member, Role

ROLE_HELP = _("A game master plans, runs and corrects; a player plays and reads along; a spectator only reads.")


class MemberForm(forms.Form):
    display_name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As you call them at the table."))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.PLAYER, help_text=ROLE_HELP)


class MemberAddForm(MemberForm):
    """A new seat, with the character that is played there. A name that is taken is asked about."""

    character = forms.CharField(
        label=_("Character"), max_length=120, required=False, help_text=_("Who they play, if you know already.")
    )
    is_another = forms.BooleanField(label=_("Yes, this is somebody else of the same name"), required=False)

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data)
        self.campaign = campaign
        if not data or not self._is_taken(data.get("display_name", "")):
            del self.fields["is_another"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "is_another" in self.fields and not self.cleaned_data.get("is_another"):
            self.add_error("display_name", _("Somebody of this name has a seat already."))
        return cleaned

    def _is_taken(self, name: str) -> bool:
        return Member.objects.of(self.campaign).named(name.strip()).exists()

    def said(self) -> dict[str, Any]:
        """What was typed, without the question about the name; only of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "is_another"}


class MemberEditForm(SeenForm, MemberForm):
    def __init__(self, data: Any = None, *, member: Member) -> None:
        initial = {"display_name": member.display_name, "role": member.role, "seen": member_fingerprint(member)}
        super().__init__(data, initial=initial)

    def show_saved(self, current: Member) -> None:
        """Somebody else saved `current` meanwhile."""
        saved = {"display_name": current.display_name, "role": current.role}
        self.show_conflict(saved, shown={"role": current.get_role_display()}, seen=member_fingerprint(current))


class InviteForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.PLAYER, help_text=ROLE_HELP)
