"""The events that a figure stands on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from events_app.domain.analytics.asked import PERSONAL_FIGURES
from events_app.domain.analytics.rows import Evening
from events_app.domain.fold.tally import (
    BY_DEALT,
    BY_HEALED,
    BY_KILLED,
    BY_RECEIVED,
    COMBATS,
    DEALT,
    HEALED,
    KILLED,
    RECEIVED,
    TREASURE,
    XP,
    effect_of,
)
from events_app.domain.projection import party_names
from events_app.domain.search_rows import FoundEvent, load_found
from events_app.models import Event

PER_PAGE = 50
# So many evenings are read at once: each holds an event that counts at least.
EVENINGS = 25


@dataclass(frozen=True, slots=True)
class Figure:
    """`key`: its name in documents; `types`: of events that may add to it, all where empty; its places in a tally."""

    key: str
    types: tuple[str, ...]
    place: int = -1
    personal_place: int = -1


FIGURES = {
    "events": Figure("eventCount", ()),
    "combats": Figure("combatEncounters", ("combat_start",), COMBATS),
    "dealt": Figure("totalDamageDealt", ("damage",), DEALT, BY_DEALT),
    "taken": Figure("totalDamageReceived", ("damage",), RECEIVED, BY_RECEIVED),
    "healed": Figure("totalHealingDone", ("healing",), HEALED, BY_HEALED),
    "kills": Figure("npcsKilled", ("npc_killed",), KILLED, BY_KILLED),
    "treasure": Figure("treasureGained", ("treasure_gained",), TREASURE),
    "xp": Figure("xpEarned", ("xp_awarded",), XP),
}


@dataclass(frozen=True, slots=True)
class Place:
    """An event by its session's number and its own."""

    session: int
    seq: int

    @classmethod
    def read(cls, text: str) -> "Place | None":
        number, _dot, seq = text.partition(".")
        known = all(part.isascii() and part.isdigit() and len(part) < 10 for part in (number, seq))
        return cls(int(number), int(seq)) if known else None

    def __str__(self) -> str:
        return f"{self.session}.{self.seq}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A page of events with what each adds; `total` is what all of them add up to, on all pages.

    `stated`: the sessions whose figure somebody stated, which these events need not add up to.
    """

    events: tuple[tuple[FoundEvent, int], ...]
    total: int
    stated: tuple[Evening, ...]
    following: Place | None


def counted(evening: Evening, figure: str, category: str) -> int:
    """What the log itself says of the evening."""
    if category:
        return evening.counts.get(category, 0)
    return evening.counted.get(FIGURES[figure].key, 0)


def read_evidence(
    viewer: Viewer,
    evenings: Sequence[Evening],
    figure: str,
    *,
    character: str = "",
    category: str = "",
    after: Place | None = None,
) -> Evidence:
    """Of the evenings as `narrow` leaves them, in their order, each as it was recorded. `category`: of events alone."""
    asked = FIGURES[figure]
    category = category if figure == "events" else ""
    share = _share(asked, character, party_names(viewer.campaign))
    concerned = [evening for evening in evenings if counted(evening, figure, category)]
    ahead = [evening for evening in concerned if after is None or evening.number >= after.session]
    found: list[tuple[FoundEvent, int]] = []
    for start in range(0, len(ahead), EVENINGS):
        some = ahead[start : start + EVENINGS]
        for event in _events(viewer, [evening.id for evening in some], asked.types, category, after):
            amount = share(event)
            if amount is not None:
                found.append((event, amount))
        if len(found) > PER_PAGE:
            break
    last = found[PER_PAGE - 1][0] if len(found) > PER_PAGE else None
    return Evidence(
        tuple(found[:PER_PAGE]),
        sum(counted(evening, figure, category) for evening in concerned),
        tuple(evening for evening in evenings if not category and asked.key in evening.stated),
        Place(last.session_number or 0, last.seq or 0) if last else None,
    )


def can_be_asked(figure: str, character: str) -> bool:
    return figure in FIGURES and (not character or FIGURES[figure].key in PERSONAL_FIGURES)


def _events(
    viewer: Viewer, sessions: Sequence[UUID], types: Sequence[str], category: str, after: Place | None
) -> list[FoundEvent]:
    events = Event.objects.visible_to(viewer).live().in_sessions(viewer.campaign, sessions)
    if types:
        events = events.of_types(types)
    if category:
        events = events.in_categories([category])
    if after is not None:
        events = events.behind_in_log(after.session, after.seq)
    return load_found(events.in_campaign_order())


def _share(figure: Figure, character: str, party: Mapping[str, str]) -> Callable[[FoundEvent], int | None]:
    """What an event adds to the figure; None where it does not count for it."""

    def of_party(event: FoundEvent) -> int | None:
        amounts = [amount for place, amount in effect_of(event, party).figures if place == figure.place]
        return amounts[0] if amounts else None

    def of_character(event: FoundEvent) -> int | None:
        own = (character, figure.personal_place)
        amounts = [amount for name, place, amount in effect_of(event, party).characters if (name, place) == own]
        return amounts[0] if amounts else None

    if character:
        return of_character
    return (lambda event: 1) if figure.place < 0 else of_party
