"""The Exandrian calendar (Critical Role), years Post-Divergence.

328 days in eleven months. 1 Horisal 836 is a Miresen, on which trackers agree. Catha's cycle has 33 days; for want of a
printed date it is new on 1 Horisal 836. Ruidus keeps no phases and is left to the GM.
"""

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.months import Month, NamedDay
from campaigntracker.gametime.presets.preset import Preset
from campaigntracker.gametime.presets.skies import moon_new_on
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.weekdays import Weekday

PRESET = Preset(
    "exandrian",
    "Exandrian",
    "Critical Role's Exandria, years Post-Divergence: eleven months of 27 to 32 days and a week of seven.",
    CalendarDefinition(
        name="Exandrian",
        epoch=GameDate(836, 1, 1),
        months=(
            Month("Horisal", 29, "Hor"),
            Month("Misuthar", 30, "Mis"),
            Month("Dualahei", 30, "Dua"),
            Month("Thunsheer", 31, "Thu"),
            Month("Unndilar", 28, "Unn"),
            Month("Brussendar", 31, "Bru"),
            Month("Sydenstar", 32, "Syd"),
            Month("Fessuran", 29, "Fes"),
            Month("Quen'pillar", 27, "Que"),
            Month("Cuersaar", 29, "Cue"),
            Month("Duscar", 32, "Dus"),
        ),
        weekdays=(
            Weekday("Miresen", "Mir"),
            Weekday("Grissen", "Gri"),
            Weekday("Whelsen", "Whe"),
            Weekday("Conthsen", "Con"),
            Weekday("Folsen", "Fol"),
            Weekday("Yulisen", "Yul"),
            Weekday("Da'leysen", "Dal"),
        ),
        first_weekday=0,
        first_weekday_year=836,
        year_suffix=" PD",
        named_days=(
            NamedDay("New Dawn", 1, 1),
            NamedDay("Hillsgold", 1, 27),
            NamedDay("Day of Challenging", 2, 7),
            NamedDay("Renewal Festival", 3, 13),
            NamedDay("Wild's Grandeur", 3, 20),
            NamedDay("Harvest's Rise", 4, 11),
            NamedDay("Merryfrond's Day", 4, 31),
            NamedDay("Deep Solace", 5, 8),
            NamedDay("Zenith", 5, 26),
            NamedDay("Artisan's Faire", 6, 15),
            NamedDay("Elvendawn", 6, 20),
            NamedDay("Highsummer", 7, 7),
            NamedDay("Morn of Largesse", 7, 14),
            NamedDay("Harvest's Close", 8, 3),
            NamedDay("Hazel Festival", 9, 10),
            NamedDay("Civilization's Dawn", 9, 22),
            NamedDay("Night of Ascension", 10, 13),
            NamedDay("Zan's Cup", 10, 21),
            NamedDay("Barren Eve", 11, 2),
            NamedDay("Embertide", 11, 5),
            NamedDay("Winter's Crest", 11, 20),
        ),
        moons=(moon_new_on("Catha", "33", 836, 1, 1),),
        seasons=(
            Season("Spring", 3, 13, icon="spring"),
            Season("Summer", 5, 26, icon="summer"),
            Season("Autumn", 8, 3, icon="autumn"),
            Season("Winter", 11, 2, icon="winter"),
        ),
    ),
)
