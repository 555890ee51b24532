"""The Calendar of Harptos (Forgotten Realms), years in Dale Reckoning.

Festivals stand between the months, outside the tenday, so each month begins a tenday of its own. Shieldmeet follows
Midsummer every four years. Selûne is full on 1 Hammer of leap years, 48 cycles apart.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.leap import LeapDays, LeapRule
from campaigntracker.gametime.months import IntercalaryDays, Month, NamedDay
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.presets.skies import moon_full_on
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday

PRESET = Preset(
    "harptos",
    "Harptos",
    "The Forgotten Realms in Dale Reckoning: twelve months of three tendays, five festivals between them, "
    "and Shieldmeet every fourth year.",
    CalendarDefinition(
        name="Calendar of Harptos",
        epoch=GameDate(1492, 1, 1),
        months=(
            Month("Hammer", 30, "Ham"),
            Month("Alturiak", 30, "Alt"),
            Month("Ches", 30, "Che"),
            Month("Tarsakh", 30, "Tar"),
            Month("Mirtul", 30, "Mir"),
            Month("Kythorn", 30, "Kyt"),
            Month("Flamerule", 30, "Fla"),
            Month("Eleasis", 30, "Els"),
            Month("Eleint", 30, "Elt"),
            Month("Marpenoth", 30, "Mar"),
            Month("Uktar", 30, "Ukt"),
            Month("Nightal", 30, "Nig"),
        ),
        intercalary=(
            IntercalaryDays("Midwinter", 1, after_month=1),
            IntercalaryDays("Greengrass", 1, after_month=4),
            IntercalaryDays("Midsummer", 1, after_month=7),
            IntercalaryDays("Shieldmeet", 0, after_month=7, leap=(LeapDays(),)),
            IntercalaryDays("Highharvestide", 1, after_month=9),
            IntercalaryDays("Feast of the Moon", 1, after_month=11),
        ),
        leap_rule=LeapRule.every(4),
        weekdays=(
            Weekday("First-day", "1st"),
            Weekday("Second-day", "2nd"),
            Weekday("Third-day", "3rd"),
            Weekday("Fourth-day", "4th"),
            Weekday("Fifth-day", "5th"),
            Weekday("Sixth-day", "6th"),
            Weekday("Seventh-day", "7th"),
            Weekday("Eighth-day", "8th"),
            Weekday("Ninth-day", "9th"),
            Weekday("Tenth-day", "10th"),
        ),
        year_suffix=" DR",
        named_days=(
            NamedDay("Spring equinox", 3, 19),
            NamedDay("Summer solstice", 6, 20),
            NamedDay("Autumn equinox", 9, 21),
            NamedDay("Winter solstice", 12, 20),
        ),
        moons=(moon_full_on("Selûne", "30.4375", 1372, 1, 1),),
        seasons=(
            Season("Spring", 3, 19, icon="spring"),
            Season("Summer", 6, 20, icon="summer"),
            Season("Autumn", 9, 21, icon="autumn"),
            Season("Winter", 12, 20, icon="winter"),
        ),
    ),
)
