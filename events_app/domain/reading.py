"""Reading a session's log back for one viewer, piece by piece."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Viewer
from events_app.domain.anchors import anchor_of
from events_app.domain.combats import CombatSpan, find_combats, narrow_spans
from events_app.domain.outline import Outline, Piece, outline
from events_app.domain.projection import party_names
from events_app.domain.timeline import Cut, Timeline, build_timeline
from events_app.domain.told import OutlinedRow, ToldEvent, load_log, load_outlined, load_told
from events_app.models import Event
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Session

# A usual night comes whole: cut is what is longer than half as much again.
PIECE = 300


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a log is asked for: nothing said means all of it, in the order of play, from its beginning.

    `after`: the piece that begins behind that event; `at`: the piece that holds it; an event the viewer does not
    find there asks for nothing. `through`: everything up to the end of the piece with that event.
    """

    categories: tuple[str, ...] = ()
    who: str = ""
    text: str = ""
    in_game_order: bool = False
    after: UUID | None = None
    at: UUID | None = None
    through: UUID | None = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.categories or self.who or self.text)


@dataclass(frozen=True, slots=True)
class CombatLink:
    """The way to a combat; `at` is its first event where another piece holds it."""

    name: str
    anchor: str
    at: UUID | None


@dataclass(frozen=True, slots=True)
class TimelineReading:
    """A piece of the timeline as asked for, and of all that the viewer may see: how many of each category count, who.

    `found`: how many events fit what was asked for, in all pieces. `before`: the event told before
    this piece; `next_after`: the one behind which the next begins; `last`: the last of this one.
    """

    timeline: Timeline
    counts: dict[str, int]
    voided: int = 0
    people: tuple[str, ...] = ()
    combats: tuple[CombatLink, ...] = ()
    found: int = 0
    before: UUID | None = None
    next_after: UUID | None = None
    last: UUID | None = None
    latest_anchor: str = ""

    @property
    def total(self) -> int:
        return self.live + self.voided

    @property
    def live(self) -> int:
        """How many count: the figure of events is the same."""
        return sum(self.counts.values())

    @property
    def is_in_pieces(self) -> bool:
        return self.before is not None or self.next_after is not None


def read_timeline(
    session: Session, viewer: Viewer, *, zone: dt.tzinfo, wanted: Wanted | None = None, size: int = PIECE
) -> TimelineReading:
    """Lay out what the viewer may see of what is wanted, in two queries; some more where less than all is asked for."""
    wanted = wanted or Wanted()
    log = Event.objects.visible_to(viewer).of_session(session)
    ordered = log.in_game_order() if wanted.in_game_order else log.in_real_order()
    definition = viewer.campaign.definition
    # A short log is loaded whole; of a long one the shape, and then the texts of the piece.
    is_short = session.last_seq <= size
    everything: Sequence[ToldEvent | OutlinedRow] = (
        load_log(session, viewer, in_game_order=wanted.in_game_order) if is_short else load_outlined(ordered)
    )
    kept = _chosen(everything, wanted, log)
    chosen = everything if kept is None else [everything[position] for position in kept]
    spans = find_combats(everything)
    shape = outline(chosen, definition, spans if kept is None else narrow_spans(spans, kept))
    piece = _piece(shape, chosen, wanted, size)
    before = chosen[piece.start - 1] if piece.start else None
    told = _told(ordered, chosen, piece)
    timeline = build_timeline(
        told[1:] if before else told,
        definition,
        party_names(viewer.campaign),
        zone=zone,
        begins=_begins(session, wanted, chosen[: piece.start]),
        cut=Cut(
            shape,
            piece,
            told[0] if before else None,
            {} if kept is None else _whole_combats(ordered, everything, spans, chosen[piece.start : piece.end]),
        ),
    )
    latest = max(everything, key=lambda event: event.seq or 0, default=None)
    return TimelineReading(
        timeline,
        counts=dict(Counter(event.category for event in everything if not event.is_voided)),
        voided=sum(event.is_voided for event in everything),
        people=_people(everything),
        combats=tuple(_combats(shape, chosen, piece)),
        found=len(chosen),
        before=before.id if before else None,
        next_after=chosen[piece.end - 1].id if piece.end < len(chosen) else None,
        last=chosen[piece.end - 1].id if piece.end else None,
        latest_anchor=anchor_of(latest.id) if latest and any(event.seq == latest.seq for event in told) else "",
    )


