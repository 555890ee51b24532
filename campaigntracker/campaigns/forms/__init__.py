from campaigntracker.campaigns.forms.campaign import CampaignForm, SettingsForm
from campaigntracker.campaigns.forms.character import CharacterEditForm, CharacterForm
from campaigntracker.campaigns.forms.member import InviteForm, MemberEditForm, MemberForm

__all__ = [
    "CampaignForm",
    "CharacterEditForm",
    "CharacterForm",
    "InviteForm",
    "MemberEditForm",
    "MemberForm",
    "SettingsForm",
]
