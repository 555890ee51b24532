"""Two pages of the codex that are about one: make them one."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from events_app.domain.codex.names import lock_entry
from events_app.models import CodexEntry, CodexName


@dataclass(frozen=True, slots=True)
class Merger:
    """What becomes of two pages. `knows_entry`, `knows_both`: which of them players know, before the merge.

    `known_names`: the ids of those names of the page that goes which players know it by.
    """

    description: str
    gm_notes: str
    revealed: bool
    knows_entry: bool
    knows_both: bool
    known_names: frozenset[UUID]


def plan_merge(entry: CodexEntry, into: CodexEntry, *, tell: bool | None = None) -> Merger:
    """A text that players could not read before the merge goes to the GM's notes rather than before their eyes, and
    so does what would show them that two are one, unless they are told.

    `tell` None is what a GM is offered: to tell nothing where players know both.
    """
    players = Viewer(campaign=into.campaign, member=None)
    shown = set(CodexEntry.objects.visible_to(players).with_ids([entry.pk, into.pk]).values_list("pk", flat=True))
    names = CodexName.objects.known_to(players).filter(entry=entry).values_list("pk", flat=True)
    knows_both = len(shown) == 2
    tell = not knows_both if tell is None else tell
    revealed = into.revealed or (entry.revealed and knows_both and tell)
    notes = [into.gm_notes, entry.gm_notes]
    texts = []
    for each in (into, entry):
        if not revealed or (each.revealed and (tell or each.pk == into.pk)):
            texts.append(each.description)
        else:
            notes.append(each.description)
    return Merger(_joined(texts), _joined(notes), revealed, entry.pk in shown, knows_both, frozenset(names))


@transaction.atomic
def merge_entries(entry: CodexEntry, *, into: CodexEntry, now: dt.datetime, tell: bool | None = None) -> CodexEntry:
    """Make `entry` a part of the other: its names become aliases there, its texts are added, its page goes.

    `tell`: players may know that they are the same, by the names that they know; None as `plan_merge` offers. Untold,
    they no longer find a page by those names.
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
    merger = plan_merge(entry, into, tell=tell)
    tell = not merger.knows_both if tell is None else tell
    into.description, into.gm_notes, into.revealed = merger.description, merger.gm_notes, merger.revealed
    names = CodexName.objects.of(into.campaign).filter(entry=entry)
    names.filter(pk__in=merger.known_names).update(revealed=tell)
    names.update(entry=into, is_alias=True)
    entry.delete()
    into.version += 1
    into.updated_at = now
    into.save()
    return into


def _joined(texts: list[str]) -> str:
    return "\n\n".join(dict.fromkeys(text for text in texts if text))
