"""Who sits at the table, and whom they play."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Role
from campaigntracker.campaigns.models.character import CharacterStatus
from campaigntracker.exchange.reading.names import Once, member_reference
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import CharacterRecord, MemberRecord

LONGEST_NAME = 120


def read_members(place: Place) -> list[MemberRecord]:
    ids, members = Once(), []
    for entry in place.entries():
        entry.fields(("id", "name", "role", "createdAt"))
        member = MemberRecord(
            id=entry.at("id").required().identifier(),
            name=entry.at("name").required().text(LONGEST_NAME),
            role=entry.at("role").required().one_of(Role.values, ""),
            created_at=entry.at("createdAt").instant(),
        )
        ids.note(member.id, entry.at("id"))
        members.append(member)
    return members


def read_characters(place: Place, members: Collection[str]) -> list[CharacterRecord]:
    """`members`: the ids that characters may be played by."""
    ids, characters = Once(), []
    for entry in place.entries():
        entry.fields(("id", "name", "aliases", "memberId", "status"))
        character = CharacterRecord(
            id=entry.at("id").required().identifier(),
            name=entry.at("name").required().text(LONGEST_NAME),
            member=member_reference(entry.at("memberId"), members),
            status=entry.at("status").one_of(CharacterStatus.values, CharacterStatus.ACTIVE.value),
            aliases=_aliases(entry),
        )
        ids.note(character.id, entry.at("id"))
        characters.append(character)
    return characters


def _aliases(character: Place) -> tuple[str, ...]:
    """Other names of a character, each once and none of them its own."""
    seen, aliases = Once(), character.at("aliases").texts(LONGEST_NAME)
    seen.note(character.at("name").text().casefold(), character.at("name"))
    for entry in character.at("aliases").entries():
        if not entry.text().strip():
            raise entry.error(_("must not be empty"))
        seen.note(entry.text().casefold(), entry)
    return tuple(aliases)
