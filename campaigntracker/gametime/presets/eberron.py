"""The Galifar calendar (Eberron), years of the Kingdom.

336 days: twelve months of four weeks, each named after a moon. The moons' cycles run from 28 to 105 days in steps of
seven; no book names dates for them, so each is full here on the 15th of the month that bears its name, in 998 YK.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.months import Month, NamedDay
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.presets.skies import moon_full_on
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday

# Each month and the days of its moon's cycle.
MONTHS_AND_CYCLES = {
    "Zarantyr": 77,
    "Olarune": 56,
    "Therendor": 42,
    "Eyre": 63,
    "Dravago": 91,
    "Nymm": 28,
    "Lharvion": 98,
    "Barrakas": 105,
    "Rhaan": 49,
    "Sypheros": 35,
    "Aryth": 84,
    "Vult": 70,
}

PRESET = Preset(
    "eberron",
    "Eberron (Galifar)",
    "Khorvaire in years of the Kingdom: twelve months of four seven-day weeks, and twelve moons.",
    CalendarDefinition(
        name="Galifar",
        epoch=GameDate(998, 1, 1),
        months=tuple(Month(name, 28, name[:3]) for name in MONTHS_AND_CYCLES),
        weekdays=tuple(Weekday(name) for name in ("Sul", "Mol", "Zol", "Wir", "Zor", "Far", "Sar")),
        year_suffix=" YK",
        named_days=(
            NamedDay("Crystalfall", 2, 9),
            NamedDay("Day of Mourning", 2, 20),
            NamedDay("Sun's Blessing", 3, 15),
            NamedDay("Aureon's Crown", 5, 26),
            NamedDay("Brightblade", 6, 12),
            NamedDay("Race of Eight Winds", 7, 23),
            NamedDay("The Hunt", 8, 4),
            NamedDay("Boldrei's Feast", 9, 9),
            NamedDay("Fathen's Fall", 9, 25),
            NamedDay("The Ascension", 10, 1),
            NamedDay("Wildnight", 10, 18, 2),
            NamedDay("Thronehold", 11, 11),
            NamedDay("Long Shadows", 12, 26, 3),
        ),
        moons=tuple(
            moon_full_on(name, str(cycle), 998, month, 15)
            for month, (name, cycle) in enumerate(MONTHS_AND_CYCLES.items(), start=1)
        ),
        seasons=(
            Season("Spring", 3, 1, icon="spring"),
            Season("Summer", 6, 1, icon="summer"),
            Season("Autumn", 9, 1, icon="autumn"),
            Season("Winter", 12, 1, icon="winter"),
        ),
    ),
)
