"""The calendars on which the properties are tried, and the strategies that draw moments."""

from __future__ import annotations

from hypothesis import strategies as st

from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate

# The epoch of DESIGN's figures: second 0 is Day 0, 9:00 AM.
CAMPAIGN = DAY_COUNT.with_epoch(GameDate(day=0, hour=9))

CALENDARS = {
    "plain": DAY_COUNT,
    "campaign": CAMPAIGN,
    "25-hours": CalendarDefinition(hours_per_day=25, epoch=GameDate(day=7, hour=24)),
    "20x50x100": CalendarDefinition(20, 50, 100, GameDate(day=-4, hour=19, minute=49, second=99)),
    "24x60x100": CalendarDefinition(seconds_per_minute=100),
    "1x1x1": CalendarDefinition(1, 1, 1),
    "3x1000x7": CalendarDefinition(3, 1000, 7, GameDate(day=1, minute=999)),
}

calendars = st.sampled_from(list(CALENDARS.values()))
totals = st.integers(-(10**18), 10**18)
storable = st.integers(-(2**63), 2**63 - 1)
