"""The evenings of a campaign as its analytics read them: three queries, however many there are."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from campaigntracker.campaigns.models import Viewer
from events_app.domain.analytics.time_in_play import time_in_play
from events_app.domain.figures import FIGURE_KEYS
from events_app.domain.fold import FORM, CharacterSums
from events_app.domain.projection import kept_copy
from sessions_app.models import Session, SessionPlayer
from sessions_app.models.expressions import KeptSums

# What an evening's page says of it, and how often its log has changed: all that tells whether anything here is new.
FACTS = (
    "id",
    "number",
    "title",
    "real_start_time",
    "real_end_time",
    "duration_minutes",
    "game_start_time",
    "game_end_time",
    "stats",
)


@dataclass(frozen=True, slots=True)
class Peak:
    """A single amount, and the number of the event that tells it in its session's log."""

    amount: int
    seq: int

    @classmethod
    def of(cls, kept: list[int] | None) -> "Peak | None":
        return cls(*kept) if kept else None


@dataclass(frozen=True)
class Evening:
    """One session that was played to its end, in the copy of one kind of reader.

    `figures` by their names in documents, with what was stated laid over what was `counted`; `stated`: which of them.
    `seconds`: real time by category. `peaks`: by character, the greatest amount dealt, taken and healed. `came`: how
    many players did, guests too; `rostered` and `regulars`: how many were on the roster and came, without guests.
    """

    id: UUID
    number: int
    title: str = ""
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    minutes: int | None = None
    game_start: int | None = None
    game_end: int | None = None
    figures: Mapping[str, int] = field(default_factory=dict)
    counted: Mapping[str, int] = field(default_factory=dict)
    stated: frozenset[str] = frozenset()
    characters: Mapping[str, CharacterSums] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, int] = field(default_factory=dict)
    peaks: Mapping[str, tuple[Peak | None, ...]] = field(default_factory=dict)
    hoard: Peak | None = None
    bloodiest: Peak | None = None
    came: int = 0
    rostered: int = 0
    regulars: int = 0

    @cached_property
    def hours(self) -> float | None:
        return self.minutes / 60 if self.minutes else None


@dataclass(frozen=True, slots=True)
class EveningFacts:
    """What is read first. `stamp` differs as soon as anything that the reader's figures stand on does."""

    rows: tuple[tuple[Any, ...], ...]
    rosters: Mapping[UUID, tuple[int, int, int]]
    stamp: bytes


def read_facts(viewer: Viewer) -> EveningFacts:
    """Two queries of plain columns. Nothing in them, nor in the stamp, changes for the party with a secret."""
    version = "log_version" if viewer.is_gm else "party_log_version"
    sessions = Session.objects.visible_to(viewer).played().in_order()
    rows = tuple(sessions.values_list(*FACTS, version))
    players = SessionPlayer.objects.filter(campaign=viewer.campaign, session__status="completed").order_by()
    rosters = {
        row[0]: row[1:]
        for row in players.values_list("session").annotate(
            came=Count("pk", filter=Q(attended=True)),
            rostered=Count("pk", filter=Q(is_guest=False)),
            regulars=Count("pk", filter=Q(is_guest=False, attended=True)),
        )
    }
    told = repr((rows, sorted(rosters.items())))
    return EveningFacts(rows, rosters, blake2b(told.encode(), digest_size=16).digest())


def read_evenings(viewer: Viewer, facts: EveningFacts) -> tuple[Evening, ...]:
    """By number. One more query; one each for those that another version of the program has kept."""
    sums = KeptSums(is_gm=viewer.is_gm)
    sessions = Session.objects.visible_to(viewer).played()
    kept = {row[0]: row[1:] for row in sessions.values_list("id", "last_seq", F("projection__form"), sums)}
    return tuple(_evening(row, _sums(viewer, row[0], *kept.get(row[0], (0, None, None))), facts) for row in facts.rows)


def _sums(viewer: Viewer, session_id: UUID, last_seq: int, form: int | None, sums: Any) -> dict[str, Any] | None:
    if not last_seq:
        return None
    if form == FORM:
        return dict(sums)
    return kept_copy(Session.objects.visible_to(viewer).get(pk=session_id), viewer).to_json()


def _evening(row: tuple[Any, ...], sums: dict[str, Any] | None, facts: EveningFacts) -> Evening:
    session_id, number, title, start, end, minutes, game_start, game_end, stats, _version = row
    counted = sums["figures"] if sums else {}
    measures = sums["measures"] if sums else {"counts": {}, "runs": [], "peaks": {}, "hoard": None}
    came, rostered, regulars = facts.rosters.get(session_id, (0, 0, 0))
    return Evening(
        id=session_id,
        number=number,
        title=title,
        start=start,
        end=end,
        minutes=minutes,
        game_start=game_start,
        game_end=game_end,
        figures={key: stats.get(key, counted.get(key, 0)) for key in FIGURE_KEYS},
        counted=counted,
        stated=frozenset(key for key in FIGURE_KEYS if key in stats),
        characters={name: CharacterSums(*own) for name, own in sums["characters"]} if sums else {},
        counts=measures["counts"],
        seconds=time_in_play(measures["runs"], start, end),
        peaks={name: tuple(map(Peak.of, own)) for name, own in measures["peaks"].items()},
        hoard=Peak.of(measures["hoard"]),
        bloodiest=Peak.of(sums["bloodiest"]) if sums else None,
        came=came,
        rostered=rostered,
        regulars=regulars,
    )
