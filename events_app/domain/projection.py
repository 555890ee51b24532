"""What a session adds up to, kept on it in two copies: what the GM knows and what the party knows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from campaigntracker.campaigns.models import Campaign, Character, Viewer
from campaigntracker.postgres.prepared import prepared
from events_app.domain.figures import FIGURE_KEYS, LIST_KEYS
from events_app.domain.fold import FORM, PERSONAL, CopyFold, Fold, Row
from events_app.models import Event
from sessions_app.models import Session
from sessions_app.models.session_queryset import SessionQuerySet


def party_names(campaign: Campaign) -> dict[str, str]:
    """From every name and id by which an event may mean a character of the campaign, casefolded, to its name.

    Where one character's alias is another's name, the name counts.
    """
    return names_from(CharacterNames(*row) for row in _characters(campaign.pk))


class CharacterNames(NamedTuple):
    """How the log may mean a character. The fields are columns; `id` is a text where it comes as JSON."""

    name: str
    external_id: str
    id: UUID | str
    aliases: list[str]


def names_from(characters: Iterable[CharacterNames]) -> dict[str, str]:
    """`party_names` of these characters, in the order in which they came."""
    known = list(characters)
    party = {alias.casefold(): one.name for one in known for alias in one.aliases}
    names = ((str(value), one.name) for one in known for value in (one.name, one.external_id, one.id) if value)
    return party | {value.casefold(): name for value, name in names}


@prepared
def _characters(campaign: Any) -> "QuerySet[Character, tuple[Any, ...]]":
    return Character.objects.of(campaign).as_they_came().values_list(*CharacterNames._fields)


def refold(session: Session, party: Mapping[str, str]) -> Fold:
    """Fold all events of the session anew."""
    rows = Event.objects.of_session(session).live().in_real_order().values_list(*Row._fields)
    return Fold.of((Row(*row) for row in rows), party)


def refresh_projection(session: Session, *, party_sees: bool, party: Mapping[str, str] | None = None) -> None:
    """Fold the session anew; call it in the transaction that changed its events, the session locked.

    `party_sees`: whether anything changed that the party may see, or might before. `party` spares the look-up to a
    caller who refreshes many sessions of one campaign.
    """
    session.projection = refold(session, party_names(session.campaign) if party is None else party).to_json()
    session.log_version += 1
    session.party_log_version += party_sees
    session.save(update_fields=["projection", "log_version", "party_log_version"])


def extend_projection(
    session: Session, fresh: Sequence[Row], *, party_sees: bool, party: Callable[[], Mapping[str, str]]
) -> None:
    """Fold events just recorded into what is kept, and keep it with the session's counter; the session is locked.

    Only an event earlier than one folded before makes it read the others again. `party` looks up the names, if need be.
    """
    in_order = sorted(fresh, key=lambda event: (event.real_time, event.seq))
    fold = Fold.from_json(session.projection)
    if fold is None and session.last_seq == len(fresh):
        fold = Fold()
    if fold is not None and fold.follows(in_order[0]):
        names = party() if any(event.type in PERSONAL for event in fresh) else {}
        for event in in_order:
            fold.add(event, names)
    else:
        fold = refold(session, party())
    session.projection = fold.to_json()
    session.log_version += 1
    session.party_log_version += party_sees
    Session.objects.of_id(session).update(
        last_seq=session.last_seq,
        projection=session.projection,
        log_version=session.log_version,
        party_log_version=session.party_log_version,
    )


def refresh_campaign(campaign: Campaign, *, only_stale: bool = False) -> int:
    """Bring every session of the campaign up to date; return how many changed. `only_stale`: no more than those."""
    party, changed = party_names(campaign), 0
    sessions = stale_sessions() if only_stale else Session.objects.all()
    for session in sessions.of(campaign).select_for_update().in_order():
        before = session.projection
        refresh_projection(session, party_sees=True, party=party)
        changed += session.projection != before
    return changed


def stale_sessions() -> SessionQuerySet:
    """Those that have had events, and keep what they add up to in another version's form."""
    return Session.objects.kept_in_other_form_than(FORM)


def kept_fold(session: Session) -> Fold:
    """What is kept, or, where that is of another version's form, what should be."""
    fold = Fold.from_json(session.projection)
    if fold is None:
        fold = refold(session, party_names(session.campaign)) if session.last_seq else Fold()
    return fold


def kept_copy(session: Session, viewer: Viewer) -> CopyFold:
    """The viewer's copy."""
    return kept_fold(session).copy(is_gm=viewer.is_gm)


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
    copy = kept_copy(session, viewer)
    computed, names = copy.figures.to_json(), copy.names
    figures = tuple(
        Figure(key, session.stats.get(key, computed[key]), stated=key in session.stats) for key in FIGURE_KEYS
    )
    lists = [tuple(dict.fromkeys([*session.summary.get(key, []), *names.get(key, [])])) for key in LIST_KEYS]
    return SessionDigest(figures, *lists)