def _chosen(events: Sequence[ToldEvent | OutlinedRow], wanted: Wanted, log: EventQuerySet) -> list[int] | None:
    """The positions of what was asked for; None for all."""
    if not wanted.is_narrowed:
        return None
    who = wanted.who.casefold()
    found = set(log.mentioning(wanted.text).values_list("id", flat=True)) if wanted.text else None
    return [
        position
        for position, event in enumerate(events)
        if (not wanted.categories or event.category in wanted.categories)
        and (not who or who in (event.actor.casefold(), event.target.casefold()))
        and (found is None or event.id in found)
    ]


def _whole_combats(
    log: EventQuerySet,
    events: Sequence[ToldEvent | OutlinedRow],
    spans: Sequence[CombatSpan],
    shown: Sequence[ToldEvent | OutlinedRow],
) -> dict[UUID, list[ToldEvent]]:
    """All events of the combats that begin among those shown, whether shown or not, by the id of the first."""
    starts = {event.id for event in shown if event.type == "combat_start"}
    fights = [span for span in spans if events[span.start].id in starts] if starts else []
    own = {events[span.start].id: [events[position] for position in span.own] for span in fights}
    texts = {event.id: event for event in events if isinstance(event, ToldEvent)}
    missing = {event.id for rows in own.values() for event in rows if event.id not in texts}
    texts |= {event.id: event for event in load_told(log.with_ids(missing))} if missing else {}
    return {start: [texts[event.id] for event in rows] for start, rows in own.items()}


def _piece(shape: Outline, events: Sequence[ToldEvent | OutlinedRow], wanted: Wanted, size: int) -> Piece:
    if not (wanted.through or wanted.at or wanted.after):
        return shape.piece_from(0, size) if events else Piece(0, 0)
    places = {event.id: position for position, event in enumerate(events)}
    if wanted.through in places:
        return Piece(0, shape.piece_with(places[wanted.through], size).end)
    if wanted.at in places:
        return shape.piece_with(places[wanted.at], size)
    if wanted.after in places and places[wanted.after] + 1 < len(events):
        return shape.piece_from(places[wanted.after] + 1, size)
    return shape.piece_from(0, size) if events else Piece(0, 0)


def _told(log: EventQuerySet, events: Sequence[ToldEvent | OutlinedRow], piece: Piece) -> Sequence[ToldEvent]:
    """The piece with its texts, and with the event before it, where there is one."""
    shown = events[max(piece.start - 1, 0) : piece.end]
    told = [event for event in shown if isinstance(event, ToldEvent)]
    if len(told) < len(shown):
        ids = {event.id: position for position, event in enumerate(shown)}
        told = sorted(load_told(log.with_ids(ids)), key=lambda event: ids[event.id])
    return told


def _begins(session: Session, wanted: Wanted, earlier: Sequence[ToldEvent | OutlinedRow]) -> int | None:
    """Where game time stood before the piece."""
    for event in reversed(earlier):
        if not event.is_voided:
            return event.game_time
    # Told as it was played and in full, the story begins where the session does.
    return None if wanted.in_game_order or wanted.is_narrowed else session.game_start_time


def _people(events: Sequence[ToldEvent | OutlinedRow]) -> tuple[str, ...]:
    """Who acts or is acted upon, each once whatever the case, by name."""
    names: dict[str, str] = {}
    for name in dict.fromkeys(name for event in events for name in (event.actor, event.target)):
        if name:
            names.setdefault(name.casefold(), name)
    return tuple(name for _key, name in sorted(names.items()))


def _combats(shape: Outline, events: Sequence[ToldEvent | OutlinedRow], piece: Piece) -> list[CombatLink]:
    """All combats but those within another."""
    links, end = [], 0
    for span in shape.spans:
        if span.start < end:
            continue
        end, start = span.end + 1, events[span.start]
        is_here = piece.start <= span.start < piece.end
        links.append(
            CombatLink(start.name or _("Combat"), f"combat-{anchor_of(start.id)}", None if is_here else start.id)
        )
    return links
