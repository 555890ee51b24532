"""Two pages of the codex that are about one: make them one."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from events_app.domain.codex.names import lock_entry
from events_app.models import CodexEntry, CodexName


@dataclass(frozen=True, slots=True)
class Merger:
    """What becomes of two pages. `tells_players`: they know both names, and will read that these are one."""

    description: str
    gm_notes: str
    tells_players: bool


def plan_merge(entry: CodexEntry, into: CodexEntry) -> Merger:
    """A text that players could not read before the merge goes to the GM's notes rather than before their eyes."""
    players = Viewer(campaign=into.campaign, member=None)
    shown = set(CodexEntry.objects.visible_to(players).with_ids([entry.pk, into.pk]).values_list("pk", flat=True))
    notes = [into.gm_notes, entry.gm_notes]
    texts = []
    for each in (into, entry):
        if not shown or each.pk in shown:
            texts.append(each.description)
        else:
            notes.append(each.description)
    return Merger(_joined(texts), _joined(notes), tells_players=len(shown) == 2)


@transaction.atomic
def merge_entries(entry: CodexEntry, *, into: CodexEntry, now: dt.datetime) -> CodexEntry:
    """Make `entry` a part of the other: its names become aliases there, its texts are added, its page goes.

    The database keeps its last version; an alias that is taken away again gets back a page of its own.
    Raise RuleError when they are of different kinds, or one and the same.
    """
    if entry.pk == into.pk:
        raise RuleError(_("Choose another page than this one."), field="other")
    # Always in one order, so that two who merge the same pages the other way round do not wait for each other.
    rows = {row.pk: row for row in (lock_entry(each) for each in sorted((entry, into), key=lambda each: each.pk))}
    entry, into = rows[entry.pk], rows[into.pk]
    if entry.kind != into.kind:
        raise RuleError(_("Only pages of one kind can be merged."), field="other")
    merger = plan_merge(entry, into)
    into.description, into.gm_notes = merger.description, merger.gm_notes
    names = CodexName.objects.of(into.campaign).filter(entry=entry)
    if entry.revealed:
        names.filter(is_alias=False).update(revealed=True)
    names.update(entry=into, is_alias=True)
    entry.delete()
    into.version += 1
    into.updated_at = now
    into.save()
    return into


def _joined(texts: list[str]) -> str:
    return "\n\n".join(dict.fromkeys(text for text in texts if text))
