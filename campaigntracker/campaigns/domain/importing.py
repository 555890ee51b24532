"""Writing a whole campaign's table and people at once, for an import that has checked them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from campaigntracker.campaigns.domain.campaigns import CampaignSettings, write_settings
from campaigntracker.campaigns.models import Campaign, Character, Member
from campaigntracker.campaigns.models.campaign import RESERVED_SLUGS


class SlugTakenError(Exception):
    """The address belongs to another campaign, or to the site itself."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    external_id: str
    display_name: str
    role: str
    user_id: UUID | None
    created_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCharacter:
    external_id: str
    name: str
    member_id: UUID | None
    status: str
    aliases: Sequence[str] = ()


def insert_campaign(
    settings: CampaignSettings,
    *,
    slug: str,
    external_id: str,
    calendar: dict[str, Any],
    epoch: dict[str, Any],
    clock: int,
    created_at: dt.datetime,
) -> Campaign:
    """Create a campaign without members. Raise SlugTakenError."""
    if slug in RESERVED_SLUGS:
        raise SlugTakenError(slug)
    campaign = Campaign(
        slug=slug, external_id=external_id, calendar=calendar, epoch=epoch, clock=clock, created_at=created_at
    )
    write_settings(campaign, settings)
    try:
        with transaction.atomic():
            campaign.save(force_insert=True)
    except IntegrityError:
        if Campaign.objects.filter(slug=slug).exists():
            raise SlugTakenError(slug) from None
        raise
    return campaign


def insert_members(campaign: Campaign, rows: Sequence[NewMember]) -> list[Member]:
    return Member.objects.bulk_create(
        Member(
            campaign=campaign,
            external_id=row.external_id,
            display_name=row.display_name,
            role=row.role,
            user_id=row.user_id,
            created_at=row.created_at,
        )
        for row in rows
    )


def insert_characters(campaign: Campaign, rows: Sequence[NewCharacter]) -> list[Character]:
    return Character.objects.bulk_create(
        Character(
            campaign=campaign,
            external_id=row.external_id,
            name=row.name,
            member_id=row.member_id,
            status=row.status,
            aliases=list(row.aliases),
        )
        for row in rows
    )
