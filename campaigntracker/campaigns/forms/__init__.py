from campaigntracker.campaigns.forms.campaign import CampaignForm, SettingsForm
from campaigntracker.campaigns.forms.character import CharacterForm
from campaigntracker.campaigns.forms.member import InviteForm, MemberForm

__all__ = ["CampaignForm", "CharacterForm", "InviteForm", "MemberForm", "SettingsForm"]
