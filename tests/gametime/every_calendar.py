"""Every calendar there is: the presets, our samples of each format, odd ones, and the files of other projects."""

from __future__ import annotations

from functools import lru_cache

from campaigntracker.gametime import (
    GREGORIAN,
    CalendarDefinition,
    GameDate,
    IntercalaryDays,
    LeapDays,
    LeapRule,
    Month,
    NamedDay,
    Weekday,
    readers,
)
from campaigntracker.gametime.presets import PRESETS
from tests.gametime import calendars
from tests.gametime.readers import files
from tests.gametime.readers.documents import VARIANTS_ALONE
from tests.gametime.readers.samples import SAMPLES

_WEEK = tuple(Weekday(f"Weekday {number}") for number in range(1, 7))
_HARPTOS = PRESETS["harptos"].definition
_GREGORIAN = PRESETS["gregorian"].definition

ODD: dict[str, CalendarDefinition] = calendars.CALENDARS | {
    "a 25th hour": CalendarDefinition(25, months=_GREGORIAN.months, leap_rule=GREGORIAN, weekdays=_WEEK),
    "20x50x100 with months": CalendarDefinition(
        20, 50, 100, months=_HARPTOS.months, intercalary=_HARPTOS.intercalary, leap_rule=LeapRule.every(4)
    ),
    "no year zero": CalendarDefinition(
        months=_GREGORIAN.months, leap_rule=GREGORIAN, weekdays=_WEEK, has_year_zero=False, first_weekday_year=-1
    ),
    "years without months": CalendarDefinition(
        months=(Month("", 100, leap=(LeapDays(-3),)),),
        intercalary=(
            IntercalaryDays("Dawn", 2, after_day=0),
            IntercalaryDays("Noon", 1, after_day=50, in_week=True),
            IntercalaryDays("Dusk", 0, leap=(LeapDays(4, LeapRule.every(7, 3)),)),
        ),
        leap_rule=LeapRule.every(3),
        weekdays=_WEEK,
        named_days=(NamedDay("Idle", 0, 96, 3, in_week=False),),
        epoch=GameDate(1105, 0, 1),
    ),
    "weeks that begin anew": CalendarDefinition(
        months=(Month("Long", 40), Month("Same", 5, first_weekday=4), Month("Idle", 3, in_week=False)),
        intercalary=(IntercalaryDays("Between", 2, after_month=1, in_week=True),),
        weekdays=_WEEK,
    ),
    "a month that comes and goes": CalendarDefinition(
        months=(Month("First", 9), Month("Rare", 0, leap=(LeapDays(7, LeapRule.every(4, 1)),)), Month("Last", 8)),
        weekdays=_WEEK,
    ),
}


@lru_cache
def read(name: str) -> CalendarDefinition:
    """A calendar of NAMES. The files are read when they are first asked for."""
    kind, _, rest = name.partition(": ")
    if kind == "preset":
        return PRESETS[rest].definition
    if kind == "odd":
        return ODD[rest]
    if kind == "file":
        return files.reading(rest).definition
    document, _, variant = rest.partition("#")
    if variant == "sea":
        return readers.seasons_and_stars.read(VARIANTS_ALONE, variant, SAMPLES[document]).definition
    if variant:
        return readers.seasons_and_stars.read(SAMPLES[document], variant).definition
    return readers.read(SAMPLES[document]).definition


NAMES = [
    *(f"preset: {slug}" for slug in PRESETS),
    *(f"odd: {name}" for name in ODD),
    *(f"sample: {name}" for name in SAMPLES),
    *(f"sample: Seasons & Stars#{variant}" for variant in ("hill", "river", "sea")),
    *(f"file: {name}" for name in files.names()),
]
