"""The campaign itself, and the people at its table."""

from typing import Any

from campaigntracker.campaigns.models import Campaign, Character, Member
from campaigntracker.exchange.instants import write_instant
from campaigntracker.exchange.writing.rows import present
from campaigntracker.gametime import write_game_time


def campaign_id(campaign: Campaign) -> str:
    return campaign.external_id or str(campaign.pk)


def write_campaign(campaign: Campaign) -> dict[str, Any]:
    clock = write_game_time(campaign.clock, campaign.definition, seconds_per_round=campaign.seconds_per_round)
    return present(
        {
            "id": campaign_id(campaign),
            "name": campaign.name,
            "slug": campaign.slug,
            "gameSystem": campaign.game_system,
            "description": campaign.description,
            "timeZone": campaign.time_zone,
            "public": campaign.is_public,
            "calendar": campaign.calendar,
            "epoch": campaign.epoch,
            "secondsPerRound": campaign.seconds_per_round,
            "clock": clock,
            "createdAt": write_instant(campaign.created_at),
        }
    )


def write_member(member: Member) -> dict[str, Any]:
    return {
        "id": member.public_id,
        "name": member.display_name,
        "role": member.role,
        "createdAt": write_instant(member.created_at),
    }


def write_character(character: Character) -> dict[str, Any]:
    return present(
        {
            "id": character.public_id,
            "name": character.name,
            "aliases": character.aliases,
            "memberId": character.member.public_id if character.member else None,
            "status": character.status,
        }
    )
