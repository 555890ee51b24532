"""Taking a session in hand and putting it back: what every verb that changes one begins and ends with."""

import datetime as dt

from campaigntracker.campaigns.models import Campaign
from sessions_app.models import Session


def lock_session(session: Session) -> Session:
    """Lock the campaign, then the session, as all verbs do; return the row as it stands now, campaign attached."""
    campaign = Campaign.objects.select_for_update().get(pk=session.campaign_id)
    locked = Session.objects.of(campaign).select_for_update().get(pk=session.pk)
    locked.campaign = campaign
    return locked


def save_session(session: Session, *, now: dt.datetime) -> Session:
    """Save what a verb has changed, as the next version."""
    session.version += 1
    session.updated_at = now
    session.save()
    return session
