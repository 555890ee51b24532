"""Whose characters are whose when a roster is begun."""

from collections.abc import Iterable
from uuid import UUID

from campaigntracker.campaigns.models import Campaign, Character


def own_characters(campaign: Campaign, member_ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """The active characters of each of these members, whoever played them last; one query."""
    found: dict[UUID, list[UUID]] = {member_id: [] for member_id in member_ids}
    active = Character.objects.of(campaign).active().in_order().filter(member__in=list(found))
    for character_id, member_id in active.values_list("pk", "member"):
        found[member_id].append(character_id)
    return {member_id: tuple(characters) for member_id, characters in found.items()}


def characters_of_nobody(campaign: Campaign) -> frozenset[UUID]:
    """The active characters that are no member's own; one query."""
    return frozenset(Character.objects.of(campaign).active().unplayed().values_list("pk", flat=True))
