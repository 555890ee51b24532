"""A moment together with its calendar: a noun with the verbs of this package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering

from campaigntracker.gametime import arithmetic, formatting, parsing, sky
from campaigntracker.gametime.arithmetic import DateDifference
from campaigntracker.gametime.checks import moment
from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.duration import GameDuration
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.sky import MoonReading
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import Era


@total_ordering
@dataclass(frozen=True, slots=True)
class GameMoment:
    """``total`` seconds in a calendar. Moments of one calendar are ordered; those of two cannot be compared.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> morning = GameMoment.of(GameDate(day=15, hour=9), DAY_COUNT)
    >>> str(morning.add(hours=9)), morning.next_day().since(morning).format()
    ('Day 15, 6:00 PM', '1 day')
    """

    total: int
    definition: CalendarDefinition

    @classmethod
    def of(cls, date: GameDate, definition: CalendarDefinition) -> GameMoment:
        """Raises GameTimeError for a date that the calendar does not have."""
        return cls(moment(definition.total_at(date)), definition)

    @classmethod
    def parse(cls, text: str, definition: CalendarDefinition) -> GameMoment:
        """The inverse of :meth:`format`. Raises GameTimeError for what is not understood."""
        return cls(parsing.parse(text, definition), definition)

    def format(self, pattern: str | None = None) -> str:
        return formatting.format(self.total, self.definition, pattern)

    def __str__(self) -> str:
        return self.format()

    def __lt__(self, other: object) -> bool:
        if isinstance(other, GameMoment) and other.definition == self.definition:
            return self.total < other.total
        return NotImplemented

    @property
    def date(self) -> GameDate:
        return self.definition.date_at(self.total)

    @property
    def weekday(self) -> Weekday | None:
        """None on a day outside the week, and in a calendar without one."""
        index = self.definition.weekday_of(self.date)
        return None if index is None else self.definition.weekdays[index]

    @property
    def day_of_year(self) -> int:
        """Counted from 1. Raises GameTimeError in a day count."""
        return self.definition.day_of_year(self.date)

    @property
    def day_number(self) -> int:
        return self.definition.day_number(self.total)

    @property
    def season(self) -> Season | None:
        return sky.season_at(self.total, self.definition)

    @property
    def moons(self) -> tuple[MoonReading, ...]:
        return sky.moon_phases(self.total, self.definition)

    @property
    def era(self) -> Era | None:
        return sky.era_of(self.date.year, self.definition)

    @property
    def year_name(self) -> str:
        """Empty where years have no names."""
        names = self.definition.year_names
        return names.name_of(self.date.year) if names is not None else ""

    @property
    def named_days(self) -> tuple[str, ...]:
        return sky.named_days_on(self.date, self.definition)

    def add(
        self, *, years: int = 0, months: int = 0, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0
    ) -> GameMoment:
        """For what happens at the end of a month, see ``arithmetic``."""
        later = arithmetic.add(
            self.total,
            self.definition,
            years=years,
            months=months,
            days=days,
            hours=hours,
            minutes=minutes,
            seconds=seconds,
        )
        return GameMoment(later, self.definition)

    def next_day(self) -> GameMoment:
        """The same time of day on the next day."""
        return self.add(days=1)

    def previous_day(self) -> GameMoment:
        return self.add(days=-1)

    def since(self, other: GameMoment) -> GameDuration:
        """How much time has passed; negative when the other moment is the later one."""
        return GameDuration(self.total - self._in_this_calendar(other))

    def difference(self, other: GameMoment) -> DateDifference:
        """The years, months, days and seconds to add to the other moment to come here."""
        return arithmetic.difference(self._in_this_calendar(other), self.total, self.definition)

    def _in_this_calendar(self, other: GameMoment) -> int:
        if other.definition != self.definition:
            raise TypeError("moments of different calendars cannot be compared")
        return other.total
