"""The lines of the list of sessions, and the orders they come in."""

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Count, Exists, F, Func, OuterRef, Subquery, Value, When, Window
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, JSONArray, Left, Now

from campaigntracker.campaigns.models import Campaign, Member, Viewer
from campaigntracker.postgres.prepared import prepared
from sessions_app.models.date_option import DateOption
from sessions_app.models.session_moments import SessionMoments
from sessions_app.models.session_player import SessionPlayer, standing_answer
from sessions_app.models.session_states import MISSED_AFTER

if TYPE_CHECKING:
    from sessions_app.models.session import Session
    from sessions_app.models.session_queryset import SessionQuerySet

# What a reader looks for first: what is being played, what lies ahead (the next first), plans whose evening has gone
# by, what was played last.
NEXT_FIRST = (
    Case(
        When(status="in_progress", then=0),
        When(status="planned", real_start_time__lt=Now() - Value(MISSED_AFTER), then=2),
        When(status="planned", then=1),
        default=3,
    ),
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
)


# So much of a published recap is read: its first sentences are looked for in it.
TOLD_LENGTH = 1_000


class SessionLines(SessionMoments):
    """What the list says of each."""

    def sorted_by(self, sort: str) -> Self:
        """In the order of one of SORTS; a minus turns it round."""
        return self.order_by(*SORTS[sort])

    def choices_of(self, campaign: Campaign) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """What its sessions can be narrowed by, in one query: their tags, and (id, name) of who is at the table."""
        [(tags, players)] = _choices(campaign.pk)
        return tuple(sorted(tags)), tuple((member, name) for member, name in json.loads(players))

    def lines_for(self, viewer: Viewer) -> "SessionQuerySet":
        """What a line of the list says of each of the viewer's sessions, as `SessionLine` takes it: plain values.

        They are quicker to read than instances; the roster and the session before come as JSON in the same query.
        The last value is how many are found, before the list is cut to a page.
        """
        return self.lines(is_gm=viewer.is_gm).of(viewer.campaign)

    def lines(self, *, is_gm: bool) -> "SessionQuerySet":
        """The same of all campaigns, never read as they are: for a query that says later of which."""
        return _lines(self.model, is_gm=is_gm)


@prepared
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
def _lines(model: "type[Session]", *, is_gm: bool) -> "SessionQuerySet":
    """The lines of every campaign, never read as they are. Built once: that takes Django longer than to read a page."""
    sessions: SessionQuerySet = model.objects.all()
    roster = SessionPlayer.objects.of_outer_session().in_order()
    player = JSONArray("member__display_name", standing_answer(OuterRef("real_start_time")), "attended")
    dates = DateOption.objects.of_outer_session()
    lines: Any = sessions.values_list(
        *LINE_FIELDS,
        "log_version" if is_gm else "party_log_version",
        _as_json_text(Subquery(sessions._played_before().values(found=JSONArray("number", "game_end_time"))[:1])),
        _as_json_text(Func(ArraySubquery(roster.values(found=player)), function="to_jsonb")),
        Left(Coalesce(KeyTextTransform("gm", "summary"), Value("")), TOLD_LENGTH),
        Case(When(status="planned", real_start_time=None, then=Exists(dates)), default=Value(False)),
        Window(Count("*")),
    )
    return lines


def _as_json_text(expression: Subquery | Func) -> Cast:
    return Cast(expression, models.TextField())
