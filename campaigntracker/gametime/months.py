"""What a year consists of: months, days that belong to no month, and days with a name of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from campaigntracker.gametime.checks import json_object, name, not_too_many, only_keys, truth, whole_number
from campaigntracker.gametime.leap import MOST_DAYS, MOST_LEAPS, LeapDays, leaps_from_json, leaps_to_json

MOST_NUMBER = 10_000
LONGEST_FEAST = 100


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the year, numbered by its place among the months, from 1.

    ``intercalary`` marks a festival that a calendar lists among its months: it is addressed as a month, and skipped
    when months are added. ``in_week`` is False when its days do not move the weekday on. ``first_weekday`` is
    the index of the weekday on which it always begins. ``number`` is what numeric formats write instead of its place.
    ``days`` may be 0 for a month that leap years alone have.
    """

    name: str
    days: int
    abbreviation: str = ""
    leap: tuple[LeapDays, ...] = ()
    intercalary: bool = False
    in_week: bool = True
    first_weekday: int | None = None
    number: int | None = None

    def __post_init__(self) -> None:
        # The one month of a calendar without months has no name; the definition sees to the others.
        name(self.name, "name", empty=True)
        name(self.abbreviation, "abbreviation", empty=True)
        whole_number(self.days, "days", 0, MOST_DAYS)
        not_too_many(self.leap, "leapDays", MOST_LEAPS)
        truth(self.intercalary, "intercalary")
        truth(self.in_week, "inWeek")
        if self.first_weekday is not None:
            whole_number(self.first_weekday, "firstWeekday", 0, MOST_NUMBER)
        if self.number is not None:
            whole_number(self.number, "number", -MOST_NUMBER, MOST_NUMBER)

    @classmethod
    def from_json(cls, document: object) -> Month:
        document = json_object(document, "")
        keys = ("name", "days", "abbreviation", "leapDays", "intercalary", "inWeek", "firstWeekday", "number")
        only_keys(document, keys)
        return cls(
            name(document.get("name"), "name"),
            whole_number(document.get("days"), "days", 0, MOST_DAYS),
            document.get("abbreviation", ""),
            leaps_from_json(document.get("leapDays", []), "leapDays"),
            document.get("intercalary", False),
            document.get("inWeek", True),
            document.get("firstWeekday"),
            document.get("number"),
        )

    def to_json(self) -> dict[str, Any]:
        document: dict[str, Any] = {"name": self.name, "days": self.days}
        if self.abbreviation:
            document["abbreviation"] = self.abbreviation
        if self.leap:
            document["leapDays"] = leaps_to_json(self.leap)
        if self.intercalary:
            document["intercalary"] = True
        if not self.in_week:
            document["inWeek"] = False
        if self.first_weekday is not None:
            document["firstWeekday"] = self.first_weekday
        if self.number is not None:
            document["number"] = self.number
        return document


@dataclass(frozen=True, slots=True)
class IntercalaryDays:
    """Days that belong to no month: after ``after_month`` (0: before the first), or inside it after ``after_day``.

    They do not move the weekday on unless ``in_week`` says so. ``days`` may be 0 for days of leap years alone.
    """

    name: str
    days: int = 1
    after_month: int = 0
    after_day: int | None = None
    leap: tuple[LeapDays, ...] = ()
    in_week: bool = False

    def __post_init__(self) -> None:
        name(self.name, "name")
        whole_number(self.days, "days", 0, MOST_DAYS)
        whole_number(self.after_month, "afterMonth", 0, MOST_NUMBER)
        if self.after_day is not None:
            whole_number(self.after_day, "afterDay", 0, MOST_DAYS)
        not_too_many(self.leap, "leapDays", MOST_LEAPS)
        truth(self.in_week, "inWeek")

    @classmethod
    def from_json(cls, document: object) -> IntercalaryDays:
        document = json_object(document, "")
        only_keys(document, ("name", "days", "afterMonth", "afterDay", "leapDays", "inWeek"))
        return cls(
            name(document.get("name"), "name"),
            document.get("days", 1),
            document.get("afterMonth", 0),
            document.get("afterDay"),
            leaps_from_json(document.get("leapDays", []), "leapDays"),
            document.get("inWeek", False),
        )

    def to_json(self) -> dict[str, Any]:
        document: dict[str, Any] = {"name": self.name, "days": self.days, "afterMonth": self.after_month}
        if self.after_day is not None:
            document["afterDay"] = self.after_day
        if self.leap:
            document["leapDays"] = leaps_to_json(self.leap)
        if self.in_week:
            document["inWeek"] = True
        return document


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A feast on fixed days of a month (month 0: days of the year); without ``in_week`` it moves no weekday on."""

    name: str
    month: int
    day: int
    days: int = 1
    in_week: bool = True

    def __post_init__(self) -> None:
        name(self.name, "name")
        whole_number(self.month, "month", 0, MOST_NUMBER)
        whole_number(self.day, "day", 1, MOST_DAYS)
        whole_number(self.days, "days", 1, LONGEST_FEAST)
        truth(self.in_week, "inWeek")

    @classmethod
    def from_json(cls, document: object) -> NamedDay:
        document = json_object(document, "")
        only_keys(document, ("name", "month", "day", "days", "inWeek"))
        return cls(
            name(document.get("name"), "name"),
            document.get("month", 0),
            document.get("day", 0),
            document.get("days", 1),
            document.get("inWeek", True),
        )

    def to_json(self) -> dict[str, Any]:
        document: dict[str, Any] = {"name": self.name, "month": self.month, "day": self.day}
        if self.days != 1:
            document["days"] = self.days
        if not self.in_week:
            document["inWeek"] = False
        return document
