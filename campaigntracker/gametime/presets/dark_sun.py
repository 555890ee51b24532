"""The calendar of Athas (Dark Sun), in Free Years, with the year names of the King's Age.

375 days: twelve months of five six-day weeks, and five days outside the week after every fourth month. The books have
several sets of names; these are the latest. A King's Age has 77 years: eleven words and seven words that go round side
by side. Free Year 1 is Priest's Defiance, the 26th of its Age. The moons meet in an eclipse every eleven years, when
the eleven words begin anew; the books give no more, but the cycles that trackers use, 33 days for Ral and 125 for
Guthay, fit exactly. Both are full here on the day on which a year of Ral begins.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.months import IntercalaryDays, Month
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.presets.skies import moon_full_on
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import YearNames

OF_ELEVEN = ("Ral", "Friend", "Desert", "Priest", "Wind", "Dragon", "Mountain", "King", "Silt", "Enemy", "Guthay")
OF_SEVEN = ("Fury", "Contemplation", "Vengeance", "Slumber", "Defiance", "Reverence", "Agitation")
KINGS_AGE = tuple(f"{OF_ELEVEN[year % 11]}'s {OF_SEVEN[year % 7]}" for year in range(77))
FIRST_OF_THE_AGE = 1 - KINGS_AGE.index("Priest's Defiance")
MONTHS = (
    ("Scorch", "Sco"),
    ("Morrow", "Mor"),
    ("Rest", "Res"),
    ("Gather", "Gat"),
    ("Breeze", "Bre"),
    ("Mist", "Mis"),
    ("Bloom", "Blo"),
    ("Haze", "Haz"),
    ("Hoard", "Hoa"),
    ("Wind", "Win"),
    ("Sorrow", "Sor"),
    ("Smolder", "Smo"),
)

PRESET = Preset(
    "dark-sun",
    "Dark Sun",
    "Athas in Free Years: twelve months of five six-day weeks, three festivals of five days, "
    "and the 77 year names of a King's Age.",
    CalendarDefinition(
        name="Calendar of Kings",
        epoch=GameDate(1, 1, 1),
        months=tuple(Month(name, 30, short) for name, short in MONTHS),
        intercalary=(
            IntercalaryDays("Cooling Sun", 5, after_month=4),
            IntercalaryDays("Soaring Sun", 5, after_month=8),
            IntercalaryDays("Highest Sun", 5, after_month=12),
        ),
        weekdays=tuple(Weekday(f"{number} Day", str(number)) for number in range(1, 7)),
        year_prefix="FY ",
        year_names=YearNames(KINGS_AGE, FIRST_OF_THE_AGE),
        moons=(
            moon_full_on("Ral", "33", FIRST_OF_THE_AGE, 1, 1, color="#7fae7f"),
            moon_full_on("Guthay", "125", FIRST_OF_THE_AGE, 1, 1, color="#d9b95c"),
        ),
        seasons=(
            Season("High Sun", 1, 1, icon="summer"),
            Season("Sun Descending", 5, 1, icon="autumn"),
            Season("Sun Ascending", 9, 1, icon="spring"),
        ),
    ),
)
