"""Writing in the codex by hand. The log stays as it was logged: entries go by names, and names change hands."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign, Viewer
from events_app.domain.codex.births import note_names
from events_app.domain.codex.candidates import BEARING_TYPES
from events_app.domain.codex.errors import EntryConflictError
from events_app.domain.codex.names import claim_name, lock_entry, tidy_name
from events_app.models import CodexEntry, CodexName, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """What a GM writes of an entry. `revealed` None leaves that as it is.

    `tell_name`: players may know it by this name, when the name is new.
    """

    name: str
    description: str = ""
    gm_notes: str = ""
    revealed: bool | None = None
    tell_name: bool = False


@transaction.atomic
def create_entry(campaign: Campaign, *, kind: str, draft: EntryDraft, now: dt.datetime) -> CodexEntry:
    """Make a page by hand. Raise RuleError when the name is taken."""
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    entry = CodexEntry.objects.create(
        campaign=campaign,
        kind=kind,
        name=tidy_name(draft.name),
        description=draft.description,
        gm_notes=draft.gm_notes,
        revealed=bool(draft.revealed),
        created_at=now,
        updated_at=now,
    )
    claim_name(entry, entry.name, is_alias=False)
    return entry


@transaction.atomic
def edit_entry(
    entry: CodexEntry, draft: EntryDraft, *, now: dt.datetime, base_version: int | None = None
) -> CodexEntry:
    """Write the page anew; with a new name, the old one stays as an alias, so that its events stay too.

    Raise RuleError when the name is taken, and EntryConflictError when `base_version`, the version that the editor saw,
    is no longer the last one.
    """
    entry = lock_entry(entry)
    if base_version is not None and entry.version != base_version:
        raise EntryConflictError(entry)
    name = tidy_name(draft.name)
    if name != entry.name:
        _rename(entry, name, tell=draft.tell_name)
    entry.description, entry.gm_notes = draft.description, draft.gm_notes
    if draft.revealed is not None:
        entry.revealed = draft.revealed
    return _save(entry, now)


def _rename(entry: CodexEntry, name: str, *, tell: bool) -> None:
    own = CodexName.objects.of(entry.campaign).get(entry=entry, is_alias=False)
    known = CodexName.objects.of(entry.campaign).claiming([name]).filter(entry=entry).first()
    if known is not None and known.pk == own.pk:
        # Another spelling of the same.
        own.name = entry.name = name
        own.save(update_fields=["name"])
        return
    own.is_alias = True
    # Whoever saw the page by this name goes on reading it so.
    players = Viewer(campaign=entry.campaign, member=None)
    own.revealed = CodexName.objects.known_to(players).filter(pk=own.pk).exists()
    own.save(update_fields=["is_alias", "revealed"])
    if known is None:
        claim_name(entry, name, is_alias=False, revealed=tell)
    else:
        known.is_alias, known.name, known.revealed = False, name, known.revealed or tell
        known.save(update_fields=["is_alias", "name", "revealed"])
    entry.name = name


@transaction.atomic
def add_alias(entry: CodexEntry, name: str, *, revealed: bool, now: dt.datetime) -> CodexEntry:
    """Another name by which the log means it. `revealed`: players may know it. Raise RuleError when it is taken."""
    entry = lock_entry(entry)
    claim_name(entry, tidy_name(name), is_alias=True, revealed=revealed)
    return _save(entry, now)


@transaction.atomic
def remove_alias(alias: CodexName, *, now: dt.datetime) -> CodexEntry:
    """Take the name away; what the log calls by it gets a page of its own again. The entry's own name stays."""
    entry = lock_entry(alias.entry)
    row = CodexName.objects.of(entry.campaign).filter(pk=alias.pk, entry=entry).first()
    if row is None:
        return entry
    if not row.is_alias:
        raise RuleError(_("Its own name stays: rename it instead."))
    name = row.name
    row.delete()
    events = Event.objects.of(entry.campaign).live().naming([name]).bearing_names(BEARING_TYPES)
    note_names(entry.campaign, events, now=now)
    return _save(entry, now)


@transaction.atomic
def reveal_alias(alias: CodexName, *, revealed: bool, now: dt.datetime) -> CodexEntry:
    """Let players know that it goes by the name, or no longer."""
    entry = lock_entry(alias.entry)
    CodexName.objects.of(entry.campaign).filter(pk=alias.pk, entry=entry).update(revealed=revealed)
    return _save(entry, now)


@transaction.atomic
def reveal_entry(entry: CodexEntry, *, now: dt.datetime) -> CodexEntry:
    """Show it to players by its own name, whether or not the log has told of it."""
    entry = lock_entry(entry)
    entry.revealed = True
    return _save(entry, now)


@transaction.atomic
def hide_entry(entry: CodexEntry, *, now: dt.datetime) -> CodexEntry:
    """Take back what was revealed by hand; what events of the party tell stays told."""
    entry = lock_entry(entry)
    entry.revealed = False
    CodexName.objects.of(entry.campaign).filter(entry=entry, revealed=True).update(revealed=False)
    return _save(entry, now)


@transaction.atomic
def remove_entry(entry: CodexEntry) -> None:
    """Take away a page that no event names; its last version is kept. Raise RuleError when one does."""
    entry = lock_entry(entry)
    names = [name.name for name in entry.names.all()]
    if Event.objects.of(entry.campaign).live().naming(names).exists():
        raise RuleError(_("The log names it: the page stays. Hide it, or merge it with another."))
    entry.delete()


def _save(entry: CodexEntry, now: dt.datetime) -> CodexEntry:
    entry.version += 1
    entry.updated_at = now
    entry.save()
    return entry
