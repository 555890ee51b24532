from campaigntracker.campaigns.models.api_token import ApiToken, Reads
from campaigntracker.campaigns.models.campaign import Campaign
from campaigntracker.campaigns.models.character import Character
from campaigntracker.campaigns.models.invitation import Invitation
from campaigntracker.campaigns.models.member import Member, Role
from campaigntracker.campaigns.models.owned import CampaignOwned
from campaigntracker.campaigns.models.viewer import Viewer

__all__ = ["ApiToken", "Campaign", "CampaignOwned", "Character", "Invitation", "Member", "Reads", "Role", "Viewer"]
