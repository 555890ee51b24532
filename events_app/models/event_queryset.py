"""How the rest of the project asks for events."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg
from django.db import models
from django.db.models.functions import JSONArray

from campaigntracker.campaigns.models import Campaign, Member, Viewer
from events_app.models.appending import LogStep, append_rows
from events_app.models.inserting import insert_rows
from events_app.models.tsquery import AnyMark, AnyName, Found, Marked
from events_app.models.vocabulary import HIGHLIGHT, PROGRESS, QUEST_TURNS
from sessions_app.models import Session

if TYPE_CHECKING:
    from events_app.models.event import Event


class EventQuerySet(models.QuerySet["Event"]):
    def of(self, campaign: Campaign) -> Self:
        return self.filter(campaign=campaign)

    def of_session(self, session: Session) -> Self:
        return self.filter(campaign_id=session.campaign_id, session=session)

    def from_senders(self, sources: Collection[str], external_ids: Collection[str]) -> Self:
        """Those that came under one of these ids of their senders' own, however many these are.

        In a longer list than 100 the database does not see that none is empty, and so may use the index of ids; it
        would walk through the whole campaign.
        """
        return self.filter(source__in=sources, external_id__in=external_ids).exclude(external_id="")

    def sent_under(self, source: str, beginning: str) -> Self:
        """Those of this sender whose ids begin so."""
        return self.filter(source=source, external_id__startswith=beginning)

    def visible_to(self, viewer: Viewer) -> Self:
        """What this viewer may know of: a GM all of it, anyone else what is the party's and not voided."""
        events = self.filter(campaign=viewer.campaign)
        return events if viewer.is_gm else events.party().live()

    def party(self) -> Self:
        return self.filter(visibility="party")

    def live(self) -> Self:
        return self.filter(voided_at=None)

    def of_types(self, types: Iterable[str]) -> Self:
        return self.filter(type__in=types)

    def progress_of_goals(self) -> Self:
        """Those that tell of progress towards a goal; by the index of what events are found by."""
        return self.filter(Found(Marked(PROGRESS)), type=PROGRESS)

    def highlights(self) -> Self:
        """By the index of what events are found by."""
        return self.filter(Found(Marked(HIGHLIGHT)), type=HIGHLIGHT)

    def in_sessions(self, campaign: Campaign, session_ids: Iterable[UUID]) -> Self:
        return self.filter(campaign=campaign, session__in=session_ids)

    def behind_in_log(self, number: int, seq: int) -> Self:
        """Those that follow this event of that session in `in_campaign_order`, but for what no session holds."""
        return self.filter(models.Q(session__number__gt=number) | models.Q(session__number=number, seq__gt=seq))

    def turns_of_quests(self) -> Self:
        """Those by which a quest is taken up, completed or failed; by the index of what events are found by."""
        return self.filter(Found(AnyMark(QUEST_TURNS)), type__in=QUEST_TURNS)

    def downtime(self) -> Self:
        """Those that happened between sessions."""
        return self.filter(session=None)

    def after_seq(self, seq: int) -> Self:
        return self.filter(seq__gt=seq).order_by("seq")

    def mentioning(self, word: str) -> Self:
        """Those that hold the word in their texts, people or place."""
        return self.filter(
            models.Q(name__icontains=word)
            | models.Q(description__icontains=word)
            | models.Q(actor__icontains=word)
            | models.Q(target__icontains=word)
            | models.Q(location__icontains=word)
        )

    def naming(self, names: Iterable[str]) -> Self:
        """Those whose actor, target, place or name is one of these, whatever the case; by the index."""
        wanted = [name for name in names if name]
        return self.filter(Found(AnyName(wanted))) if wanted else self.none()

    def bearing_names(self, types: Iterable[str]) -> "models.QuerySet[Event]":
        """Those of these types, and those that happen at a named place: what the codex reads, in the log's order."""
        bearing = self.filter(models.Q(type__in=types) | ~models.Q(location=""))
        return bearing.only("type", "name", "actor", "location").in_campaign_order()

    def names_latest_first(self) -> "models.QuerySet[Event, tuple[str, str, str, str]]":
        """Actor, target, place and name of each, the latest at the table first."""
        return self.in_clock_order(newest_first=True).values_list("actor", "target", "location", "name")

    def session_ids(self) -> "models.QuerySet[Event, UUID]":
        """The sessions that they are of, each once; for a subquery too."""
        return self.exclude(session=None).order_by().values_list("session", flat=True).distinct()

    def with_ids(self, ids: Iterable[UUID]) -> Self:
        return self.filter(pk__in=ids)

    def in_real_time(self, start: dt.datetime | None, end: dt.datetime | None) -> Self:
        """Those whose real time lies in [start, end), each of which may be open."""
        events = self if start is None else self.filter(real_time__gte=start)
        return events if end is None else events.filter(real_time__lt=end)

    def beyond(self, moment: dt.datetime, event_id: UUID, *, newest_first: bool) -> Self:
        """Those that follow that event in the order of the real clock, or in its reverse."""
        # The first condition of each is what an index can begin at.
        if newest_first:
            later = models.Q(real_time__lt=moment) | models.Q(id__lt=event_id)
            return self.filter(later, real_time__lte=moment)
        later = models.Q(real_time__gt=moment) | models.Q(id__gt=event_id)
        return self.filter(later, real_time__gte=moment)

    def in_clock_order(self, *, newest_first: bool) -> Self:
        """By the real clock, then as they were made: one order for all events of a campaign."""
        return self.order_by("-real_time", "-id") if newest_first else self.order_by("real_time", "id")

    def in_categories(self, categories: list[str]) -> Self:
        return self.filter(category__in=categories)

    def last_known_place(self) -> str:
        """Where the latest of these events that names a place took place; empty when none does."""
        latest = self.exclude(location="").order_by("-real_time", "-seq")
        return latest.values_list("location", flat=True).first() or ""

    def insert(self, rows: Sequence[Mapping[str, Any]], shared: Mapping[str, Any]) -> None:
        """Write new rows, given as plain JSON, in one statement."""
        insert_rows(self.model, self.db, rows, shared)

    def append(self, rows: Sequence[Mapping[str, Any]], shared: Mapping[str, Any], step: LogStep) -> bool:
        """Write new rows and their session's log in one statement, if that is still as it was read."""
        return append_rows(self.model, self.db, rows, shared, step)

    def with_seqs(self, seqs: Iterable[int]) -> Self:
        return self.filter(seq__in=seqs)

    def as_arrays(self, columns: Iterable[str]) -> list[list[Any]]:
        """These columns of each, in order, as JSON says them; one row of one column for the database's driver."""
        array = JSONArray(*(models.F(column) for column in columns))
        arrays = JSONBAgg(array, order_by=self.query.order_by, default=models.Value([], models.JSONField()))
        found: list[list[Any]] = self.order_by().aggregate(arrays=arrays)["arrays"]
        return found

    def in_recorded_order(self) -> Self:
        return self.order_by("seq")

    def in_real_order(self) -> Self:
        return self.order_by("real_time", "seq")

    def in_seen_order(self) -> Self:
        """By the clock at the table over all sessions; at one moment as they were recorded."""
        return self.order_by("real_time", "seq", "id")

    def in_campaign_order(self) -> Self:
        """Session by session, each as it was recorded; what happened between sessions comes last."""
        return self.order_by(models.F("session__number").asc(nulls_last=True), "seq", "id")

    def in_game_order(self) -> Self:
        return self.order_by("game_time", "seq")

    def moments(self) -> "models.QuerySet[Event, int]":
        """The game times at which anything happened, each once."""
        return self.order_by().values_list("game_time", flat=True).distinct()

    def between(self, start: int, end: int) -> Self:
        """Those whose game time lies in [start, end)."""
        return self.filter(game_time__gte=start, game_time__lt=end)

    def counts_by_day(self, start: int, day_length: int) -> dict[int, int]:
        """How many happened on each day since `start`, the first second of a day; days without any are left out.

        None of these events may lie before `start`: the database cuts off towards 0.
        """
        moment = models.Value(start, models.BigIntegerField())
        day = models.ExpressionWrapper((models.F("game_time") - moment) / day_length, models.BigIntegerField())
        rows = self.order_by().annotate(game_day=day).values_list("game_day").annotate(models.Count("pk"))
        return dict(rows)

    def in_day_order(self) -> Self:
        """As the game's clock tells them; at the same second by session and counter, then what no session holds."""
        return self.order_by("game_time", models.F("session__number").asc(nulls_last=True), "seq", "id")

    def with_session(self) -> Self:
        """Load the session too, but for what is its GM's alone."""
        return self.select_related("session").defer("session__gm_notes", "session__recap_draft")

    def after_in_day_order(self, event: "Event") -> Self:
        """Those that follow an event in `in_day_order`."""
        if event.session is None:
            follows = models.Q(session=None, id__gt=event.id)
        else:
            number = event.session.number
            follows = (
                models.Q(session=None)
                | models.Q(session__number__gt=number)
                | models.Q(session__number=number, seq__gt=event.seq)
            )
        return self.filter(models.Q(game_time__gt=event.game_time) | models.Q(follows, game_time=event.game_time))

    def last_moment_before(self, total: int) -> int | None:
        return self.filter(game_time__lt=total).order_by("-game_time").values_list("game_time", flat=True).first()

    def first_moment_from(self, total: int) -> int | None:
        return self.filter(game_time__gte=total).order_by("game_time").values_list("game_time", flat=True).first()

    def typed_by(self, member: Member) -> Self:
        """Those that this member wrote here; what programs sent in their name is not theirs to undo."""
        return self.filter(author=member, source__in=("", "table"))

    def last_voided(self) -> "Event | None":
        """The one that was voided last; of several at once the first, as it was recorded."""
        return self.exclude(voided_at=None).order_by("-voided_at", "seq").first()

    def latest_recorded(self, count: int) -> "list[Event]":
        """Of one session: the ones recorded last, the last first."""
        return list(self.order_by("-seq")[:count])


class EventManager(models.Manager.from_queryset(EventQuerySet)):  # type: ignore[misc]
    """Never reads the column that only searches need."""

    def get_queryset(self) -> EventQuerySet:
        events: EventQuerySet = super().get_queryset().defer("search")
        return events
