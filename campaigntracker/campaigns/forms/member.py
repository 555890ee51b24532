"""Seats, and links to new ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain.members import member_fingerprint
from campaigntracker.campaigns.forms.seen import SeenForm
from campaigntracker.campaigns.models import Member, Role

ROLE_HELP = _("A game master plans, runs and corrects; a player plays and reads along; a spectator only reads.")


class MemberForm(forms.Form):
    display_name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As you call them at the table."))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.PLAYER, help_text=ROLE_HELP)


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
