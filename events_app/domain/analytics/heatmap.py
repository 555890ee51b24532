"""On which days of which years they played."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from events_app.domain.analytics.rows import Evening

DAYS_A_WEEK = 7
# From how many minutes a day is drawn darker.
STEPS = (120, 180, 240)


@dataclass(frozen=True, slots=True)
class PlayedDay:
    """`week` counts the columns of its year from 0, `weekday` from Monday; `level` is 1 to 4, by the hours played."""

    day: dt.date
    week: int
    weekday: int
    level: int
    evenings: tuple[Evening, ...]


@dataclass(frozen=True, slots=True)
class PlayedYear:
    """`months`: how many sessions in each, and `minutes` in each."""

    year: int
    days: tuple[PlayedDay, ...]
    months: tuple[int, ...]
    minutes: tuple[int, ...]

    @property
    def sessions(self) -> int:
        return sum(self.months)


def heatmap(evenings: Sequence[Evening], *, zone: dt.tzinfo) -> tuple[PlayedYear, ...]:
    """The years with a session that has a date, the latest first; days as they are in that zone."""
    by_day: dict[dt.date, list[Evening]] = defaultdict(list)
    for evening in evenings:
        if evening.start:
            by_day[evening.start.astimezone(zone).date()].append(evening)
    by_year: dict[int, list[dt.date]] = defaultdict(list)
    for day in sorted(by_day):
        by_year[day.year].append(day)
    return tuple(_year(year, days, by_day) for year, days in sorted(by_year.items(), reverse=True))


def column_of_day(day: dt.date) -> int:
    """Which week of its year it lies in: the first is that of 1 January, each begins on a Monday."""
    first = day.replace(month=1, day=1)
    return ((day - first).days + first.weekday()) // DAYS_A_WEEK


def _year(year: int, days: Sequence[dt.date], by_day: dict[dt.date, list[Evening]]) -> PlayedYear:
    months, minutes = [0] * 12, [0] * 12
    for day in days:
        months[day.month - 1] += len(by_day[day])
        minutes[day.month - 1] += sum(evening.minutes or 0 for evening in by_day[day])
    played = (
        PlayedDay(day, column_of_day(day), day.weekday(), _level(by_day[day]), tuple(by_day[day])) for day in days
    )
    return PlayedYear(year, tuple(played), tuple(months), tuple(minutes))


def _level(evenings: Sequence[Evening]) -> int:
    """Where nobody wrote down how long it was, as if it had been neither short nor long."""
    minutes = sum(evening.minutes or STEPS[0] for evening in evenings)
    return 1 + sum(minutes >= step for step in STEPS)
