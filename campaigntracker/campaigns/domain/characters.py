"""The party's characters."""

from collections.abc import Iterable, Sequence

from campaigntracker.campaigns.domain.seen import ConflictError, fingerprint
from campaigntracker.campaigns.models import Campaign, Character, Member


def tidy_aliases(names: Iterable[str], *, name: str) -> list[str]:
    """Each once, whatever the case, and none that is the character's own name."""
    known, tidy = {name.casefold()}, []
    for alias in (alias.strip() for alias in names):
        if alias and alias.casefold() not in known:
            known.add(alias.casefold())
            tidy.append(alias)
    return tidy


def add_character(
    campaign: Campaign, *, name: str, member: Member | None, status: str = "active", aliases: Sequence[str] = ()
) -> Character:
    return Character.objects.create(
        campaign=campaign, name=name, member=member, status=status, aliases=tidy_aliases(aliases, name=name)
    )


def change_character(
    character: Character, *, name: str, member: Member | None, status: str, aliases: Iterable[str] | None = None
) -> Character:
    """Change a character. A new name keeps the old one as an alias: the log goes on meaning it.

    `aliases` None leaves them as they are.
    """
    kept = list(character.aliases if aliases is None else aliases)
    if name.casefold() != character.name.casefold():
        kept.append(character.name)
    character.name, character.member, character.status = name, member, status
    character.aliases = tidy_aliases(kept, name=name)
    character.save(update_fields=["name", "member", "status", "aliases"])
    return character


def character_fingerprint(character: Character) -> str:
    return fingerprint(
        {
            "name": character.name,
            "member": character.member_id,
            "status": character.status,
            "aliases": character.aliases,
        }
    )


def lock_character(character: Character, *, seen: str = "") -> Character:
    """Read a character anew, to change it in the transaction at hand.

    `seen` is its fingerprint as the writer saw it: raise ConflictError when it has been saved otherwise since.
    A roster may go on naming the character meanwhile, so the lock leaves its key free.
    """
    character = Character.objects.select_for_update(no_key=True).get(pk=character.pk)
    if seen and seen != character_fingerprint(character):
        raise ConflictError(character)
    return character
