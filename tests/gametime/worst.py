"""The costliest calendars that can still be made: each has as much as may be of what some page goes through."""

from __future__ import annotations

from typing import Any

from campaigntracker.gametime.calendarchecks import (
    LONGEST_AFFIX,
    MOST_ERAS,
    MOST_IN_THE_SKY,
    MOST_MONTHS,
    MOST_NAMED_DAYS,
    MOST_WEEKDAYS,
)
from campaigntracker.gametime.checks import LONGEST_NAME
from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.moons import MOST_PHASES
from campaigntracker.gametime.yearnames import MOST_LETTERS

# A letter that takes four bytes.
WIDE = "𒀀"
# Conditions that overlap in 63 ways, and in a few ways more for each of nine other rules.
OVERLAPPING = [{"every": every} for every in (99_991, 99_989, 99_971, 99_961, 99_929, 99_923)]
OTHER_RULES = [[{"every": every}, {"every": every + 1}] for every in (99_900, 99_800, 99_700, 99_600, 99_500, 99_400)]
OTHER_RULES += [[{"every": every}] for every in (7, 11, 13)]


def wide(number: int, length: int = LONGEST_NAME) -> str:
    """A name of its own, as long as may be."""
    return f"{number}{WIDE * length}"[:length]


def _leaping(months: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rules = [{"days": 1, "rule": rule} for rule in OTHER_RULES]
    return [
        *({**month, "leapDays": [leap]} for month, leap in zip(months, rules, strict=False)),
        *months[len(rules) :],
    ]


def _sky(phases: int) -> dict[str, Any]:
    turns = ("new", "full")
    return {
        "moons": [
            {
                "name": wide(number),
                "cycle": "3.000000001",
                "phases": [
                    {"name": wide(phase), "days": "0.093750001", "icon": turns[phase % 2]} for phase in range(phases)
                ],
                "resets": OVERLAPPING,
            }
            for number in range(MOST_IN_THE_SKY)
        ],
        "seasons": [{"name": wide(number), "month": 1, "day": number + 1} for number in range(MOST_IN_THE_SKY)],
    }


def crowded_sheet() -> dict[str, Any]:
    """Months as long as one sheet, a feast moons that turn on every day, and rules that take long to count."""
    months = [{"name": wide(number), "days": 90} for number in range(20)]
    months[-1] |= {"leapDays": [{"days": 1}]}
    return {
        "kind": "calendar",
        "name": wide(1),
        "months": _leaping(months),
        "leapRule": OVERLAPPING,
        "weekdays": [wide(number) for number in range(14)],
        "yearPrefix": WIDE * LONGEST_AFFIX,
        "yearSuffix": WIDE * LONGEST_AFFIX,
        "namedDays": [
            {"name": wide(number), "month": 1, "day": 1 + number % 4, "days": 4} for number in range(MOST_NAMED_DAYS)
        ],
        **_sky(MOST_PHASES),
    }


def torn_year() -> dict[str, Any]:
    """As many months, weekdays and days as may be, and the week interrupted wherever it can be."""
    months = [{"name": wide(number), "days": MOST_DAYS // MOST_MONTHS - 1} for number in range(MOST_MONTHS)]
    return {
        "kind": "calendar",
        "months": _leaping(months),
        "weekdays": [wide(number) for number in range(MOST_WEEKDAYS)],
        "namedDays": [
            {
                "name": wide(number),
                "month": 1 + number % MOST_MONTHS,
                "day": 3 + number // MOST_MONTHS * 9,
                "inWeek": False,
            }
            for number in range(MOST_NAMED_DAYS)
        ],
        "yearNames": {"names": [wide(number) for number in range(MOST_LETTERS // LONGEST_NAME)]},
        "eras": [{"name": wide(number), "start": number, "abbreviation": wide(number)} for number in range(MOST_ERAS)],
    }


def alike() -> dict[str, Any]:
    """Months that share their abbreviation, weekdays their names, and optional parts that are often empty."""
    return {
        "kind": "calendar",
        "months": [
            {"name": f"a{' a' * number}"[:LONGEST_NAME] + f" {number}", "days": 90, "abbreviation": "a"}
            for number in range(24)
        ],
        "weekdays": ["a"] * MOST_WEEKDAYS,
        "datePattern": "{year}-{day}-{month_name}" + "[ {season}]" * 14,
        "seasons": [{"name": "a", "month": 1}],
        "yearNames": {"names": ["a"], "repeat": False},
    }


def many_months() -> dict[str, Any]:
    """A year that is shown day by day, in as many months as may be, with the longest week that stands in columns."""
    return {
        "kind": "calendar",
        "months": [{"name": wide(number), "days": 5} for number in range(MOST_MONTHS)],
        "weekdays": [{"name": wide(number), "abbreviation": wide(number)} for number in range(12)],
    }


DOCUMENTS = {"many months": many_months, "crowded sheet": crowded_sheet, "torn year": torn_year, "alike": alike}
