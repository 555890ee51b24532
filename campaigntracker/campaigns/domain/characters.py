"""The party's characters."""

from campaigntracker.campaigns.models import Campaign, Character, Member


def add_character(campaign: Campaign, *, name: str, member: Member | None, status: str = "active") -> Character:
    return Character.objects.create(campaign=campaign, name=name, member=member, status=status)


def change_character(character: Character, *, name: str, member: Member | None, status: str) -> Character:
    character.name, character.member, character.status = name, member, status
    character.save(update_fields=["name", "member", "status"])
    return character
