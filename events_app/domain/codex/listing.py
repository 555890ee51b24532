"""The list of the codex, as one reader may know it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from events_app.models import CodexEntry, CodexName, Event, Kind

PER_PAGE = 40
BATCH = 2000


@dataclass(slots=True)
class Known:
    """An entry by the names that the reader may know; the first is the one it is called by."""

    id: UUID
    kind: str
    names: list[str] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)

    @property
    def shown_name(self) -> str:
        return self.names[0]

    def is_called(self, words: Iterable[str]) -> bool:
        return all(any(word in name for name in self.folded) for word in words)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list. `first`, `last`: events, None where the log does not name it (to this reader)."""

    entry: CodexEntry
    name: str
    aliases: tuple[str, ...]
    mentions: int
    first: Event | None
    last: Event | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class CodexList:
    """One page of the list. `counts`: how many of each kind there are; `next_page`: the id after which it goes on."""

    rows: tuple[Row, ...]
    counts: dict[str, int]
    found: int
    total: int
    next_page: UUID | None


def read_codex(
    viewer: Viewer,
    *,
    kind: str = "",
    text: str = "",
    by_last_seen: bool = False,
    only_hidden: bool = False,
    after: UUID | None = None,
) -> CodexList:
    """One page of what the reader may know; `after` is the entry that ended the page before, `only_hidden` for GMs."""
    everything = known_entries(viewer)
    counts = {each.value: sum(entry.kind == each for entry in everything) for each in Kind}
    words = text.lower().split()
    found = [entry for entry in everything if (not kind or entry.kind == kind) and entry.is_called(words)]
    if only_hidden and viewer.is_gm:
        hidden = set(CodexEntry.objects.hidden_from(_players(viewer)).values_list("pk", flat=True))
        found = [entry for entry in found if entry.id in hidden]
    page, next_page = _page(_latest_first(found, viewer) if by_last_seen else found, after)
    return CodexList(tuple(_rows(page, viewer)), counts, len(found), len(everything), next_page)


def known_entries(viewer: Viewer) -> list[Known]:
    """Every entry that the reader may know, by name."""
    entries: dict[UUID, Known] = {}
    names = CodexName.objects.all_known_to(viewer).own_first()
    for entry_id, kind, name, folded in names.values_list("entry_id", "kind", "name", "folded"):
        known = entries.setdefault(entry_id, Known(entry_id, kind))
        known.names.append(name)
        known.folded.append(folded)
    return sorted(entries.values(), key=lambda entry: (entry.folded[0], entry.kind, entry.id))


def _latest_first(found: list[Known], viewer: Viewer) -> Iterable[Known]:
    """Walk the log backwards until as many are met as are asked for; those it never names come last, by name."""
    by_name = defaultdict(list)
    for entry in found:
        for folded in entry.folded:
            by_name[folded].append(entry)
    waiting = {entry.id: entry for entry in found}
    log = Event.objects.visible_to(viewer).live().names_latest_first()
    for names in log.iterator(chunk_size=BATCH):
        if not waiting:
            break
        for name in names:
            for entry in by_name.get(name.lower(), ()) if name else ():
                if waiting.pop(entry.id, None):
                    yield entry
    yield from waiting.values()


def _page(found: Iterable[Known], after: UUID | None) -> tuple[list[Known], UUID | None]:
    """An `after` that is not among them asks for the first page."""
    met: list[Known] = []
    start = 0
    for entry in found:
        met.append(entry)
        if entry.id == after:
            start = len(met)
        if (after is None or start) and len(met) > start + PER_PAGE:
            break
    page = met[start : start + PER_PAGE]
    return page, page[-1].id if len(met) > start + PER_PAGE else None


def _rows(page: list[Known], viewer: Viewer) -> Iterable[Row]:
    entries: Any = CodexEntry.objects.visible_to(viewer).with_ids([known.id for known in page]).with_sightings(viewer)
    if viewer.is_gm:
        entries = entries.with_is_known_to(_players(viewer))
    by_id = {entry.pk: entry for entry in entries}
    seen = [by_id[known.id].sightings for known in page if known.id in by_id]
    ids = {UUID(one[key]) for one in seen if one and one["count"] for key in ("first", "last")}
    events = Event.objects.visible_to(viewer).with_session().in_bulk(ids)
    for known in page:
        entry = by_id.get(known.id)
        if entry is None:
            continue
        told = entry.sightings or {"count": 0, "first": None, "last": None}
        first, last = (events.get(UUID(told[key])) if told[key] else None for key in ("first", "last"))
        is_hidden = viewer.is_gm and not entry.is_known
        yield Row(entry, known.shown_name, tuple(known.names[1:]), told["count"], first, last, is_hidden)


def _players(viewer: Viewer) -> Viewer:
    """Somebody at the table who is no GM."""
    return Viewer(campaign=viewer.campaign, member=None)
