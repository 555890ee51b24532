"""The calendar of the Forbidden Lands, years after Shift (AS).

Each season has a month that rises (45 days) and one that wanes (46), which makes 364 days or 52 whole weeks; a count
of 365 with a longer Summerrise is met too. The books do not say when the year begins; here it does on Midwinter, as a
drawing in them suggests, and campaigns begin with spring. The moon has 30 days and is full, for want of a printed date,
on 1 Springrise 1165.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.months import Month, NamedDay
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.presets.skies import moon_full_on
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday

PRESET = Preset(
    "forbidden-lands",
    "Forbidden Lands",
    "The Ravenlands: eight months of 45 or 46 days, two to a season, and a week of seven days.",
    CalendarDefinition(
        name="Forbidden Lands",
        epoch=GameDate(1165, 2, 1),
        months=(
            Month("Winterwane", 46, "WiW"),
            Month("Springrise", 45, "SpR"),
            Month("Springwane", 46, "SpW"),
            Month("Summerrise", 45, "SuR"),
            Month("Summerwane", 46, "SuW"),
            Month("Fallrise", 45, "FaR"),
            Month("Fallwane", 46, "FaW"),
            Month("Winterrise", 45, "WiR"),
        ),
        weekdays=(
            Weekday("Sunday", "Sun"),
            Weekday("Moonday", "Moo"),
            Weekday("Bloodday", "Blo"),
            Weekday("Earthday", "Ear"),
            Weekday("Growthday", "Gro"),
            Weekday("Feastday", "Fea"),
            Weekday("Stillday", "Sti"),
        ),
        year_suffix=" AS",
        named_days=(
            NamedDay("Midwinter", 1, 1),
            NamedDay("Awakening Day", 2, 1),
            NamedDay("Springturn", 3, 1),
            NamedDay("Lushday", 4, 1),
            NamedDay("Midsummer", 5, 1),
            NamedDay("Harvest Day", 6, 1),
            NamedDay("Fallturn", 7, 1),
            NamedDay("Rotday", 8, 1),
        ),
        moons=(moon_full_on("Moon", "30", 1165, 2, 1),),
        seasons=(
            Season("Spring", 2, 1, icon="spring"),
            Season("Summer", 4, 1, icon="summer"),
            Season("Autumn", 6, 1, icon="autumn"),
            Season("Winter", 8, 1, icon="winter"),
        ),
    ),
)
