"""Days counted from 0: the calendar of a campaign that has not chosen one."""

from campaigntracker.gametime.definition import DAY_COUNT
from campaigntracker.gametime.presets.preset import Preset

PRESET = Preset(
    "day-count",
    "Day count",
    "No months and no years: the days of the campaign are numbered from 0, with 24 hours each.",
    DAY_COUNT,
)
