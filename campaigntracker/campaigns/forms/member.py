"""Seats, and links to new ones."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Role

ROLE_HELP = _("A game master plans, runs and corrects; a player plays and reads along; a spectator only reads.")


class MemberForm(forms.Form):
    display_name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As you call them at the table."))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.PLAYER, help_text=ROLE_HELP)


class InviteForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.PLAYER, help_text=ROLE_HELP)
