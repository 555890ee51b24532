"""How the rest of the project asks for sessions."""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    Func,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Greatest, JSONArray

from campaigntracker.campaigns.models import Campaign, Member, Viewer
from campaigntracker.postgres.compiled import compiled
from sessions_app.models.session_player import SessionPlayer

if TYPE_CHECKING:
    from sessions_app.models.session import Session


# What a reader looks for first: what is being played, what lies ahead (the next first), what was played last.
NEXT_FIRST = (
    Case(When(status="in_progress", then=0), When(status="planned", then=1), default=2),
    Case(When(status="planned", then=F("real_start_time"))).asc(nulls_last=True),
    Case(When(status="planned", then=F("number"))).asc(nulls_last=True),
    F("number").desc(),
)
SORTS = {
    "next": NEXT_FIRST,
    "number": (F("number").asc(),),
    "-number": (F("number").desc(),),
    # What has no date yet lies ahead.
    "date": (F("real_start_time").asc(nulls_last=True), F("number").asc()),
    "-date": (F("real_start_time").desc(nulls_first=True), F("number").desc()),
    "duration": (F("duration_minutes").asc(nulls_last=True), F("number").asc()),
    "-duration": (F("duration_minutes").desc(nulls_last=True), F("number").desc()),
}


# Lists of texts, each list as one text.
SEARCHED_LISTS = {
    f"{name}_text": models.Func(
        F(name), models.Value("\n"), function="array_to_string", output_field=models.TextField()
    )
    for name in ("planned_objectives", "actual_objectives")
}
SEARCHED_FIELDS = (
    "title",
    "description",
    "location",
    "notes",
    "gm__display_name",
    *SEARCHED_LISTS,
    *(
        f"summary__{key}"
        for key in (
            "gm",
            "auto",
            "highlights",
            "npcsIntroduced",
            "locationsVisited",
            "itemsAcquired",
            "questsStarted",
            "questsCompleted",
        )
    ),
)

# A table that begins late still begins; after this long the evening is over.
MISSED_AFTER = dt.timedelta(hours=12)


def _missed(now: dt.datetime) -> models.Case:
    """The order of planned sessions: 0 for those ahead, 1 for those whose evening is over, 2 for undated ones."""
    return models.Case(
        models.When(real_start_time=None, then=2),
        models.When(real_start_time__lt=now - MISSED_AFTER, then=1),
        default=0,
    )


# What a line of the list says of a session, in the order of `SessionLine`.
LINE_FIELDS = (
    "id",
    "number",
    "title",
    "status",
    "real_start_time",
    "duration_minutes",
    "game_start_time",
    "game_end_time",
    "game_time_elapsed_seconds",
    "planned_objectives",
    "actual_objectives",
    "tags",
    "last_seq",
)


def _as_json_text(expression: Subquery | Func) -> Cast:
    return Cast(expression, models.TextField())


# What recording reads and changes of a session.
LOG_FIELDS = ("status", "last_seq", "projection", "log_version", "party_log_version")


def _as_uuid(text: str) -> UUID | None:
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if str(found) == text else None


