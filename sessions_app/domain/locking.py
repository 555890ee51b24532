"""Taking a row in hand and putting it back: what every verb that changes one begins and ends with."""

import datetime as dt
from typing import TypeVar

from campaigntracker.campaigns.models import Campaign
from sessions_app.models import Chapter, Goal, Session

Versioned = TypeVar("Versioned", Session, Goal, Chapter)


def lock_row(row: Versioned) -> Versioned:
    """Lock the campaign, then the row, as all verbs do; return the row as it stands now, campaign attached."""
    campaign = Campaign.objects.select_for_update().get(pk=row.campaign_id)
    locked = type(row).objects.of(campaign).select_for_update().get(pk=row.pk)
    locked.campaign = campaign
    return locked


def save_row(row: Versioned, *, now: dt.datetime) -> Versioned:
    """Save what a verb has changed, as the next version."""
    row.version += 1
    row.updated_at = now
    row.save()
    return row


def lock_session(session: Session) -> Session:
    return lock_row(session)


def save_session(session: Session, *, now: dt.datetime) -> Session:
    return save_row(session, now=now)
