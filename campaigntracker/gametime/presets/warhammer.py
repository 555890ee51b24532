"""The Imperial Calendar of the Old World (Warhammer Fantasy).

400 days: twelve months of 32 or 33 and six holy days between them, outside the eight-day week. 1 Nachexen 2512 is a
Wellentag, as trackers that count from year 0 have it. Seasons are 100 days or so around Mitterfruhl, Sonnstill,
Mittherbst and Mondstille. Mannslieb is full on Hexenstag and Geheimnistag, 8 cycles apart; Morrslieb keeps no cycle and
is left to the GM.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.months import IntercalaryDays, Month
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.presets.skies import moon_full_on
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday

PRESET = Preset(
    "warhammer",
    "Warhammer (Imperial)",
    "The Empire of the Old World: twelve months of 32 or 33 days, a week of eight days, and six holy days outside it.",
    CalendarDefinition(
        name="Imperial Calendar",
        epoch=GameDate(2512, 1, 1),
        months=(
            Month("Nachexen", 32, "Nhx"),
            Month("Jahrdrung", 33, "Jah"),
            Month("Pflugzeit", 33, "Pfl"),
            Month("Sigmarzeit", 33, "Sig"),
            Month("Sommerzeit", 33, "Som"),
            Month("Vorgeheim", 33, "Vgh"),
            Month("Nachgeheim", 32, "Ngh"),
            Month("Erntezeit", 33, "Ern"),
            Month("Brauzeit", 33, "Bra"),
            Month("Kaldezeit", 33, "Kal"),
            Month("Ulriczeit", 33, "Ulr"),
            Month("Vorhexen", 33, "Vhx"),
        ),
        intercalary=(
            IntercalaryDays("Hexenstag", 1, after_month=0),
            IntercalaryDays("Mitterfruhl", 1, after_month=2),
            IntercalaryDays("Sonnstill", 1, after_month=5),
            IntercalaryDays("Geheimnistag", 1, after_month=6),
            IntercalaryDays("Mittherbst", 1, after_month=8),
            IntercalaryDays("Mondstille", 1, after_month=11),
        ),
        weekdays=(
            Weekday("Wellentag", "Wel"),
            Weekday("Aubentag", "Aub"),
            Weekday("Marktag", "Mar"),
            Weekday("Backertag", "Bac"),
            Weekday("Bezahltag", "Bez"),
            Weekday("Konistag", "Kon"),
            Weekday("Angestag", "Ang"),
            Weekday("Festag", "Fes"),
        ),
        first_weekday=0,
        first_weekday_year=2512,
        year_suffix=" IC",
        # 25 days after Hexenstag, which no month holds.
        moons=(moon_full_on("Mannslieb", "25", 2512, 1, 25),),
        seasons=(
            Season("Spring", 1, 17, icon="spring"),
            Season("Summer", 4, 18, icon="summer"),
            Season("Autumn", 7, 17, icon="autumn"),
            Season("Winter", 10, 18, icon="winter"),
        ),
    ),
)
