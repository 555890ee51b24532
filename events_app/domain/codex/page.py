"""One page of the codex, as one reader may know it."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.domain.storable import UNSTORABLE
from campaigntracker.campaigns.models import Member, Viewer
from events_app.domain.timeline_entries import Entry, make_entry
from events_app.models import CodexEntry, CodexName, Event
from events_app.models.codex_entry import LONGEST_NAME, Kind
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Session, SessionPlayer

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name by which the reader knows it. `is_secret`: to a GM, one that players do not know."""

    row: CodexName
    is_secret: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """An event that names it, worded as the timeline words it."""

    event: Event
    entry: Entry


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who was at the table in sessions that tell of it, with the characters they played there."""

    member: Member
    characters: tuple[str, ...]
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """`aliases` leaves out the name that it is called by here; `next_page` is the event after which others follow."""

    entry: CodexEntry
    name: str
    aliases: tuple[NameLine, ...]
    is_hidden: bool
    is_told: bool
    count: int
    first: Event | None
    last: Event | None
    sessions: tuple[Session, ...]
    witnesses: tuple[Witness, ...]
    mentions: tuple[Mention, ...]
    is_continued: bool
    next_page: UUID | None


def find_entry(viewer: Viewer, pk: UUID) -> CodexEntry | None:
    """The entry with what `read_entry` needs of it, where the viewer may know of it."""
    entry = CodexEntry.objects.visible_to(viewer).named_for(viewer).filter(pk=pk).first()
    if entry is not None:
        entry.campaign = viewer.campaign
    return entry


def find_named(viewer: Viewer, kind: str, name: str) -> CodexEntry | None:
    """The entry of that kind that the viewer knows by that name, whatever the case."""
    if kind not in Kind.values or len(name) > LONGEST_NAME or UNSTORABLE.search(name):
        return None
    known = CodexName.objects.known_to(viewer).claiming([name]).filter(kind=kind).first()
    return find_entry(viewer, known.entry_id) if known else None


def read_entry(entry: CodexEntry, viewer: Viewer, *, zone: dt.tzinfo, after: UUID | None = None) -> EntryPage:
    """One page of what the log tells of it; `after` is the event that ended the page before."""
    names = list(CodexName.objects.known_to(viewer).filter(entry=entry).own_first())
    live = Event.objects.visible_to(viewer).live().naming([name.name for name in names])
    events, is_continued, next_page = _page(live, after)
    seen = live.in_seen_order().with_session()
    first, last = seen.first(), seen.last()
    known = _known_to_players(entry, viewer) if viewer.is_gm else {name.pk for name in names}
    sessions = Session.objects.visible_to(viewer).with_ids(live.session_ids()).in_order()
    return EntryPage(
        entry=entry,
        name=names[0].name,
        aliases=tuple(NameLine(name, name.pk not in known) for name in names[1:]),
        is_hidden=not known,
        is_told=bool(known) and not entry.revealed,
        count=live.count(),
        first=first,
        last=last,
        sessions=tuple(sessions),
        witnesses=_witnesses(viewer, [session.pk for session in sessions]),
        mentions=tuple(Mention(event, make_entry(event, viewer.campaign.definition, zone)) for event in events),
        is_continued=is_continued,
        next_page=next_page,
    )


def is_known_to_players(entry: CodexEntry) -> bool:
    players = Viewer(campaign=entry.campaign, member=None)
    return CodexEntry.objects.visible_to(players).filter(pk=entry.pk).exists()


def _known_to_players(entry: CodexEntry, viewer: Viewer) -> set[UUID]:
    players = Viewer(campaign=viewer.campaign, member=None)
    return set(CodexName.objects.known_to(players).filter(entry=entry).values_list("pk", flat=True))


def _page(live: EventQuerySet, after: UUID | None) -> tuple[list[Event], bool, UUID | None]:
    """The latest first; whether others come before them, and the id after which the next page begins."""
    last = live.filter(pk=after).first() if after else None
    rest = live.beyond(last.real_time, last.id, newest_first=True) if last else live
    events = list(rest.in_clock_order(newest_first=True).with_session()[: PER_PAGE + 1])
    return events[:PER_PAGE], last is not None, events[PER_PAGE - 1].pk if len(events) > PER_PAGE else None


def _witnesses(viewer: Viewer, session_ids: list[UUID]) -> tuple[Witness, ...]:
    """Whoever came to these sessions, the most faithful first."""
    came = SessionPlayer.objects.of_sessions(viewer.campaign, session_ids).attended().with_who()
    evenings: dict[UUID, list[SessionPlayer]] = defaultdict(list)
    for player in came:
        evenings[player.member_id].append(player)
    witnesses = [
        Witness(
            players[0].member,
            tuple(dict.fromkeys(character.name for player in players for character in player.characters.all())),
            len(players),
        )
        for players in evenings.values()
    ]
    return tuple(sorted(witnesses, key=lambda witness: (-witness.sessions, witness.member.display_name)))
