"""Finding events of a campaign, a page at a time, without ever looking at more of them than a page is worth.

Most searches end among the latest events: a word that is used at all is met there often enough for a page, and most
campaigns are not older. What is rarer is *looked up* by an index, and put in order when it is not too much. For what
no index knows, or knows too often, we *walk* back along the real clock. Left to itself the database guesses which way
is shorter, and walks a million events for a word that three of them hold.
"""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from events_app.domain.search_cursor import Cursor
from events_app.domain.search_question import BEST, NEWEST, Question
from events_app.domain.search_rows import FoundEvent, load_found
from events_app.domain.search_statement import PER_PAGE, hits_among, hits_by_index
from events_app.models.event_queryset import EventQuerySet

# So many of the latest events are looked at before anything else, so many an index may collect, and so many are passed
# on a walk in one request.
LATEST = 1_250
MOST_COLLECTED = 10_000
WALKED = 60_000

# Ids end at both extremes; a walk that found nothing goes on from a moment, not from an event.
FIRST_ID, LAST_ID = UUID(int=0), UUID(int=2**128 - 1)


@dataclass(frozen=True, slots=True)
class Found:
    """One page.

    `total` is None where counting would cost too much; `at_least` is what was counted by then, rounded down.
    `following` leads to the next page. `looked_to` is set when not even the rest of this page was found within bounds:
    how far the search came.
    """

    events: list[FoundEvent]
    total: int | None = None
    following: Cursor | None = None
    looked_to: dt.datetime | None = None
    order: str = NEWEST
    at_least: int | None = None


def search_events(viewer: Viewer, question: Question, *, after: Cursor | None = None) -> Found:
    """The page of what the viewer may see that begins after the cursor, in one to four queries."""
    if question.order == BEST and not question.terms:
        question = _by_time(question)
    if (page := _among_latest(viewer, question, after)) is not None:
        return page
    at_least = None
    if question.can_be_looked_up:
        hits = hits_by_index(viewer, question, after, most=MOST_COLLECTED)
        if hits.looked_at < MOST_COLLECTED:
            return Found(hits.events, hits.count, hits.following, order=question.order)
        question, at_least = _by_time(question), _rounded_down(hits.count)
    return replace(_walk(viewer, question, after), at_least=at_least)


def _by_time(question: Question) -> Question:
    return replace(question, order=NEWEST) if question.order == BEST else question


def _among_latest(viewer: Viewer, question: Question, after: Cursor | None) -> Found | None:
    """The page if it lies there whole; None too where there is no point in looking."""
    if question.order == BEST or question.lies_elsewhere:
        return None
    events = question.in_time(viewer)
    hits = hits_among(events, question, viewer, after, reach=LATEST)
    if hits.looked_at < LATEST:
        return Found(hits.events, hits.count, hits.following, order=question.order)
    count = hits.count
    if after is not None and not hits.following:
        # Far behind the latest, the page may lie among those that follow; how many there are in all is not known.
        events = events.beyond(after.real_time, after.event_id, newest_first=question.newest_first)
        hits = hits_among(events, question, viewer, None, reach=LATEST)
    if not hits.following and hits.looked_at == LATEST:
        return None
    return Found(hits.events, None, hits.following, order=question.order, at_least=_rounded_down(count))


def _rounded_down(count: int) -> int | None:
    """As people say it: 25, 50, 75, 100, 200, …, 1,000; None for less, which says nothing."""
    step = next((step for step in (1_000, 100, PER_PAGE) if count >= step), None)
    return count // step * step if step else None


def _walk(viewer: Viewer, question: Question, after: Cursor | None) -> Found:
    newest_first = question.newest_first
    clock = question.in_time(viewer)
    if after is not None:
        clock = clock.beyond(after.real_time, after.event_id, newest_first=newest_first)
    events = clock.filter(question.fitting(viewer))
    stop = _moment_after(clock, WALKED, newest_first=newest_first)
    if stop is not None:
        start, end = (stop, None) if newest_first else (None, stop + dt.timedelta(microseconds=1))
        events = events.in_real_time(start, end)
    found = load_found(events.in_clock_order(newest_first=newest_first)[: PER_PAGE + 1])
    if len(found) > PER_PAGE:
        last = found[PER_PAGE - 1]
        return Found(found[:PER_PAGE], None, Cursor(last.real_time, last.id), order=question.order)
    if stop is None:
        return Found(found, len(found) if after is None else None, None, order=question.order)
    # Whatever lies at the stop itself was looked at.
    return Found(found, None, Cursor(stop, FIRST_ID if newest_first else LAST_ID), stop, order=question.order)


def _moment_after(events: EventQuerySet, count: int, *, newest_first: bool) -> dt.datetime | None:
    """When the event happened that is so many away; None where there are no more than that."""
    ordered = events.order_by("-real_time" if newest_first else "real_time")
    moments = list(ordered.values_list("real_time", flat=True)[count : count + 1])
    return moments[0] if moments else None
