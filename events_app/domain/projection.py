"""The figures kept on the session, in two copies: what the GM knows and what the party knows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from campaigntracker.campaigns.models import Campaign, Character, Viewer
from events_app.domain.figures import FIGURE_KEYS, LIST_KEYS, Happening, digest
from events_app.models import Event, Visibility
from sessions_app.models import Session

READ = ("type", "actor", "target", "location", "name", "description", "amount", "visibility")


def party_names(campaign: Campaign) -> frozenset[str]:
    """Every name and id by which an event may mean a character of the campaign, casefolded."""
    rows = Character.objects.of(campaign).values_list("name", "external_id", "id", "aliases")
    return frozenset(str(value).casefold() for *row, aliases in rows for value in (*row, *aliases) if value)


class Kept(Happening, Protocol):
    """What the fold reads of an event, and who may know of it."""

    @property
    def visibility(self) -> str: ...


def compute_projection(events: Sequence[Kept], party: Collection[str]) -> dict[str, Any]:
    """Fold events, none of them voided and in real order, into what is kept on their session."""
    known_to_all = [event for event in events if event.visibility == Visibility.PARTY]
    return {"gm": digest(events, party).to_json(), "party": digest(known_to_all, party).to_json()}


def refresh_projection(session: Session, *, party_sees: bool, party: frozenset[str] | None = None) -> None:
    """Bring the kept figures up to date; call it in the transaction that changed the events, the session locked.

    `party_sees`: whether anything changed that the party may see, or might before. `party` spares the look-up to a
    caller who refreshes many sessions of one campaign.
    """
    if party is None:
        party = party_names(session.campaign)
    events = list(Event.objects.of_session(session).live().only(*READ).in_real_order())
    session.projection = compute_projection(events, party)
    session.log_version += 1
    session.party_log_version += party_sees
    session.save(update_fields=["projection", "log_version", "party_log_version"])


def refresh_campaign(campaign: Campaign) -> int:
    """Bring every session of the campaign up to date; return how many changed."""
    party, changed = party_names(campaign), 0
    for session in Session.objects.of(campaign).select_for_update().in_order():
        before = session.projection
        refresh_projection(session, party_sees=True, party=party)
        changed += session.projection != before
    return changed


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as a page shows it. `stated`: a person or an import said so, and it wins over the computed one."""

    key: str
    value: int
    stated: bool


@dataclass(frozen=True, slots=True)
class SessionDigest:
    """What a session adds up to for one viewer."""

    figures: tuple[Figure, ...]
    highlights: tuple[str, ...]
    npcs_introduced: tuple[str, ...]
    locations_visited: tuple[str, ...]
    items_acquired: tuple[str, ...]
    quests_started: tuple[str, ...]
    quests_completed: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not any(figure.value for figure in self.figures)

    @property
    def has_names(self) -> bool:
        """Whether anybody or anything new was named."""
        return any(
            (
                self.npcs_introduced,
                self.locations_visited,
                self.items_acquired,
                self.quests_started,
                self.quests_completed,
            )
        )


def session_digest(session: Session, viewer: Viewer) -> SessionDigest:
    """Read the viewer's copy, with what was stated laid over it."""
    copy = session.projection.get("gm" if viewer.is_gm else "party", {})
    computed = copy.get("figures", {})
    figures = tuple(
        Figure(key, session.stats.get(key, computed.get(key, 0)), stated=key in session.stats) for key in FIGURE_KEYS
    )
    lists = [tuple(dict.fromkeys([*session.summary.get(key, []), *copy.get(key, [])])) for key in LIST_KEYS]
    return SessionDigest(figures, *lists)
