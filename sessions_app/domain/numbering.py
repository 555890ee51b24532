"""Which number the next session gets."""

from django.db.models import Max

from campaigntracker.campaigns.models import Campaign
from sessions_app.models import Session


def next_number(campaign: Campaign) -> int:
    """One more than the highest number given so far, cancelled sessions included; a campaign begins with 1."""
    highest = Session.objects.of(campaign).aggregate(highest=Max("number"))["highest"]
    return 1 if highest is None else highest + 1
