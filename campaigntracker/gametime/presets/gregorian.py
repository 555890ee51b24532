"""Our own calendar, applied to all times (proleptic), without a year 0 as historians count.

The moon's mean cycle starts with the new moon of 6 January 2000.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.leap import GREGORIAN, LeapDays
from campaigntracker.gametime.months import Month
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.presets.skies import moon_new_on
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import Era

SUNDAY_TO_SATURDAY = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

PRESET = Preset(
    "gregorian",
    "Gregorian",
    "The real world's calendar: twelve months, a week of seven days and a leap day in 97 of 400 years.",
    CalendarDefinition(
        name="Gregorian",
        epoch=GameDate(2000, 1, 1),
        months=(
            Month("January", 31, "Jan"),
            Month("February", 28, "Feb", leap=(LeapDays(),)),
            Month("March", 31, "Mar"),
            Month("April", 30, "Apr"),
            Month("May", 31, "May"),
            Month("June", 30, "Jun"),
            Month("July", 31, "Jul"),
            Month("August", 31, "Aug"),
            Month("September", 30, "Sep"),
            Month("October", 31, "Oct"),
            Month("November", 30, "Nov"),
            Month("December", 31, "Dec"),
        ),
        leap_rule=GREGORIAN,
        weekdays=tuple(Weekday(name, name[:3]) for name in SUNDAY_TO_SATURDAY),
        first_weekday=6,
        first_weekday_year=2000,
        has_year_zero=False,
        eras=(Era("Before the Common Era", None, "BCE"), Era("Common Era", 1, "CE")),
        moons=(moon_new_on("Moon", "29.53059", 2000, 1, 6),),
        seasons=(
            Season("Spring", 3, 20, icon="spring"),
            Season("Summer", 6, 21, icon="summer"),
            Season("Autumn", 9, 22, icon="autumn"),
            Season("Winter", 12, 21, icon="winter"),
        ),
    ),
)
