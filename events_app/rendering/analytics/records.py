"""The records as the page tells them: what, how much, who, when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from events_app.domain.analytics.holders import Holder
from events_app.domain.analytics.records import Record
from events_app.domain.analytics.rows import Evening
from events_app.rendering.analytics.links import Links


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """`address` leads to what holds it; `told`: who did what to whom; `until`: the last evening of a stretch."""

    title: str
    value: str
    address: SafeString
    told: str
    evening: Evening
    until: Evening | None


def show_records(
    records: Iterable[Record], holders: Mapping[tuple[UUID, int], Holder], links: Links, slug: str
) -> list[ShownRecord]:
    shown = []
    for record in records:
        holder = holders.get((record.evening.id, record.seq)) if record.seq is not None else None
        shown.append(
            ShownRecord(
                record.title,
                record.value,
                _address(record, holder, links, slug),
                _told(record, holder),
                record.evening,
                record.until,
            )
        )
    return shown


def _address(record: Record, holder: Holder | None, links: Links, slug: str) -> SafeString:
    if holder is not None:
        return escape(reverse("event", args=[slug, holder.id]))
    if record.figure:
        return SafeString(links.evidence(record.figure, session=record.evening.number))
    return SafeString(links.session(record.evening.number))


def _told(record: Record, holder: Holder | None) -> str:
    """Nim → Ghoul; or what the event is called, where it tells of nobody."""
    if holder is None:
        return record.who
    people = " → ".join(name for name in (holder.actor, holder.target) if name)
    return people or record.who or holder.name
