"""How far from its beginning a story is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntracker.gametime.checks import LARGEST

if TYPE_CHECKING:
    from campaigntracker.gametime.definition import CalendarDefinition

# Whoever counts in milliseconds is soon beyond it.
MOST_YEARS = 10_000
# Where there are no years, as many days as ours have.
MOST_DAYS = 3_652_500


def reach(definition: CalendarDefinition) -> int:
    """The seconds on either side of second 0 that new moments lie in: 10,000 years as long as the epoch's.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> reach(DAY_COUNT)
    315576000000
    """
    days = MOST_YEARS * definition.days_in_year(definition.epoch.year) if definition.has_years else MOST_DAYS
    return min(max(days, MOST_YEARS) * definition.seconds_per_day, LARGEST)
