"""How steadily they played."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from events_app.domain.analytics.rows import Evening

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Streak:
    """`weeks` from Monday to Sunday, one after the other, each with a session at least."""

    weeks: int
    first: Evening
    last: Evening


@dataclass(frozen=True, slots=True)
class Break:
    """Whole days between the start of one session and of the next."""

    days: int
    before: Evening
    after: Evening


def longest_streak(evenings: Sequence[Evening], *, zone: dt.tzinfo) -> Streak | None:
    """The first of several; days as they are in that zone."""
    best: Streak | None = None
    first: Evening | None = None
    weeks, last_monday = 0, dt.date.min
    for evening in _by_date(evenings):
        if evening.start is None:
            continue
        day = evening.start.astimezone(zone).date()
        monday = day - dt.timedelta(days=day.weekday())
        if first is None or monday - last_monday > WEEK:
            first, weeks = evening, 1
        elif monday != last_monday:
            weeks += 1
        last_monday = monday
        if best is None or weeks > best.weeks or (weeks == best.weeks and best.first is first):
            best = Streak(weeks, first, evening)
    return best


def longest_break(evenings: Sequence[Evening]) -> Break | None:
    breaks = [
        Break((after.start - before.start).days, before, after)
        for before, after in pairwise(_by_date(evenings))
        if before.start and after.start
    ]
    return max(breaks, key=lambda one: one.days, default=None)


def _by_date(evenings: Sequence[Evening]) -> list[Evening]:
    """Those with a date."""
    dated = [(evening.start, evening.number, evening) for evening in evenings if evening.start]
    return [evening for _start, _number, evening in sorted(dated, key=lambda one: one[:2])]
