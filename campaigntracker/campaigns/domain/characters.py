"""The party's characters."""

from campaigntracker.campaigns.domain.seen import ConflictError, fingerprint
from campaigntracker.campaigns.models import Campaign, Character, Member


def add_character(campaign: Campaign, *, name: str, member: Member | None, status: str = "active") -> Character:
    return Character.objects.create(campaign=campaign, name=name, member=member, status=status)


def change_character(character: Character, *, name: str, member: Member | None, status: str) -> Character:
    character.name, character.member, character.status = name, member, status
    character.save(update_fields=["name", "member", "status"])
    return character


def character_fingerprint(character: Character) -> str:
    return fingerprint({"name": character.name, "member": character.member_id, "status": character.status})


def lock_character(character: Character, *, seen: str = "") -> Character:
    """Read a character anew, to change it in the transaction at hand.

    `seen` is its fingerprint as the writer saw it: raise ConflictError when it has been saved otherwise since.
    A roster may go on naming the character meanwhile, so the lock leaves its key free.
    """
    character = Character.objects.select_for_update(no_key=True).get(pk=character.pk)
    if seen and seen != character_fingerprint(character):
        raise ConflictError(character)
    return character
