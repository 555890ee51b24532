"""Names that the log has seen, so that nobody types one twice in two spellings."""

from collections import Counter
from dataclasses import dataclass

from campaigntracker.campaigns.models import Campaign, Character
from events_app.models import Event

LAST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Each once: the party first, then the others by the alphabet, those who were named a single time at the end."""

    people: tuple[str, ...]
    locations: tuple[str, ...]


def known_names(campaign: Campaign) -> KnownNames:
    """The names of the campaign's latest events, and its characters. For GMs: secret events count too."""
    party = list(Character.objects.of(campaign).active().in_order().values_list("name", flat=True))
    latest = Event.objects.of(campaign).live().in_clock_order(newest_first=True)[:LAST_EVENTS]
    seen = list(latest.values_list("actor", "target", "location"))
    counts = Counter(name for actor, target, _ in seen for name in (actor, target) if name)
    # A slip of the pen is named once, and should not stand before those it was meant for.
    others = sorted(counts.keys() - set(party), key=lambda name: (counts[name] == 1, name))
    return KnownNames(
        people=(*dict.fromkeys(party), *others),
        locations=tuple(sorted({location for *_, location in seen if location})),
    )
