"""The calendar of the Flanaess (Greyhawk), years of the Common Year count.

364 days as in the boxed sets; a later edition's festivals of six days are not followed. The festivals are whole weeks,
so every month begins on a Starday. Both moons are full on the fourth day of Richfest, Midsummer Night.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.months import IntercalaryDays, Month
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.presets.skies import moon_full_on, moon_new_on
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday

PRESET = Preset(
    "greyhawk",
    "Greyhawk",
    "The Flanaess in Common Years: twelve months of four seven-day weeks, and a week of festival four times a year.",
    CalendarDefinition(
        name="Greyhawk",
        epoch=GameDate(576, 1, 1),
        months=(
            Month("Fireseek", 28, "Fir"),
            Month("Readying", 28, "Rdg"),
            Month("Coldeven", 28, "Col"),
            Month("Planting", 28, "Pla"),
            Month("Flocktime", 28, "Flo"),
            Month("Wealsun", 28, "Wea"),
            Month("Reaping", 28, "Rpg"),
            Month("Goodmonth", 28, "Goo"),
            Month("Harvester", 28, "Har"),
            Month("Patchwall", 28, "Pat"),
            Month("Ready'reat", 28, "Rdt"),
            Month("Sunsebb", 28, "Sun"),
        ),
        intercalary=(
            IntercalaryDays("Needfest", 7, after_month=0, in_week=True),
            IntercalaryDays("Growfest", 7, after_month=3, in_week=True),
            IntercalaryDays("Richfest", 7, after_month=6, in_week=True),
            IntercalaryDays("Brewfest", 7, after_month=9, in_week=True),
        ),
        weekdays=(
            Weekday("Starday", "St"),
            Weekday("Sunday", "Su"),
            Weekday("Moonday", "Mo"),
            Weekday("Godsday", "Go"),
            Weekday("Waterday", "Wa"),
            Weekday("Earthday", "Ea"),
            Weekday("Freeday", "Fr"),
        ),
        year_suffix=" CY",
        moons=(
            # Six cycles of 28 days before Richfest's fourth day; half a cycle of 91 before noon of Growfest's.
            moon_full_on("Luna", "28", 576, 1, 11),
            moon_new_on("Celene", "91", 576, 2, 15),
        ),
        seasons=(
            Season("Spring", 2, 1, icon="spring"),
            Season("Low Summer", 4, 1, icon="summer"),
            Season("High Summer", 7, 1, icon="summer"),
            Season("Autumn", 10, 1, icon="autumn"),
            Season("Winter", 12, 1, icon="winter"),
        ),
    ),
)
