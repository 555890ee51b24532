"""What a calendar is, and how it turns total seconds into dates and back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from campaigntracker.gametime.calendarchecks import check, check_sky
from campaigntracker.gametime.calendarjson import epoch_from_json, epoch_to_json, fields_from_json, fields_to_json
from campaigntracker.gametime.checks import in_a_date, whole_number
from campaigntracker.gametime.checks import moment as checked_moment
from campaigntracker.gametime.date import DAY_ZERO, GameDate
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.leap import NEVER, LeapRule
from campaigntracker.gametime.months import IntercalaryDays, Month, NamedDay
from campaigntracker.gametime.moons import Moon
from campaigntracker.gametime.seasons import Season
from campaigntracker.gametime.span import Span
from campaigntracker.gametime.weekdays import Weekday
from campaigntracker.gametime.yearnames import Era, YearNames
from campaigntracker.gametime.years import Years


@dataclass(frozen=True, slots=True)
class CalendarDefinition:
    """A calendar: the clock, the year, the week, the sky, and which date second 0 has.

    A moment is a total: whole seconds since the campaign began, negative before it. ``epoch`` is the date of
    second 0. Inside, everything pivots on the *absolute* second, counted from the start of absolute day 0.

    Without ``months`` it is a day count: days numbered from 0, no years. With a single month that has no name, its
    years have no months. ``first_weekday`` is the index of the weekday with which year ``first_weekday_year`` begins
    (in a day count: that of day 0); days outside the week have none. Years are numbered … -1, 0, 1 …, without the 0
    where ``has_year_zero`` is False; leap rules count with it either way. ``years`` reckons with days and years alone.
    """

    hours_per_day: int = 24
    minutes_per_hour: int = 60
    seconds_per_minute: int = 60
    epoch: GameDate = DAY_ZERO
    name: str = ""
    months: tuple[Month, ...] = ()
    intercalary: tuple[IntercalaryDays, ...] = ()
    leap_rule: LeapRule = NEVER
    weekdays: tuple[Weekday, ...] = ()
    first_weekday: int = 0
    first_weekday_year: int = 1
    has_year_zero: bool = True
    year_prefix: str = ""
    year_suffix: str = ""
    year_names: YearNames | None = None
    eras: tuple[Era, ...] = ()
    named_days: tuple[NamedDay, ...] = ()
    moons: tuple[Moon, ...] = ()
    seasons: tuple[Season, ...] = ()
    season_shift: Fraction = Fraction(0)
    date_pattern: str = ""
    clock_pattern: str = ""
    years: Years | None = field(init=False, repr=False, compare=False)
    _epoch_second: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        check(self)
        outside = tuple(day if self.has_months else replace(day, month=1) for day in self.named_days if not day.in_week)
        runs = self.intercalary
        if self.months and not self.has_months:
            runs = tuple(replace(run, after_month=1) for run in runs)
        object.__setattr__(self, "season_shift", Fraction(self.season_shift))
        object.__setattr__(self, "years", None)
        if self.months:
            try:
                years = Years(self.months, runs, self.leap_rule, outside, has_year_zero=self.has_year_zero)
            except GameTimeError as error:
                raise error.under("calendar") from None
            object.__setattr__(self, "years", years)
        if self.months and self.epoch == DAY_ZERO:
            object.__setattr__(self, "epoch", self.first_date(1))
        check_sky(self)
        try:
            object.__setattr__(self, "_epoch_second", checked_moment(self._absolute_second(self.epoch)))
        except GameTimeError as error:
            raise error.under("epoch") from None

    @property
    def has_years(self) -> bool:
        return bool(self.months)

    @property
    def has_months(self) -> bool:
        return bool(self.months) and bool(self.months[0].name)

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
        >>> DAY_COUNT.date_at(-1).day, DAY_COUNT.date_at(-1).hour
        (-1, 23)
        """
        absolute_day, rest = divmod(total + self._epoch_second, self.seconds_per_day)
        hour, rest = divmod(rest, self.seconds_per_hour)
        minute, second = divmod(rest, self.seconds_per_minute)
        year, month, day, intercalary = self._day_named(absolute_day)
        return GameDate(year, month, day, hour, minute, second, intercalary)

    def total_at(self, date: GameDate) -> int:
        """The inverse of :meth:`date_at`. Raises GameTimeError for a date that this calendar does not have.

        >>> DAY_COUNT.total_at(GameDate(day=15, hour=9))
        1328400
        """
        return self._absolute_second(date) - self._epoch_second

    def day_number(self, total: int) -> int:
        """The number of the day that holds this moment: consecutive whole numbers in every calendar.

        In a day count it is the day's own number; elsewhere the day of second 0 has number 0.

        >>> DAY_COUNT.day_number(86_400)
        1
        """
        return self.absolute_day_at(total) - self._first_day

    def absolute_day_at(self, total: int) -> int:
        """The absolute day that holds this moment (see :meth:`absolute_day`)."""
        return (total + self._epoch_second) // self.seconds_per_day

    def day_start(self, day_number: int) -> int:
        """The total at which a day begins.

        >>> DAY_COUNT.with_epoch(GameDate(hour=9)).day_start(0)
        -32400
        """
        return (day_number + self._first_day) * self.seconds_per_day - self._epoch_second

    def date_of_day(self, day_number: int) -> GameDate:
        """The date of a day, at its first second."""
        year, month, day, intercalary = self._day_named(day_number + self._first_day)
        return GameDate(year, month, day, intercalary=intercalary)

    def time_of_day(self, hour: int, minute: int = 0, second: int = 0) -> int:
        """Seconds since the day began. Raises GameTimeError for what the clock never shows.

        >>> DAY_COUNT.time_of_day(9, 30)
        34200
        """
        hour = whole_number(hour, "hour", 0, self.hours_per_day - 1)
        minute = whole_number(minute, "minute", 0, self.minutes_per_hour - 1)
        second = whole_number(second, "second", 0, self.seconds_per_minute - 1)
        return (hour * self.minutes_per_hour + minute) * self.seconds_per_minute + second

    def weekday_of(self, date: GameDate) -> int | None:
        """The index of its weekday in ``weekdays``, from 0; None for a day outside the week."""
        if not self.weekdays:
            return None
        day = self.absolute_day(date)
        if self.years is None:
            return (day + self.first_weekday) % len(self.weekdays)
        return self.years.weekday_of(
            day, len(self.weekdays), self.first_weekday, self.years.counted(self.first_weekday_year)
        )

    def is_leap_year(self, year: int) -> bool:
        """Whether any leap rule of this calendar matches the year. Never in a day count."""
        return self.years is not None and self.years.is_leap_year(self.years.counted(year))

    def days_in_year(self, year: int) -> int:
        """Raises GameTimeError in a day count, which has no years."""
        years, year = self._need_years(year)
        return years.length(year)

    def days_in_month(self, year: int, month: int) -> int:
        """Days of a month, 0 when this year does not have it; month 0 is the whole year where there are no months."""
        years, year = self._need_years(year)
        plan = years.plan(year)
        return plan.month_lengths[self._month_position(month) - 1]

    def day_of_year(self, date: GameDate) -> int:
        """Counted from 1, every day included. Raises GameTimeError in a day count."""
        years, year = self._need_years(date.year)
        return self.absolute_day(date) - years.start(year) + 1

    def first_date(self, year: int) -> GameDate:
        """The first second of a year. Raises GameTimeError in a day count."""
        years, year = self._need_years(year)
        name = self._day_named(years.start(year))
        return GameDate(*name[:3], intercalary=name[3])

    def spans(self, year: int) -> tuple[Span, ...]:
        """Months and intercalary days of a year, in order of their first days; a month may hold intercalary days."""
        years, year = self._need_years(year)
        first = years.start(year) - self._first_day
        return tuple(
            Span(name, month if self.has_months else 0, intercalary, first + start, length)
            for name, month, intercalary, start, length in years.spans(year)
        )

    def absolute_day(self, date: GameDate) -> int:
        """Days since absolute day 0, whatever the epoch. Raises GameTimeError for a day that there is not."""
        if self.years is None:
            for place in ("year", "month"):
                if whole_number(getattr(date, place), place):
                    raise GameTimeError(f"must be 0: a day count has no {place}s", place)
            if date.intercalary:
                raise GameTimeError("must be empty: a day count has no intercalary days", "intercalary")
            return in_a_date(date.day, "day")
        in_a_date(date.year, "year")
        in_a_date(date.day, "day")
        year = self.years.counted(date.year)
        month = date.month if date.intercalary else self._month_position(date.month)
        return self.years.day_of(year, month, date.day, date.intercalary)

    @classmethod
    def from_json(cls, document: object, epoch: object = None) -> CalendarDefinition:
        """The calendar of a campaign: its definition and its epoch, each an object, {} or None.

        ``document``: see ``calendarjson``; ``epoch``: {"year"?, "month"?, "day"?, "hour"?, "minute"?, "second"?,
        "intercalary"?}. Raises GameTimeError with the place (``epoch.hour``, ``calendar.months[3].days``).

        >>> CalendarDefinition.from_json({"hoursPerDay": 25}, {"day": 3}).epoch.day
        3
        """
        return cls(**fields_from_json(document), epoch=epoch_from_json(epoch))

    def to_json(self) -> dict[str, Any]:
        """The definition without its epoch; what is as usual is left out.

        >>> DAY_COUNT.to_json()
        {'kind': 'day-count'}
        """
        return fields_to_json(self)

    def epoch_json(self) -> dict[str, int | str]:
        """The date of second 0: always its day and hour, the rest when it is not zero.

        >>> DAY_COUNT.with_epoch(GameDate(hour=9)).epoch_json()
        {'day': 0, 'hour': 9}
        """
        return epoch_to_json(self.epoch)

    @property
    def _first_day(self) -> int:
        """The absolute day that has number 0."""
        return 0 if self.years is None else self._epoch_second // self.seconds_per_day

    def _absolute_second(self, date: GameDate) -> int:
        time_of_day = self.time_of_day(date.hour, date.minute, date.second)
        return self.absolute_day(date) * self.seconds_per_day + time_of_day

    def _day_named(self, absolute_day: int) -> tuple[int, int, int, str]:
        """Year, month, day and the name of the intercalary days, of an absolute day."""
        if self.years is None:
            return 0, 0, absolute_day, ""
        year, month, day, intercalary = self.years.day_named(absolute_day)
        if not self.has_months:
            month = 0
        return self.years.called(year), month, day, intercalary

    def _need_years(self, year: int) -> tuple[Years, int]:
        if self.years is None:
            raise GameTimeError("a day count has no years", "year")
        return self.years, self.years.counted(in_a_date(year, "year"))

    def _month_position(self, month: int) -> int:
        if not self.has_months:
            whole_number(month, "month", 0, 0)
            return 1
        return whole_number(month, "month", 1, len(self.months))


DAY_COUNT = CalendarDefinition()
