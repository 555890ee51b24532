"""Entries of the codex are born from the events that name them."""

import datetime as dt
from collections.abc import Container, Iterable

from campaigntracker.campaigns.models import Campaign
from events_app.domain.codex.candidates import BEARING_TYPES, Candidate, Naming, candidates_of
from events_app.domain.projection import party_names
from events_app.models import CodexEntry, CodexName, Event, Kind

# Keyed by kind and name in lower case: one spelling, the first that was met.
Wanted = dict[tuple[Kind, str], str]


def note_names(campaign: Campaign, events: Iterable[Naming], *, now: dt.datetime) -> int:
    """Give a page to whatever these events name for the first time; return how many were born.

    Takes no query unless an event brings a name, and one unless that name is new. Call it in the transaction that
    wrote the events.
    """
    wanted = wanted_from(events)
    if not wanted:
        return 0
    known = CodexName.objects.of(campaign).filter(folded__in={folded for _kind, folded in wanted})
    for kind, folded in known.values_list("kind", "folded"):
        wanted.pop((Kind(kind), folded), None)
    if any(kind == Kind.NPC for kind, _folded in wanted):
        wanted = without_party(wanted, party_names(campaign))
    return _give_birth(campaign, wanted, now) if wanted else 0


def fill_codex(campaign: Campaign, *, now: dt.datetime) -> int:
    """Give a page to whatever the campaign's log names and the codex lacks; return how many were born."""
    return note_names(campaign, Event.objects.of(campaign).live().bearing_names(BEARING_TYPES), now=now)


def without_party(wanted: Wanted, party: Container[str]) -> Wanted:
    """Leave out those of the party, whose names `party` holds casefolded."""
    return {key: name for key, name in wanted.items() if key[0] != Kind.NPC or name.casefold() not in party}


def wanted_from(events: Iterable[Naming]) -> Wanted:
    wanted: Wanted = {}
    for event in events:
        # By far the most events of a night: blows, and they name nothing.
        if event.location or event.type in BEARING_TYPES:
            _want(wanted, candidates_of(event))
    return wanted


def _want(wanted: Wanted, candidates: Iterable[Candidate]) -> None:
    for kind, name in candidates:
        if name and not name.isspace():
            wanted.setdefault((kind, name.lower()), name)


def _give_birth(campaign: Campaign, wanted: Wanted, now: dt.datetime) -> int:
    """A name that is taken after all is left: Python and the database agree on nearly all lower letters, not on all."""
    entries = [
        CodexEntry(campaign=campaign, kind=kind, name=name, created_at=now, updated_at=now)
        for (kind, _folded), name in wanted.items()
    ]
    CodexEntry.objects.bulk_create(entries, batch_size=1000)
    names = [CodexName(campaign=campaign, entry=entry, kind=entry.kind, name=entry.name) for entry in entries]
    CodexName.objects.bulk_create(names, batch_size=1000, ignore_conflicts=True)
    unnamed = CodexEntry.objects.of(campaign).with_ids([entry.pk for entry in entries]).filter(names=None)
    return len(entries) - unnamed.delete()[0]
