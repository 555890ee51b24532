"""Secret addresses for calendar programs: the only writer of CalendarFeed."""

import datetime as dt

from django.db import transaction

from campaigntracker.campaigns.models import Campaign, Member
from campaigntracker.campaigns.models.api_token import digest_of, make_secret
from sessions_app.models import CalendarFeed

# Closer together two readings are one: nobody needs to know more, and it would be a write at each.
SAME_READING = dt.timedelta(hours=1)


@transaction.atomic
def make_feed(member: Member, *, now: dt.datetime) -> str:
    """Return the secret, which can be shown this once. One made before opens nothing any more."""
    Campaign.objects.select_for_update().get(pk=member.campaign_id)
    CalendarFeed.objects.of(member).delete()
    secret = make_secret()
    CalendarFeed.objects.create(
        campaign_id=member.campaign_id,
        member=member,
        user_id=member.user_id,
        digest=digest_of(secret),
        created_at=now,
    )
    return secret


def revoke_feed(member: Member) -> None:
    CalendarFeed.objects.of(member).delete()


def open_feed(slug: str, secret: str, *, now: dt.datetime) -> CalendarFeed | None:
    """The feed that this secret opens, with its campaign and member; that it was read is noted."""
    feed = CalendarFeed.objects.opening(slug, digest_of(secret)).first()
    if feed is not None and (feed.last_read_at is None or feed.last_read_at < now - SAME_READING):
        CalendarFeed.objects.filter(pk=feed.pk).update(last_read_at=now)
    return feed
