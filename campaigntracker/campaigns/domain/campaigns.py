"""Creating a campaign and changing what its settings page holds."""

import datetime as dt
from dataclasses import asdict, dataclass, fields
from typing import Self

from django.db import transaction

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.domain.calendars import write_calendar
from campaigntracker.campaigns.domain.seen import ConflictError, fingerprint
from campaigntracker.campaigns.domain.slugs import free_slug
from campaigntracker.campaigns.models import Campaign, Member, Role
from campaigntracker.gametime import DAY_COUNT, CalendarDefinition


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignSettings:
    """What a GM decides about a campaign, its calendar and its beginning aside (see `calendars`)."""

    name: str
    game_system: str = ""
    description: str = ""
    time_zone: str = "UTC"
    is_public: bool = False
    seconds_per_round: int = 6

    @classmethod
    def of(cls, campaign: Campaign) -> Self:
        return cls(**{field.name: getattr(campaign, field.name) for field in fields(cls)})

    def fingerprint(self) -> str:
        """The same for equal settings: what a form carries to say which ones its writer saw."""
        return fingerprint(asdict(self))


@transaction.atomic
def create_campaign(
    settings: CampaignSettings, *, owner: User, now: dt.datetime, definition: CalendarDefinition = DAY_COUNT
) -> Campaign:
    """Create a campaign whose first GM is the owner; `definition` is its calendar with the date of second 0."""
    campaign = Campaign(slug=free_slug(settings.name), created_at=now)
    write_settings(campaign, settings)
    write_calendar(campaign, definition)
    campaign.save(force_insert=True)
    Member.objects.create(campaign=campaign, display_name=str(owner), role=Role.GM, user=owner, created_at=now)
    return campaign


@transaction.atomic
def change_settings(campaign: Campaign, settings: CampaignSettings, *, seen: str = "") -> Campaign:
    """Replace the settings. The address stays: links to it are out in the world.

    `seen` is the fingerprint of the settings the writer saw. Raise ConflictError, and change nothing, when others
    have been saved since; without it nothing is compared.
    """
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if seen and seen != CampaignSettings.of(campaign).fingerprint():
        raise ConflictError(campaign)
    write_settings(campaign, settings)
    campaign.save()
    return campaign


def write_settings(campaign: Campaign, settings: CampaignSettings) -> None:
    """Copy the settings to the campaign; saving it is left to the caller."""
    for field in fields(settings):
        setattr(campaign, field.name, getattr(settings, field.name))
