"""The moons and seasons of Calendaria."""

from __future__ import annotations

from fractions import Fraction

from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.months import Month
from campaigntracker.gametime.moons import MOST_PHASES, PHASE_NAMES, Moon, MoonPhase
from campaigntracker.gametime.readers import foundryshape as shape
from campaigntracker.gametime.readers import moonphases
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.calendariafeasts import month_and_day
from campaigntracker.gametime.readers.quantities import quantity
from campaigntracker.gametime.readers.seasonicons import icon_of
from campaigntracker.gametime.readers.shaping import COSMETIC, DESCRIPTIONS
from campaigntracker.gametime.seasons import Season

FARTHEST = 10**9


def moons(calendar: Part, months: tuple[Month, ...]) -> tuple[Moon, ...]:
    return tuple(
        _moon(part, shape.name_of(part) or f"Moon {position}", months)
        for position, part in enumerate(shape.collection(calendar, "moons"), start=1)
    )


def _moon(part: Part, name: str, months: tuple[Month, ...]) -> Moon:
    """Stands at the start of ``referencePhase`` on the reference date, whose month and day count from 0."""
    cycle = quantity(part, "cycleLength", Fraction(0))
    if cycle <= 0:
        raise part.error("must be more than 0", "cycleLength")
    phases, starts = _phases(part, cycle)
    reference = part.part("referenceDate")
    year = reference.whole("year", 1, -FARTHEST, FARTHEST)
    month = reference.whole("month", 0, 0, MOST_DAYS) + 1
    day = reference.whole("dayOfMonth", None, 0, MOST_DAYS)
    day = reference.whole("day", 1, 1, MOST_DAYS) if day is None else day + 1
    at = part.whole("referencePhase", 0, 0, MOST_PHASES)
    shift = quantity(part, "cycleDayAdjust", Fraction(0))
    if 0 < at < len(starts):
        shift += starts[at] * cycle
    month, day, beyond = _reference(month, day, months)
    shift -= beyond
    if part.text("phaseMode", "fixed") not in ("fixed", ""):
        part.notes.add(f"that the phases of the moon “{name}” are left to chance: it keeps its cycle here")
    part.not_honoured(f"days on which the phase of the moon “{name}” is set", "anchorPhases")
    part.skip("phaseSeed", "cycleVariance", "id", "moonBrightnessMax", "apparentSize")
    if part.text("eclipseMode", "never") != "never" or part.has("nodalPeriod"):
        part.notes.add("eclipses")
    part.skip("nodalPeriod")
    if part.truth("hidden"):
        part.notes.add(f"that the moon “{name}” is hidden from players")
    # Sums of parts of a cycle are kept to nine digits, as all numbers of days are.
    shift = Fraction(round(shift * 10**9), 10**9)
    return Moon(name, cycle, year, month, day, shift, phases, color=part.text("color"))


def _reference(month: int, day: int, months: tuple[Month, ...]) -> tuple[int, int, int]:
    """A month and day that there are, and how many days the one that is meant lies after them."""
    if not months[0].name:
        return 0, 1, day - 1
    month = min(month, len(months))
    if day <= months[month - 1].days:
        return month, day, 0
    return 0, 1, sum(earlier.days for earlier in months[: month - 1]) + day - 1


def _phases(part: Part, cycle: Fraction) -> tuple[tuple[MoonPhase, ...], list[Fraction]]:
    """The phases, and where in the cycle each that the file lists begins."""
    values = shape.collection(part, "phases")
    if len(values) > MOST_PHASES:
        raise part.error(f"has {len(values)} items; {MOST_PHASES} is the most", "phases")
    found, ends = [], []
    for position, phase in enumerate(values):
        name = shape.name_of(phase) or f"Phase {position + 1}"
        start = quantity(phase, "start", Fraction(position, len(values)))
        ends.append(quantity(phase, "end", Fraction(position + 1, len(values))))
        if not 0 <= start <= 1:
            raise phase.error("must be 0 to 1", "start")
        found.append((name, start, moonphases.icon_of(name, phase.text("icon"))))
        phase.not_honoured("names of the rise and fall of moon phases", "rising", "fading")
        phase.skip("id", "weight")
    starts = [start for _, start, _ in found]
    if {end % 1 for end in ends} != {start % 1 for start in starts}:
        part.notes.add("gaps between moon phases, and phases at the same time")
    if not found:
        found = [(name, Fraction(at, 8), moonphases.icon_of(name)) for at, name in enumerate(PHASE_NAMES)]
    return moonphases.by_starts(cycle, found), starts


def seasons(calendar: Part, months: tuple[Month, ...], *, from_one: bool) -> tuple[Season, ...]:
    """Dates count from 0. A day of the year is one of an ordinary year: after a leap day, its date stays."""
    if not calendar.has("seasons"):
        return ()
    part = calendar.part("seasons")
    values = shape.collection(part, "values")
    periodic = part.text("type", "dated") == "periodic"
    turn = part.whole("offset", 0, 0, MOST_DAYS)
    year = sum(month.days for month in months)
    found, spans = [], []
    for position, season in enumerate(values, start=1):
        name = shape.name_of(season) or f"Season {position}"
        season.not_honoured(COSMETIC, "color", "icon")
        season.not_honoured(DESCRIPTIONS, "description")
        season.not_honoured("weather", "climate")
        season.skip("abbreviation", "ordinal", "id")
        icon = icon_of(season.text("seasonalType"), name)
        first, last = (season.whole(key, None, 0, MOST_DAYS) for key in ("dayStart", "dayEnd"))
        first_month, last_month = (season.whole(key, None, 0, 1000) for key in ("monthStart", "monthEnd"))
        length = season.whole("duration", max(year // len(values), 1), 1, MOST_DAYS)
        if periodic:
            found.append(Season(name, 0, turn % year + 1, icon=icon))
            turn += length
        elif first_month is not None and last_month is not None:
            base = 1 if from_one else 0
            at, day = first_month - base, (first or 0) - (base if first else 0)
            found.append(Season(name, at + 1, day + 1, icon=icon))
            end = last_month - base
            until = last if last is not None else _days(months, end) - 1 + base
            spans.append((_day_of_year(months, at, day), _day_of_year(months, end, until - base)))
        elif first is not None and last is not None:
            at, day = month_and_day(first % year + 1, months) if months[0].name else (0, first % year + 1)
            found.append(Season(name, at, day, icon=icon))
            spans.append((first, last))
        else:
            part.notes.add(f"the season “{name}”, which does not say when it begins")
    shape.tell_gaps(part.notes, spans, year)
    return tuple(found)


def _days(months: tuple[Month, ...], at: int) -> int:
    return months[at].days if 0 <= at < len(months) else 0


def _day_of_year(months: tuple[Month, ...], at: int, day: int) -> int:
    return sum(month.days for month in months[: max(at, 0)]) + day
