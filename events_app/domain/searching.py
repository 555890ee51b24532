"""Finding events of a campaign, a page at a time, without ever looking at more of them than a page is worth.

Two ways lead to the newest events that fit. Where few fit, all are *collected* by an index and put in order; where many
do, they are met soon enough by *walking* back along the real clock. Left to itself the database guesses which, and
walks a million events for a word that three of them hold. So we collect first, and stop when there are too many.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import FloatField, Value

from campaigntracker.campaigns.models import Viewer
from events_app.domain.search_cursor import Cursor
from events_app.domain.search_question import BEST, NEWEST, Question
from events_app.domain.search_rows import FoundEvent, load_found
from events_app.models import Event
from events_app.models.event_queryset import EventQuerySet
from events_app.models.tsquery import Weight, answer_to

PER_PAGE = 25
# So many are collected before a word counts as common, and so many passed in steps along the clock in one request.
MOST_COLLECTED = 10_000
WALKED = (2_000, 60_000)


# Ids end at both extremes; a walk that found nothing goes on from a moment, not from an event.
FIRST_ID, LAST_ID = UUID(int=0), UUID(int=2**128 - 1)


@dataclass(frozen=True, slots=True)
class Found:
    """One page.

    `total` is None where counting would cost too much. `following` leads to the next page. `looked_to` is set when
    not even the rest of this page was found within bounds: how far the search came.
    """

    events: list[FoundEvent]
    total: int | None = None
    following: Cursor | None = None
    looked_to: dt.datetime | None = None
    order: str = NEWEST


def search_events(viewer: Viewer, question: Question, *, after: Cursor | None = None) -> Found:
    """The page of what the viewer may see that begins after the cursor, in one to five queries."""
    if question.order == BEST and not question.terms:
        question = _by_time(question)
    if question.can_be_collected:
        found = _collect(viewer, question, after)
        if found is not None:
            return found
        question = _by_time(question)
    return _walk(viewer, question, after)


def _by_time(question: Question) -> Question:
    return replace(question, order=NEWEST) if question.order == BEST else question


def _collect(viewer: Viewer, question: Question, after: Cursor | None) -> Found | None:
    """None when there are too many."""
    weight = Weight(answer_to(question.terms)) if question.order == BEST else Value(0.0, FloatField())
    rows = question.collected(viewer).order_by().values_list("id", "real_time", weight)
    inner, parameters = rows.query.sql_with_params()
    place, order, beyond = _order_of(question, after)
    # MATERIALIZED is planned as if all were wanted, and yet read no further than it has to be. The ORM has no word
    # for it. What is put into the text are our own words; the question's values are parameters.
    statement = f"""
        WITH hits (id, real_time, weight) AS MATERIALIZED ({inner}),
             few AS MATERIALIZED (SELECT * FROM hits LIMIT {MOST_COLLECTED + 1})
        SELECT id, real_time, weight, (SELECT count(*) FROM few) FROM few
        WHERE {place} ORDER BY {order} LIMIT {PER_PAGE + 1}"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, (*parameters, *beyond))
        hits = cursor.fetchall()
    if hits and hits[0][3] > MOST_COLLECTED:
        return None
    page = hits[:PER_PAGE]
    following = Cursor(page[-1][1], page[-1][0], float(page[-1][2])) if len(hits) > PER_PAGE else None
    return Found(_load(viewer, [hit[0] for hit in page]), hits[0][3] if hits else 0, following, order=question.order)


def _order_of(question: Question, after: Cursor | None) -> tuple[str, str, list[Any]]:
    """SQL that leaves out what was seen, SQL that puts the rest in order, and the parameters of the former."""
    if question.order == BEST:
        key, direction = "(weight, real_time, id)", "<"
        order = "weight DESC, real_time DESC, id DESC"
        values: list[Any] = [after.weight, after.real_time, after.event_id] if after else []
    else:
        key, direction = "(real_time, id)", "<" if question.newest_first else ">"
        order = "real_time DESC, id DESC" if question.newest_first else "real_time, id"
        values = [after.real_time, after.event_id] if after else []
    if not values:
        return "true", order, []
    marks = ", ".join(["%s::float4", "%s", "%s"][-len(values) :])
    return f"{key} {direction} ({marks})", order, values


def _walk(viewer: Viewer, question: Question, after: Cursor | None) -> Found:
    newest_first = question.newest_first
    is_first = after is None
    wanted: list[FoundEvent] = []
    for step in WALKED:
        clock, events = question.in_time(viewer), question.walked(viewer)
        if after is not None:
            clock = clock.beyond(after.real_time, after.event_id, newest_first=newest_first)
            events = events.beyond(after.real_time, after.event_id, newest_first=newest_first)
        stop = _moment_after(clock, step, newest_first=newest_first)
        if stop is not None:
            start, end = (stop, None) if newest_first else (None, stop + dt.timedelta(microseconds=1))
            events = events.in_real_time(start, end)
        room = PER_PAGE + 1 - len(wanted)
        wanted += load_found(events.in_clock_order(newest_first=newest_first)[:room])
        if len(wanted) > PER_PAGE:
            last = wanted[PER_PAGE - 1]
            return Found(wanted[:PER_PAGE], None, Cursor(last.real_time, last.id), order=question.order)
        if stop is None:
            return Found(wanted, len(wanted) if is_first else None, None, order=question.order)
        # Whatever lies at the stop itself was looked at.
        after = Cursor(stop, FIRST_ID if newest_first else LAST_ID)
    return Found(wanted, None, after, stop, order=question.order)


def _moment_after(events: EventQuerySet, count: int, *, newest_first: bool) -> dt.datetime | None:
    """When the event happened that is so many away; None where there are no more than that."""
    ordered = events.order_by("-real_time" if newest_first else "real_time")
    moments = list(ordered.values_list("real_time", flat=True)[count : count + 1])
    return moments[0] if moments else None


def _load(viewer: Viewer, ids: list[UUID]) -> list[FoundEvent]:
    found = {event.id: event for event in load_found(Event.objects.visible_to(viewer).with_ids(ids))}
    return [found[pk] for pk in ids if pk in found]
