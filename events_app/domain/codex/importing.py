"""Writing what an import says of the codex; the rest is born from the events."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from campaigntracker.campaigns.models import Campaign
from events_app.models import CodexEntry, CodexName


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """`aliases`: (name, whether players may know it); no name is claimed by two of a kind."""

    kind: str
    name: str
    aliases: tuple[tuple[str, bool], ...]
    description: str
    gm_notes: str
    revealed: bool


def insert_entries(campaign: Campaign, rows: Iterable[NewEntry], *, now: dt.datetime) -> None:
    entries, names = [], []
    for row in rows:
        entry = CodexEntry(
            campaign=campaign,
            kind=row.kind,
            name=row.name,
            description=row.description,
            gm_notes=row.gm_notes,
            revealed=row.revealed,
            created_at=now,
            updated_at=now,
        )
        entries.append(entry)
        names.append(CodexName(campaign=campaign, entry=entry, kind=row.kind, name=row.name))
        names += [
            CodexName(campaign=campaign, entry=entry, kind=row.kind, name=name, is_alias=True, revealed=revealed)
            for name, revealed in row.aliases
        ]
    CodexEntry.objects.bulk_create(entries, batch_size=1000)
    CodexName.objects.bulk_create(names, batch_size=1000)
