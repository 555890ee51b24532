"""Months that not every year has, and leap days with names: how Calendarium and Fantasy-Calendar build a year.

An intercalary leap day lies outside the week. Mostly it is numbered like any day of its month; then it is a day of the
month here too, with a name of its own. Where it is not numbered, or comes and goes in the middle of a month, it
becomes days outside the month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from campaigntracker.gametime.leap import LeapDays, LeapRule
from campaigntracker.gametime.months import IntercalaryDays, Month, NamedDay
from campaigntracker.gametime.readers.leaprules import is_every_year
from campaigntracker.gametime.readers.result import Notes
from campaigntracker.gametime.readers.shaping import distinct


@dataclass(frozen=True, slots=True)
class Timespan:
    """A month of theirs; with a ``rule`` it is only there in the years that match."""

    name: str
    abbreviation: str
    length: int
    intercalary: bool
    rule: LeapRule | None = None


@dataclass(frozen=True, slots=True)
class LeapDay:
    """``month`` counts from 0. An intercalary one comes after day ``after`` of it (None: after the last)."""

    name: str
    month: int
    rule: LeapRule
    intercalary: bool = False
    after: int | None = None
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Parts:
    months: tuple[Month, ...]
    runs: tuple[IntercalaryDays, ...]
    named_days: tuple[NamedDay, ...]


def year_of(spans: Sequence[Timespan], leap_days: Sequence[LeapDay], notes: Notes, *, overflow: bool) -> Parts:
    """``overflow``: the week runs on from month to month, else each begins with the first weekday."""
    months: list[Month] = []
    runs: list[IntercalaryDays] = []
    named: list[NamedDay] = []
    titles = distinct([*(span.name for span in spans), *(leap.name for leap in leap_days)], "Month", Notes())
    leap_titles = dict(zip(map(id, leap_days), titles[len(spans) :], strict=True))
    distinct([span.name for span in spans], "Month", notes)
    for position, (span, title) in enumerate(zip(spans, titles, strict=False), start=1):
        days, leaps = (span.length, []) if span.rule is None else (0, [LeapDays(span.length, span.rule)])
        appended = 0
        own = sorted((leap for leap in leap_days if leap.month == position - 1), key=lambda leap: leap.after or 0)
        for leap in own:
            always = is_every_year(leap.rule)
            after = span.length if leap.after is None else min(leap.after, span.length)
            outside = leap.intercalary and not span.intercalary
            at_the_end = not outside or after == span.length
            if outside and not (leap.numbered and len(own) == 1 and (always or at_the_end)):
                if leap.numbered:
                    notes.add(f"the numbers of the days after “{leap.name}”: it lies outside its month here")
                runs.append(_run(leap, leap_titles[id(leap)], position, after, span))
                continue
            if always and span.rule is None:
                days += 1
            else:
                leaps.append(LeapDays(1, leap.rule))
            appended += 1
            if appended == 1 and span.rule is None:
                named.append(
                    NamedDay(leap.name, position, span.length + 1 if at_the_end else after + 1, in_week=not outside)
                )
            else:
                notes.add(f"which day of its month is “{leap.name}”")
        forced = 0 if not overflow and not span.intercalary and span.rule is None and days else None
        months.append(
            Month(
                title,
                days,
                span.abbreviation,
                tuple(leaps),
                intercalary=span.intercalary,
                in_week=not span.intercalary,
                first_weekday=forced,
            )
        )
    lost = [leap.name for leap in leap_days if leap.month >= len(spans)]
    if lost:
        notes.counted(len(lost), "leap day of a month that there is not", "leap days of months that there are not")
    if not overflow and any(span.rule is not None for span in spans):
        notes.add("that months which only some years have begin with the first weekday")
    return Parts(tuple(months), tuple(runs), tuple(named))


def _run(leap: LeapDay, name: str, position: int, after: int, span: Timespan) -> IntercalaryDays:
    always = is_every_year(leap.rule)
    return IntercalaryDays(
        name,
        1 if always else 0,
        after_month=position,
        after_day=None if after == span.length else after,
        leap=() if always else (LeapDays(1, leap.rule),),
    )
