"""What a calendar program is told of a campaign's sessions: what the party may know, and no trace of anything else.

`version` and `updated_at` of a session change with the GM's notes too. So how often it changed, and when last, is
counted in its kept versions, by the columns that the feed tells of.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import F, TextField
from django.db.models.functions import MD5, Cast, JSONArray

from campaigntracker.campaigns.models import Campaign, Viewer
from sessions_app.models import DateOption, Session

TOLD = (
    "number",
    "title",
    "description",
    "location",
    "status",
    "real_start_time",
    "real_end_time",
    "planned_objectives",
)
USUAL = dt.timedelta(hours=4)
SHORTEST = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """One entry of the calendar. `sequence` grows with each change of what is told, `modified` is when the last was.

    `state`: confirmed, tentative (proposed) or cancelled.
    """

    id: UUID
    session: Session
    state: str
    start: dt.datetime
    end: dt.datetime
    sequence: int
    modified: dt.datetime


def feed_events(campaign: Campaign) -> list[FeedEvent]:
    """Every session that has a date, and the dates proposed for those that have none yet. Three queries."""
    party = Viewer.of_role(campaign, is_gm=False)
    sessions: list[Any] = list(
        Session.objects.visible_to(party).in_order().only("created_at", *TOLD).annotate(mark=_mark())
    )
    changes = _changes(campaign, sessions)
    usual = usual_duration(sessions)
    events = [
        FeedEvent(
            id=session.pk,
            session=session,
            state="cancelled" if session.is_cancelled else "confirmed",
            start=session.real_start_time,
            end=_end(session, usual),
            sequence=changes[session.pk][0],
            modified=changes[session.pk][1],
        )
        for session in sessions
        if session.real_start_time is not None
    ]
    undecided = {session.pk: session for session in sessions if session.is_planned and session.real_start_time is None}
    return events + _proposed(campaign, undecided, usual, changes)


def usual_duration(sessions: Iterable[Session]) -> dt.timedelta:
    """How long this table plays, to the quarter of an hour; four hours where nothing was played yet."""
    played = [
        (session.real_end_time - session.real_start_time).total_seconds()
        for session in sessions
        if session.is_completed and session.real_start_time and session.real_end_time
    ]
    quarters = round(median(played) / 900) if played else 0
    return dt.timedelta(minutes=15 * quarters) if quarters else USUAL


def _end(session: Any, usual: dt.timedelta) -> dt.datetime:
    """An entry of a calendar ends after it begins."""
    start: dt.datetime = session.real_start_time
    return max(session.real_end_time, start + SHORTEST) if session.real_end_time else start + usual


def _proposed(
    campaign: Campaign,
    undecided: dict[UUID, Session],
    usual: dt.timedelta,
    changes: dict[UUID, tuple[int, dt.datetime]],
) -> list[FeedEvent]:
    """Each date as an entry of its own, which is gone once one of them is picked."""
    options = DateOption.objects.of_sessions(campaign, undecided)
    return [
        FeedEvent(
            id=option.pk,
            session=undecided[option.session_id],
            state="tentative",
            start=option.starts_at,
            end=option.starts_at + usual,
            sequence=changes[option.session_id][0],
            modified=changes[option.session_id][1],
        )
        for option in options
    ]


def _mark() -> MD5:
    """The same for equal values of what is told."""
    return MD5(Cast(JSONArray(*(F(name) for name in TOLD)), TextField()))


def _changes(campaign: Campaign, sessions: list[Any]) -> dict[UUID, tuple[int, dt.datetime]]:
    """By session: how often what is told of it has changed, and when last, which at first is when it was made."""
    found = {session.pk: (0, session.created_at) for session in sessions}
    current = {session.pk: session.mark for session in sessions}
    kept = Session.history.rel.related_model.objects.filter(pgh_obj__in=list(found))  # type: ignore[attr-defined]
    rows = kept.annotate(mark=_mark()).order_by("-pgh_id").values_list("pgh_obj_id", "pgh_created_at", "mark")
    after = dict(current)
    for session_id, moment, mark in rows:
        if mark != after[session_id]:
            count, latest = found[session_id]
            found[session_id] = (count + 1, latest if count else moment)
        after[session_id] = mark
    return found
