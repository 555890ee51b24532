"""Seconds to dates and back: microseconds, which do not grow with the year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from campaigntracker.gametime.presets import PRESETS
from tests.bench.table import Table, microseconds

YEARS = (1, 2_000, 1_000_000)
# Moments all over ten years, so that no two calls in a row ask for the same.
MOMENTS, STEP = 97, 37


def tables() -> Iterator[Table]:
    for slug in ("gregorian", "harptos", "day-count"):
        preset = PRESETS[slug]
        table = Table(preset.name, tuple(f"year {year:,}" for year in YEARS))
        for year in YEARS:
            for name, figure in _figures(preset.definition, year).items():
                table.rows.setdefault(name, []).append(figure)
        yield table


def _figures(definition: CalendarDefinition, year: int) -> dict[str, float]:
    first = definition.total_at(definition.first_date(year)) if definition.has_years else year * 365 * 86_400
    moments = [first + number * STEP * definition.seconds_per_day + 12_345 for number in range(MOMENTS)]
    dates = cycle([definition.date_at(total) for total in moments])
    totals = cycle(moments)
    return {
        "date_at": microseconds(lambda: definition.date_at(next(totals))),
        "total_at": microseconds(lambda: definition.total_at(next(dates))),
        "weekday_of": microseconds(lambda: definition.weekday_of(next(dates))),
        "format": microseconds(lambda: gametime.format(next(totals), definition)),
        "add a month or a day": microseconds(
            lambda: gametime.add(next(totals), definition, **{"months" if definition.has_months else "days": 1})
        ),
    }
