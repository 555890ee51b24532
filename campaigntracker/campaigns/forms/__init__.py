from campaigntracker.campaigns.forms.api import OriginsForm, TokenForm
from campaigntracker.campaigns.forms.calendar import CalendarForm, ReviewForm
from campaigntracker.campaigns.forms.campaign import NewCampaignForm, SettingsForm
from campaigntracker.campaigns.forms.character import CharacterEditForm, CharacterForm
from campaigntracker.campaigns.forms.member import InviteForm, MemberAddForm, MemberEditForm, MemberForm

__all__ = [
    "CalendarForm",
    "CharacterEditForm",
    "CharacterForm",
    "InviteForm",
    "MemberAddForm",
    "MemberEditForm",
    "MemberForm",
    "NewCampaignForm",
    "OriginsForm",
    "ReviewForm",
    "SettingsForm",
    "TokenForm",
]
