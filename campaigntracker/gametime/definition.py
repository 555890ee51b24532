"""What a calendar is, and how it turns total seconds into dates and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from campaigntracker.gametime.checks import SMALLEST, json_object, only_keys, whole_number
from campaigntracker.gametime.checks import moment as checked_moment
from campaigntracker.gametime.date import DAY_ZERO, GameDate
from campaigntracker.gametime.errors import GameTimeError

KIND = "day-count"
MOST_PER_UNIT = 10_000
UNIT_KEYS = {
    "hoursPerDay": "hours_per_day",
    "minutesPerHour": "minutes_per_hour",
    "secondsPerMinute": "seconds_per_minute",
}
EPOCH_KEYS = ("year", "month", "day", "hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class CalendarDefinition:
    """The day count: days numbered from 0, hours, minutes and seconds of any number, no months.

    A moment is a total: whole seconds since the campaign began, negative before it. ``epoch`` is the date of
    second 0. Inside, everything pivots on the *absolute* second, counted from the start of day 0.
    """

    hours_per_day: int = 24
    minutes_per_hour: int = 60
    seconds_per_minute: int = 60
    epoch: GameDate = DAY_ZERO

    def __post_init__(self) -> None:
        for key, name in UNIT_KEYS.items():
            whole_number(getattr(self, name), f"calendar.{key}", 1, MOST_PER_UNIT)
        try:
            checked_moment(self._absolute_second(self.epoch))
        except GameTimeError as error:
            raise error.under("epoch") from None

    @property
    def seconds_per_hour(self) -> int:
        return self.minutes_per_hour * self.seconds_per_minute

    @property
    def seconds_per_day(self) -> int:
        return self.hours_per_day * self.minutes_per_hour * self.seconds_per_minute

    @property
    def has_am_and_pm(self) -> bool:
        """Whether its clock reads like ours: 24 hours of 60 minutes."""
        return self.hours_per_day == 24 and self.minutes_per_hour == 60

    def with_epoch(self, date: GameDate) -> CalendarDefinition:
        """The same calendar with another date for second 0.

        >>> DAY_COUNT.with_epoch(GameDate(day=0, hour=9)).date_at(1_296_000).hour
        9
        """
        return replace(self, epoch=date)

    def date_at(self, total: int) -> GameDate:
        """
        >>> DAY_COUNT.date_at(-1)
        GameDate(year=0, month=0, day=-1, hour=23, minute=59, second=59)
        """
        day_number, rest = divmod(total + self._absolute_second(self.epoch), self.seconds_per_day)
        hour, rest = divmod(rest, self.seconds_per_hour)
        minute, second = divmod(rest, self.seconds_per_minute)
        year, month, day = self._day_named(day_number)
        return GameDate(year, month, day, hour, minute, second)

    def total_at(self, date: GameDate) -> int:
        """The inverse of :meth:`date_at`. Raises GameTimeError for a date that this calendar does not have.

        >>> DAY_COUNT.total_at(GameDate(day=15, hour=9))
        1328400
        """
        return self._absolute_second(date) - self._absolute_second(self.epoch)

    def day_number(self, total: int) -> int:
        """The absolute number of the day that holds this moment: consecutive whole numbers in every calendar.

        >>> DAY_COUNT.day_number(86_400)
        1
        """
        return (total + self._absolute_second(self.epoch)) // self.seconds_per_day

    def day_start(self, day_number: int) -> int:
        """The total at which a day begins.

        >>> DAY_COUNT.with_epoch(GameDate(hour=9)).day_start(0)
        -32400
        """
        return day_number * self.seconds_per_day - self._absolute_second(self.epoch)

    def time_of_day(self, hour: int, minute: int = 0, second: int = 0) -> int:
        """Seconds since the day began. Raises GameTimeError for what the clock never shows.

        >>> DAY_COUNT.time_of_day(9, 30)
        34200
        """
        hour = whole_number(hour, "hour", 0, self.hours_per_day - 1)
        minute = whole_number(minute, "minute", 0, self.minutes_per_hour - 1)
        second = whole_number(second, "second", 0, self.seconds_per_minute - 1)
        return (hour * self.minutes_per_hour + minute) * self.seconds_per_minute + second

    @classmethod
    def from_json(cls, document: object, epoch: object = None) -> CalendarDefinition:
        """The calendar of a campaign: its definition and its epoch, each an object, {} or None.

        ``document``: {"kind": "day-count", "hoursPerDay"?, "minutesPerHour"?, "secondsPerMinute"?};
        ``epoch``: {"day"?, "hour"?, "minute"?, "second"?}. Raises GameTimeError with the place (``epoch.hour``).

        >>> CalendarDefinition.from_json({"hoursPerDay": 25}, {"day": 3}).epoch.day
        3
        """
        document = json_object({} if document is None else document, "calendar")
        only_keys(document, ("kind", *UNIT_KEYS), "calendar")
        if document.get("kind", KIND) != KIND:
            raise GameTimeError(f'only "{KIND}" is known', "calendar.kind")
        epoch = json_object({} if epoch is None else epoch, "epoch")
        only_keys(epoch, EPOCH_KEYS, "epoch")
        units = {name: document[key] for key, name in UNIT_KEYS.items() if key in document}
        return cls(**units, epoch=GameDate(**epoch))

    def to_json(self) -> dict[str, Any]:
        """The definition without its epoch; 24, 60 and 60 are left out.

        >>> DAY_COUNT.to_json()
        {'kind': 'day-count'}
        """
        changed = {
            key: getattr(self, name)
            for key, name in UNIT_KEYS.items()
            if getattr(self, name) != getattr(DAY_COUNT, name)
        }
        return {"kind": KIND} | changed

    def epoch_json(self) -> dict[str, int]:
        """The date of second 0: always its day and hour, the rest when it is not zero.

        >>> DAY_COUNT.with_epoch(GameDate(hour=9)).epoch_json()
        {'day': 0, 'hour': 9}
        """
        parts = {key: getattr(self.epoch, key) for key in EPOCH_KEYS}
        return {key: value for key, value in parts.items() if value or key in ("day", "hour")}

    def _absolute_second(self, date: GameDate) -> int:
        time_of_day = self.time_of_day(date.hour, date.minute, date.second)
        return self._number_of_day(date) * self.seconds_per_day + time_of_day

    def _day_named(self, day_number: int) -> tuple[int, int, int]:
        """Year, month and day of an absolute day."""
        return 0, 0, day_number

    def _number_of_day(self, date: GameDate) -> int:
        """The absolute day of a year, month and day: the inverse of :meth:`_day_named`."""
        for name in ("year", "month"):
            if whole_number(getattr(date, name), name):
                raise GameTimeError(f"must be 0: a day count has no {name}s", name)
        return whole_number(date.day, "day", 2 * SMALLEST, -2 * SMALLEST)


DAY_COUNT = CalendarDefinition()