class SessionQuerySet(models.QuerySet["Session"]):
    def of(self, campaign: Campaign) -> Self:
        return self.filter(campaign=campaign)

    def of_id(self, session: "Session") -> Self:
        """This one session alone."""
        return self.filter(campaign=session.campaign_id, pk=session.pk)

    def lock_log(self, campaign: Campaign, session: "Session") -> int:
        """Lock the campaign's row, which guards its clock, then the session's, which guards its counter.

        Bring the instance's LOG_FIELDS up to date, and return where the clock stands.
        """
        rows = self.filter(campaign=campaign, pk=session.pk).select_related("campaign")
        # The database locks them in this order.
        locked = rows.only(*LOG_FIELDS, "campaign__clock").select_for_update(of=("campaign", "self")).get()
        for name in LOG_FIELDS:
            setattr(session, name, getattr(locked, name))
        session.campaign = campaign
        clock: int = locked.campaign.clock
        return clock

    def kept_in_other_form_than(self, form: int) -> Self:
        """Those that have had events, but keep their figures in another form."""
        return self.filter(last_seq__gt=0).exclude(projection__contains={"form": form})

    def of_any(self, campaign_ids: Iterable[UUID]) -> Self:
        return self.filter(campaign__in=campaign_ids)

    def visible_to(self, viewer: Viewer) -> Self:
        """The sessions of the viewer's campaign; for anyone but a GM the column `gm_notes` is not even read."""
        sessions = self.filter(campaign=viewer.campaign)
        return sessions if viewer.is_gm else sessions.defer("gm_notes")

    def pulses_for(
        self, user_id: UUID | None, *, slug: str
    ) -> "models.QuerySet[Session, tuple[str, int, int, str | None]]":
        """Status, log version, party log version, and what the user is in the campaign: None without a seat.

        Of the campaign of that address, if this user may read it, by a seat or because all may. One query, for what
        is asked every few seconds.
        """
        seat = FilteredRelation("campaign__members", condition=Q(campaign__members__user=user_id))
        may_read = Q(seat__isnull=False) | Q(campaign__is_public=True)
        sessions = self.annotate(seat=seat).filter(may_read, campaign__slug=slug)
        return sessions.values_list("status", "log_version", "party_log_version", "seat__role")

    def planned(self) -> Self:
        return self.filter(status="planned")

    def played(self) -> Self:
        return self.filter(status="completed")

    def in_progress(self) -> Self:
        return self.filter(status="in_progress")

    def not_cancelled(self) -> Self:
        return self.exclude(status="cancelled")

    def upcoming(self, now: dt.datetime) -> Self:
        """Planned ones, the next first: those ahead, then those whose date has passed, then those without a date."""
        return self.planned().order_by(_missed(now), models.F("real_start_time").asc(nulls_last=True), "number")

    def dated(self) -> Self:
        """Those with a moment of the game."""
        return self.exclude(game_start_time=None, game_end_time=None)

    def game_spans(self) -> "models.QuerySet[Session, tuple[int, int | None, int | None]]":
        """Number, start and end in game time, by number."""
        return self.in_order().values_list("number", "game_start_time", "game_end_time")

    def touching(self, start: int, end: int, *, clock: int) -> Self:
        """Those that share a moment of the game with [start, end), in game order; one in progress reaches the clock."""
        begins = Coalesce("game_start_time", "game_end_time")
        ends = Case(
            When(status="in_progress", then=Greatest("game_start_time", Value(clock, models.BigIntegerField()))),
            default=Coalesce("game_end_time", "game_start_time"),
        )
        touching = self.annotate(game_begins=begins, game_ends=ends).filter(game_begins__lt=end, game_ends__gte=start)
        return touching.order_by("game_begins", "number")

    def game_range(self) -> tuple[int | None, int | None]:
        """The first and the last moment of the game at which one of these sessions begins."""
        sums = self.aggregate(first=models.Min("game_start_time"), last=models.Max("game_start_time"))
        return sums["first"], sums["last"]

    def first_game_start(self) -> int | None:
        """Where in the game the first of these sessions begins, by number."""
        return self.exclude(game_start_time=None).order_by("number").values_list("game_start_time", flat=True).first()

    def latest_game_end(self) -> int | None:
        """The farthest moment of the game that one of these sessions came to."""
        return self.aggregate(end=models.Max("game_end_time"))["end"]

    def next_of_each_campaign(self, now: dt.datetime) -> Self:
        """The first of `upcoming` in each campaign."""
        start = models.F("real_start_time").asc(nulls_last=True)
        return self.planned().order_by("campaign_id", _missed(now), start, "number").distinct("campaign_id")

    def last_of_each_campaign(self) -> Self:
        """The last played in each campaign."""
        return self.played().order_by("campaign_id", "-number").distinct("campaign_id")

    def before(self, session: "Session") -> Self:
        return self.filter(number__lt=session.number)

    def after(self, session: "Session") -> Self:
        return self.filter(number__gt=session.number)

    def numbered(self, number: int) -> Self:
        return self.filter(number=number)

    def numbered_after(self, number: int) -> Self:
        return self.filter(number__gt=number)

    def with_public_ids(self, ids: Iterable[str]) -> Self:
        """Those that documents call by one of these ids: the sender's own, or ours where there is none."""
        ours = [found for found in map(_as_uuid, ids) if found]
        return self.filter(Q(external_id__in=ids) | Q(external_id="", pk__in=ours))

    def for_log(self) -> Self:
        """Only what a reader of its log needs."""
        return self.only("campaign_id", "external_id", "last_seq")

    def with_ids(self, ids: Iterable[UUID]) -> Self:
        return self.filter(pk__in=ids)

    def in_order(self) -> Self:
        return self.order_by("number")

    def latest_first(self) -> Self:
        return self.order_by("-number")

    def sorted_by(self, sort: str) -> Self:
        """In the order of one of SORTS; a minus turns it round."""
        return self.order_by(*SORTS[sort])

    def with_status(self, status: str) -> Self:
        return self.filter(status=status)

    def choices_of(self, campaign: Campaign) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """What its sessions can be narrowed by, in one query: their tags, and (id, name) of who is at the table."""
        [(tags, players)] = _choices(campaign.pk)
        return tuple(sorted(tags)), tuple((member, name) for member, name in json.loads(players))

    def tagged(self, tag: str) -> Self:
        return self.filter(tags__contains=[tag])

    def attended_by(self, member: Member) -> Self:
        return self.filter(Q(players__member=member, players__attended=True))

    def missed_by(self, member: Member) -> Self:
        """Those played without this member, on the roster or not."""
        came = SessionPlayer.objects.of_outer_session().attended().filter(member=member)
        return self.played().exclude(Exists(came))

    def with_player(self, member: Member) -> Self:
        """Those this member came to, and those still to be played that the member has not declined."""
        is_expected = Q(status__in=("planned", "in_progress")) & ~Q(players__rsvp="no")
        return self.filter(Q(players__attended=True) | is_expected, players__member=member)

    def holding_events(self, own: UUID | None = None) -> Self:
        """Those that an event can stand in, the latest first: played or being played, and the one it stands in now."""
        return self.filter(Q(status__in=("in_progress", "completed")) | Q(pk=own)).order_by("-number")

    def starting_between(self, start: dt.datetime | None, end: dt.datetime | None) -> Self:
        """Those whose real start lies in [start, end); None leaves a side open."""
        sessions = self
        if start is not None:
            sessions = sessions.filter(real_start_time__gte=start)
        if end is not None:
            sessions = sessions.filter(real_start_time__lt=end)
        return sessions

    def matching(self, text: str, *, told: Callable[[str], models.QuerySet[Any]] | None = None) -> Self:
        """Those that hold every word of the text in what the party may read, or bear it as their number.

        `told` gives for a word the ids of the sessions whose log mentions it; the log lies in an app above this one,
        and who asks decides what of it may be known.
        """
        sessions = self
        for word in text.split():
            number = word.lstrip("#")
            found = Q(number=int(number)) if number.isascii() and number.isdigit() else Q()
            for name in SEARCHED_FIELDS:
                found |= Q(**{f"{name}__icontains": word})
            found |= Q(tags__contains=[word.lower()])
            found |= Q(Exists(SessionPlayer.objects.of_outer_session().mentioning(word)))
            if told is not None:
                found |= Q(pk__in=told(word))
            sessions = sessions.alias(**SEARCHED_LISTS).filter(found)
        return sessions

    def for_links(self) -> Self:
        """Load no more of each than what a link to it says."""
        return self.only("campaign", "number", "title")

    def with_previous_game_end(self) -> Self:
        """Annotate the number of the session played before each one, and where game time stood when that one ended.

        `previous_number` and `previous_game_end` (in total seconds) are None where there is none before it.
        """
        last = self._played_before()
        return self.annotate(
            previous_number=Subquery(last.values("number")[:1]),
            previous_game_end=Subquery(last.values("game_end_time")[:1]),
        )

    def _played_before(self) -> "SessionQuerySet":
        """For a subquery: the sessions before each one that say when in the game they ended, the last first."""
        earlier = self.model._default_manager.filter(
            campaign_id=OuterRef("campaign_id"), number__lt=OuterRef("number"), game_end_time__isnull=False
        )
        return earlier.exclude(status="cancelled").order_by("-number")

    def lines_for(self, viewer: Viewer) -> "SessionQuerySet":
        """What a line of the list says of each of the viewer's sessions, as `SessionLine` takes it: plain values.

        They are quicker to read than instances; the roster and the session before come as JSON in the same query.
        The last value is how many are found, before the list is cut to a page.
        """
        return self.lines(is_gm=viewer.is_gm).of(viewer.campaign)

    def lines(self, *, is_gm: bool) -> "SessionQuerySet":
        """The same of all campaigns, never read as they are: for a query that says later of which."""
        return _lines(self.model, is_gm=is_gm)

    def with_roster(self) -> Self:
        """Load the GM, and who was to play with which characters, in a fixed number of queries."""
        roster = SessionPlayer.objects.select_related("member").prefetch_related("characters").in_order()
        return self.select_related("gm").prefetch_related(Prefetch("players", queryset=roster, to_attr="roster"))

    def with_played_characters(self) -> Self:
        """With the roster, load its characters in the order in which each player listed them."""
        return self.with_roster().prefetch_related("roster__played__character")


