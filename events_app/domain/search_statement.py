"""The two statements that find a page of events, each with all that the page shows of them.

The ORM writes what is asked of the events, and who may see them; the frame around it bounds the work, for which the
ORM has no words.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, FloatField, Value

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
    fits = question.fitting(viewer)
    # Conditions that ask for nothing are no expression.
    fitting = ExpressionWrapper(fits, BooleanField()) if fits else Value(True, BooleanField())
    looked_at = events.in_clock_order(newest_first=question.newest_first)[:reach]
    inner, parameters = looked_at.values_list("id", "real_time", fitting).query.sql_with_params()
    tables = f"""
        passed (id, real_time, fits) AS MATERIALIZED ({inner}),
        hits (id, real_time, weight) AS (SELECT id, real_time, 0::float4 FROM passed WHERE fits),
        told (hits, looked_at) AS (SELECT count(*) FILTER (WHERE fits), count(*) FROM passed)"""  # noqa: S608
    return _page_of(tables, parameters, question, after)


def hits_by_index(viewer: Viewer, question: Question, after: Cursor | None, *, most: int) -> Hits:
    """Collects what an index leads to, but no more than `most` and one; the page is one of those."""
    weight = Weight(answer_to(question.terms)) if question.order == BEST else Value(0.0, FloatField())
    rows = question.looked_up(viewer).order_by().values_list("id", "real_time", weight)
    inner, parameters = rows.query.sql_with_params()
    # MATERIALIZED is planned as if all were wanted, and yet read no further than it has to be.
    tables = f"""
        answers (id, real_time, weight) AS MATERIALIZED ({inner}),
        hits AS MATERIALIZED (SELECT * FROM answers LIMIT {most + 1}),
        told (hits, looked_at) AS (SELECT count(*), count(*) FROM hits)"""  # noqa: S608
    return _page_of(tables, parameters, question, after)


def _page_of(tables: str, parameters: tuple[Any, ...], question: Question, after: Cursor | None) -> Hits:
    order, beyond, where_from = _order_of(question, after)
    # What is put into the text are our own words; the question's values are parameters. There is always one row, for
    # what is told without any event too.
    statement = f"""
        WITH {tables},
        page AS MATERIALIZED (SELECT * FROM hits WHERE {beyond} ORDER BY {order} LIMIT {PER_PAGE + 1})
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
