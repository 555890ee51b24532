"""The Imperial calendar of the Third Imperium (Traveller): days of the year, no months.

Dates are written 001-1105, and the clock runs to 24. Day 001 is Holiday and stands outside the week, so day 002 is
always a Wonday. The year of the founding is year 0.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.months import Month, NamedDay
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.weekdays import Weekday

PRESET = Preset(
    "traveller",
    "Traveller (Imperial)",
    "The Third Imperium: years of 365 numbered days without months, day 001 a holiday outside the seven-day week.",
    CalendarDefinition(
        name="Imperial",
        epoch=GameDate(1105, 0, 1),
        months=(Month("", 365),),
        weekdays=(
            Weekday("Wonday", "Wo"),
            Weekday("Tuday", "Tu"),
            Weekday("Thirday", "Th"),
            Weekday("Forday", "Fo"),
            Weekday("Fiday", "Fi"),
            Weekday("Sixday", "Si"),
            Weekday("Senday", "Se"),
        ),
        named_days=(NamedDay("Holiday", 0, 1, in_week=False),),
        date_pattern="{day_of_year:03}-{year}",
        clock_pattern="{hour:02}:{minute:02}[:{second:02}]",
    ),
)
