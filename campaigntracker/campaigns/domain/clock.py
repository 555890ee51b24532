"""The campaign's game clock."""

from campaigntracker.campaigns.models import Campaign


def set_clock(campaign: Campaign, total: int) -> None:
    """Set the clock to a moment: seconds since the campaign began."""
    Campaign.objects.filter(pk=campaign.pk).update(clock=total)
    campaign.clock = total
