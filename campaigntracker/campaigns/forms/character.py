"""A character of the party."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain.characters import character_fingerprint
from campaigntracker.campaigns.forms.seen import SeenForm
from campaigntracker.campaigns.models import Campaign, Character, Member
from campaigntracker.campaigns.models.character import CharacterStatus
from campaigntracker.web.formfields import LinesField

LONGEST_NAME = 120


class CharacterForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        help_text=_("As the log names them: that is how statistics know the party."),
    )
    member = forms.ModelChoiceField(
        label=_("Played by"), queryset=Member.objects.none(), required=False, empty_label=_("Nobody at the moment")
    )
    status = forms.ChoiceField(label=_("Status"), choices=CharacterStatus.choices, initial=CharacterStatus.ACTIVE)
    aliases = LinesField(
        label=_("Also known as"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "One name a line, for everybody to read. What the log tells of these names counts as theirs; whoever gets "
            "a new name keeps the old one here."
        ),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField", self.fields["member"]).queryset = Member.objects.of(campaign).in_order()

    def clean_aliases(self) -> list[str]:
        aliases: list[str] = self.cleaned_data["aliases"]
        if any(len(alias) > LONGEST_NAME for alias in aliases):
            raise ValidationError(gettext("A name has at most %(limit)s characters.") % {"limit": LONGEST_NAME})
        return aliases


class CharacterEditForm(SeenForm, CharacterForm):
    """`character` comes with its campaign."""

    def __init__(self, data: Any = None, *, character: Character) -> None:
        initial = {
            "name": character.name,
            "member": character.member_id,
            "status": character.status,
            "aliases": character.aliases,
            "seen": character_fingerprint(character),
        }
        super().__init__(data, campaign=character.campaign, initial=initial)

    def show_saved(self, current: Character) -> None:
        """Somebody else saved `current` meanwhile."""
        saved = {
            "name": current.name,
            "member": current.member,
            "status": current.status,
            "aliases": current.aliases,
        }
        shown = {
            "member": current.member or _("Nobody at the moment"),
            "status": current.get_status_display(),
            "aliases": ", ".join(current.aliases),
        }
        self.show_conflict(saved, shown=shown, seen=character_fingerprint(current))
