"""A character of the party."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain.characters import character_fingerprint
from campaigntracker.campaigns.forms.seen import SeenForm
from campaigntracker.campaigns.models import Campaign, Character, Member
from campaigntracker.campaigns.models.character import CharacterStatus


class CharacterForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("As the log names them: that is how statistics know the party.")
    )
    member = forms.ModelChoiceField(
        label=_("Played by"), queryset=Member.objects.none(), required=False, empty_label=_("Nobody at the moment")
    )
    status = forms.ChoiceField(label=_("Status"), choices=CharacterStatus.choices, initial=CharacterStatus.ACTIVE)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField", self.fields["member"]).queryset = Member.objects.of(campaign).in_order()


class CharacterEditForm(SeenForm, CharacterForm):
    """`character` comes with its campaign."""

    def __init__(self, data: Any = None, *, character: Character) -> None:
        initial = {
            "name": character.name,
            "member": character.member_id,
            "status": character.status,
            "seen": character_fingerprint(character),
        }
        super().__init__(data, campaign=character.campaign, initial=initial)

    def show_saved(self, current: Character) -> None:
        """Somebody else saved `current` meanwhile."""
        saved = {"name": current.name, "member": current.member, "status": current.status}
        shown = {"member": current.member or _("Nobody at the moment"), "status": current.get_status_display()}
        self.show_conflict(saved, shown=shown, seen=character_fingerprint(current))
