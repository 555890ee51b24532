"""The evenings of a campaign as its analytics read them, in as many queries for many as for few."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Count, F, Q, QuerySet, TextField
from django.db.models.functions import MD5, Cast, JSONArray

from campaigntracker.campaigns.models import Viewer
from events_app.domain.analytics.time_in_play import time_in_play
from events_app.domain.figures import FIGURE_KEYS
from events_app.domain.fold import FORM, CharacterSums
from events_app.domain.projection import kept_copy
from sessions_app.models import Session, SessionPlayer
from sessions_app.models.expressions import KeptSums

# What is told of an evening besides its log.
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

    @cached_property
    def game_seconds(self) -> int | None:
        """From the moment of the game in which it starts to that in which it ends."""
        return None if self.game_start is None or self.game_end is None else self.game_end - self.game_start


def read_stamp(viewer: Viewer) -> str:
    """Differs as soon as anything does that the reader's figures stand on; in two queries of one row.

    For the party it is made of what the party may see, and stays the same whatever the GM keeps secret.
    """
    sessions = Session.objects.visible_to(viewer).played().order_by()
    told = JSONBAgg(JSONArray(*_facts(viewer)), order_by="number")
    seats = JSONBAgg(JSONArray("session", "attended", "is_guest"), order_by=("session", "id"))
    parts = (
        sessions.aggregate(stamp=MD5(Cast(told, TextField())))["stamp"],
        _seats(viewer).aggregate(stamp=MD5(Cast(seats, TextField())))["stamp"],
    )
    return "-".join(str(part) for part in parts)


def read_evenings(viewer: Viewer) -> tuple[Evening, ...]:
    """By number, in three queries; in one more for each that another version of the program has kept."""
    sessions = Session.objects.visible_to(viewer).played()
    sums = KeptSums(is_gm=viewer.is_gm)
    kept = {row[0]: row[1:] for row in sessions.values_list("id", "last_seq", F("projection__form"), sums)}
    counts = {
        "came": Count("pk", filter=Q(attended=True)),
        "rostered": Count("pk", filter=Q(is_guest=False)),
        "regulars": Count("pk", filter=Q(is_guest=False, attended=True)),
    }
    rosters = {row[0]: row[1:] for row in _seats(viewer).values_list("session").annotate(**counts)}
    found = []
    for row in sessions.in_order().values_list(*FACTS):
        sums_of_log = _sums(viewer, row[0], *kept.get(row[0], (0, None, None)))
        found.append(_evening(row, sums_of_log, rosters.get(row[0], (0, 0, 0))))
    return tuple(found)


def _facts(viewer: Viewer) -> tuple[str, ...]:
    """What an evening's page says of it, and how often what the viewer sees of its log has changed."""
    return (*FACTS, "log_version" if viewer.is_gm else "party_log_version")


def _seats(viewer: Viewer) -> "QuerySet[SessionPlayer]":
    return SessionPlayer.objects.filter(campaign=viewer.campaign, session__status="completed").order_by()


def _sums(viewer: Viewer, session_id: UUID, last_seq: int, form: int | None, sums: Any) -> dict[str, Any] | None:
    if not last_seq:
        return None
    if form == FORM:
        return dict(sums)
    return kept_copy(Session.objects.visible_to(viewer).get(pk=session_id), viewer).to_json()


def _evening(row: tuple[Any, ...], sums: dict[str, Any] | None, roster: tuple[int, int, int]) -> Evening:
    session_id, number, title, start, end, minutes, game_start, game_end, stats = row
    counted = sums["figures"] if sums else {}
    measures = sums["measures"] if sums else {"counts": {}, "runs": [], "peaks": {}, "hoard": None}
    came, rostered, regulars = roster
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
