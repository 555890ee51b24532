"""Names that the log has seen, so that nobody types one twice in two spellings."""

from dataclasses import dataclass

from campaigntracker.campaigns.models import Campaign, Character
from events_app.models import Event

LAST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Each once, the party first, then the others in the order of the alphabet."""

    people: tuple[str, ...]
    locations: tuple[str, ...]


def known_names(campaign: Campaign) -> KnownNames:
    """The names of the campaign's latest events, and its characters. For GMs: secret events count too."""
    party = list(Character.objects.of(campaign).active().in_order().values_list("name", flat=True))
    latest = Event.objects.of(campaign).live().latest_first()[:LAST_EVENTS]
    seen = list(latest.values_list("actor", "target", "location"))
    others = sorted({name for actor, target, _ in seen for name in (actor, target) if name} - set(party))
    return KnownNames(
        people=(*dict.fromkeys(party), *others),
        locations=tuple(sorted({location for *_, location in seen if location})),
    )
