"""The two statements that find a page of events, each with all that the page shows of them.

The ORM writes what is asked of the events, and who may see them; the frame around it bounds the work, for which the
ORM has no words.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Expression, ExpressionWrapper, FloatField, Q, QuerySet, Value

from campaigntracker.campaigns.models import Viewer
from events_app.domain.search_cursor import Cursor
from events_app.domain.search_question import BEST, Question
from events_app.domain.search_rows import OF_EVENT, FoundEvent
from events_app.models import Event
from events_app.models.event_queryset import EventQuerySet
from events_app.models.tsquery import Weight, answer_to
from sessions_app.models import Session

PER_PAGE = 25

COLUMNS = ", ".join([*(f"e.{column}" for column in OF_EVENT), "s.number", "s.title"])
DATA = OF_EVENT.index("data")


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of events and how to go on; how many hits there were before and after it too, and among how many."""

    events: list[FoundEvent]
    following: Cursor | None
    count: int
    looked_at: int


def hits_among(events: EventQuerySet, question: Question, viewer: Viewer, after: Cursor | None, *, reach: int) -> Hits:
    """Looks at the first `reach` of the events in the order of the real clock, one by one."""
    looked_at = events.in_clock_order(newest_first=question.newest_first)[:reach]
    rows = looked_at.values_list("id", "real_time", Value(0.0, FloatField()), _whether(question.fitting(viewer)))
    return _page_of(rows, reach, question, after)


def hits_by_index(viewer: Viewer, question: Question, after: Cursor | None, *, most: int) -> Hits:
    """Collects what an index leads to, but no more than `most`; the page is of those."""
    weight = Weight(answer_to(question.terms)) if question.order == BEST else Value(0.0, FloatField())
    rows = question.candidates(viewer).order_by().values_list("id", "real_time", weight, _whether(question.remains))
    return _page_of(rows, most, question, after)


def _whether(conditions: Q) -> Expression:
    """Conditions that ask for nothing are no expression."""
    return ExpressionWrapper(conditions, BooleanField()) if conditions else Value(True, BooleanField())


def _page_of(rows: "QuerySet[Any, Any]", most: int, question: Question, after: Cursor | None) -> Hits:
    inner, parameters = rows.query.sql_with_params()
    order, beyond, where_from = _order_of(question, after)
    # MATERIALIZED is planned as if all were wanted, and yet read no further than it has to be. What is put into the
    # text are our own words; the question's values are parameters. There is always one row, for what is told without
    # any event too.
    statement = f"""
        WITH candidates (id, real_time, weight, fits) AS MATERIALIZED ({inner}),
        looked_at AS MATERIALIZED (SELECT * FROM candidates LIMIT {most}),
        told (hits, looked_at) AS (SELECT count(*) FILTER (WHERE fits), count(*) FROM looked_at),
        page AS MATERIALIZED (
            SELECT * FROM looked_at hits WHERE fits AND {beyond} ORDER BY {order} LIMIT {PER_PAGE + 1}
        )
        SELECT told.hits, told.looked_at, page.weight, {COLUMNS} FROM told LEFT JOIN page ON true
        LEFT JOIN {Event._meta.db_table} e ON e.id = page.id
        LEFT JOIN {Session._meta.db_table} s ON s.campaign_id = e.campaign_id AND s.id = e.session_id
        ORDER BY {order.replace("hits.", "page.")}"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, (*parameters, *where_from))
        rows = cursor.fetchall()
    count, looked_at, *_rest = rows[0]
    events = [_found_event(row[3:]) for row in rows if row[3] is not None]
    following = None
    if len(events) > PER_PAGE:
        last = events[PER_PAGE - 1]
        following = Cursor(last.real_time, last.id, float(rows[PER_PAGE - 1][2]))
    return Hits(events[:PER_PAGE], following, count, looked_at)


def _found_event(row: tuple[Any, ...]) -> FoundEvent:
    """Django has the driver leave JSON as text."""
    return FoundEvent._make((*row[:DATA], json.loads(row[DATA]), *row[DATA + 1 :]))


def _order_of(question: Question, after: Cursor | None) -> tuple[str, str, list[Any]]:
    """SQL that puts hits in order, SQL that leaves out what was seen, and the parameters of the latter."""
    if question.order == BEST:
        key, direction = "(hits.weight, hits.real_time, hits.id)", "<"
        order = "hits.weight DESC, hits.real_time DESC, hits.id DESC"
        values: list[Any] = [after.weight, after.real_time, after.event_id] if after else []
    else:
        key, direction = "(hits.real_time, hits.id)", "<" if question.newest_first else ">"
        order = "hits.real_time DESC, hits.id DESC" if question.newest_first else "hits.real_time, hits.id"
        values = [after.real_time, after.event_id] if after else []
    marks = ", ".join(["%s::float4", "%s", "%s"][-len(values) :])
    return order, f"{key} {direction} ({marks})" if values else "true", values
