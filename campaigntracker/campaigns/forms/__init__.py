from campaigntracker.campaigns.forms.campaign import CampaignForm, SettingsForm
from campaigntracker.campaigns.forms.character import CharacterEditForm, CharacterForm
from campaigntracker.campaigns.forms.member import InviteForm, MemberAddForm, MemberEditForm, MemberForm

__all__ = [
    "CampaignForm",
    "CharacterEditForm",
    "CharacterForm",
    "InviteForm",
    "MemberAddForm",
    "MemberEditForm",
    "MemberForm",
    "SettingsForm",
]