@compiled
def _choices(campaign: UUID) -> "models.QuerySet[Campaign, tuple[list[str], str]]":
    tag = models.Func("tags", function="unnest", output_field=models.TextField())
    own = apps.get_model("sessions_app", "Session").objects.filter(campaign=OuterRef("pk")).order_by()
    players = Member.objects.filter(campaign=OuterRef("pk")).at_the_table().in_order()
    return (
        Campaign.objects.order_by()
        .filter(pk=campaign)
        .values_list(
            ArraySubquery(own.annotate(tag=tag).values("tag").distinct()),
            _as_json_text(
                Func(ArraySubquery(players.values(found=JSONArray("pk", "display_name"))), function="to_jsonb")
            ),
        )
    )


@cache
def _lines(model: "type[Session]", *, is_gm: bool) -> SessionQuerySet:
    """The lines of every campaign, never read as they are. Built once: that takes Django longer than to read a page."""
    sessions = SessionQuerySet(model)
    roster = SessionPlayer.objects.of_outer_session().in_order()
    player = JSONArray("member__display_name", "rsvp", "attended")
    lines: Any = sessions.values_list(
        *LINE_FIELDS,
        "log_version" if is_gm else "party_log_version",
        _as_json_text(Subquery(sessions._played_before().values(found=JSONArray("number", "game_end_time"))[:1])),
        _as_json_text(Func(ArraySubquery(roster.values(found=player)), function="to_jsonb")),
        Window(Count("*")),
    )
    return lines
