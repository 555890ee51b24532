"""Absalom Reckoning (Pathfinder's Golarion).

The Inner Sea books add the leap day to Calistril every eight years; Pathfinder's second edition, which keeps step with
the real world, does so every four. This is the former. 21 Lamashan 4712 is a Sunday in both. For Somal, which has 29.5
days, no book names a date; it is new here on 11 Abadius 4713, as other trackers have it.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.leap import LeapDays, LeapRule
from campaigntracker.gametime.months import Month
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.presets.skies import moon_new_on
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import Era

PRESET = Preset(
    "golarion",
    "Golarion",
    "Pathfinder's world in Absalom Reckoning: twelve months like ours, a week of seven days, "
    "and a leap day every eighth year.",
    CalendarDefinition(
        name="Absalom Reckoning",
        epoch=GameDate(4725, 1, 1),
        months=(
            Month("Abadius", 31, "Aba"),
            Month("Calistril", 28, "Cal", leap=(LeapDays(),)),
            Month("Pharast", 31, "Pha"),
            Month("Gozran", 30, "Goz"),
            Month("Desnus", 31, "Des"),
            Month("Sarenith", 30, "Sar"),
            Month("Erastus", 31, "Era"),
            Month("Arodus", 31, "Aro"),
            Month("Rova", 30, "Rov"),
            Month("Lamashan", 31, "Lam"),
            Month("Neth", 30, "Net"),
            Month("Kuthona", 31, "Kut"),
        ),
        leap_rule=LeapRule.every(8),
        weekdays=(
            Weekday("Moonday", "Mo"),
            Weekday("Toilday", "To"),
            Weekday("Wealday", "We"),
            Weekday("Oathday", "Oa"),
            Weekday("Fireday", "Fi"),
            Weekday("Starday", "St"),
            Weekday("Sunday", "Su"),
        ),
        first_weekday=6,
        first_weekday_year=4712,
        year_suffix=" AR",
        eras=(Era("Absalom Reckoning", 1, "AR"),),
        moons=(moon_new_on("Somal", "29.5", 4713, 1, 11),),
        seasons=(
            Season("Spring", 3, 1, icon="spring"),
            Season("Summer", 6, 1, icon="summer"),
            Season("Autumn", 9, 1, icon="autumn"),
            Season("Winter", 12, 1, icon="winter"),
        ),
    ),
)
