"""The admin of campaigns and who sits at their tables."""

from campaigntracker.campaigns.admin.api_token import ApiTokenAdmin
from campaigntracker.campaigns.admin.campaign import CampaignAdmin
from campaigntracker.campaigns.admin.character import CharacterAdmin
from campaigntracker.campaigns.admin.invitation import InvitationAdmin
from campaigntracker.campaigns.admin.member import MemberAdmin

__all__ = ["ApiTokenAdmin", "CampaignAdmin", "CharacterAdmin", "InvitationAdmin", "MemberAdmin"]
