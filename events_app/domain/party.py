"""Who is of the party decides what the log adds up to: a change to a character brings every session's figures along."""

from django.db import transaction

from campaigntracker.campaigns.domain.characters import add_character, change_character, lock_character
from campaigntracker.campaigns.models import Campaign, Character, Member
from events_app.domain.projection import refresh_campaign


@transaction.atomic
def add_party_character(campaign: Campaign, *, name: str, member: Member | None, status: str = "active") -> Character:
    """Add a character and count anew what the log already tells of that name."""
    character = add_character(campaign, name=name, member=member, status=status)
    refresh_campaign(campaign)
    return character


@transaction.atomic
def change_party_character(
    character: Character, *, name: str, member: Member | None, status: str, seen: str = ""
) -> Character:
    """Change a character; with a new name, count anew. `seen`: as in `lock_character`."""
    character = lock_character(character, seen=seen)
    renamed = character.name != name
    character = change_character(character, name=name, member=member, status=status)
    if renamed:
        refresh_campaign(character.campaign)
    return character
