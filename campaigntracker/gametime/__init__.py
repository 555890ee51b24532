"""Game time: calendars, dates, durations; reading and writing them. Standard library only, whole numbers only.

A moment is an int, the total seconds since the campaign began; a :class:`CalendarDefinition` gives it a date.
Say ``gametime.format(…)`` rather than importing ``format``, which hides Python's own.
"""

from campaigntracker.gametime.arithmetic import DateDifference, add, difference
from campaigntracker.gametime.counterparts import Counterparts
from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import DAY_COUNT, CalendarDefinition
from campaigntracker.gametime.documents import read_game_time, write_game_time
from campaigntracker.gametime.duration import DEFAULT_SECONDS_PER_ROUND, GameDuration
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.formatting import format, format_clock, format_day, format_span
from campaigntracker.gametime.jumps import about, jump_between, length_between
from campaigntracker.gametime.leap import GREGORIAN, NEVER, LeapCondition, LeapDays, LeapRule
from campaigntracker.gametime.moment import GameMoment
from campaigntracker.gametime.months import IntercalaryDays, Month, NamedDay
from campaigntracker.gametime.moons import Moon, MoonPhase
from campaigntracker.gametime.parsing import parse, upcoming
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.sky import MoonReading, era_of, moon_phase, moon_phases, named_days_on, season_at
from campaigntracker.gametime.span import Span
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import Era, YearNames

__all__ = [
    "DAY_COUNT",
    "DEFAULT_SECONDS_PER_ROUND",
    "GREGORIAN",
    "NEVER",
    "CalendarDefinition",
    "Counterparts",
    "DateDifference",
    "Era",
    "GameDate",
    "GameDuration",
    "GameMoment",
    "GameTimeError",
    "IntercalaryDays",
    "LeapCondition",
    "LeapDays",
    "LeapRule",
    "Month",
    "Moon",
    "MoonPhase",
    "MoonReading",
    "NamedDay",
    "Season",
    "Span",
    "Weekday",
    "YearNames",
    "about",
    "add",
    "difference",
    "era_of",
    "format",
    "format_clock",
    "format_day",
    "format_span",
    "jump_between",
    "length_between",
    "moon_phase",
    "moon_phases",
    "named_days_on",
    "parse",
    "read_game_time",
    "season_at",
    "upcoming",
    "write_game_time",
]
