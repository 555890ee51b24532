"""What people type for a moment.

Understood, whatever the case and the spaces:

- a day and a clock: ``Day 15, 3:30 PM``, ``day 15 15:30``, ``Day -3 at 9 am``; a day alone is its first second;
- a clock alone: ``15:30``, ``3:30:06 pm``, ``3 pm``: on the day of ``now``;
- a step from ``now``, with its sign: ``+2h30m``, ``+1d``, ``-10 min``, ``+1 day, 2 hours and 5 min``, ``+3 rounds``;
- ``now`` itself;
- total seconds since the campaign began, with the word before the number: ``second 1296000``.

A bare number is refused, because it could be a day, an hour or a length.
"""

from __future__ import annotations

import re

from campaigntracker.gametime.checks import moment
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.duration import DEFAULT_SECONDS_PER_ROUND
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.formatting import format as format_moment
from campaigntracker.gametime.formatting import format_clock
from campaigntracker.gametime.units import ALIASES, unit_lengths

LONGEST_TEXT = 200
NUMBER = "[0-9]{1,25}"
DAY = re.compile(rf"day\s*(?P<day>-?{NUMBER})(?:(?:\s*,\s*|\s+)(?:at\s+)?(?P<clock>.+))?")
CLOCK = re.compile(rf"({NUMBER})(?::({NUMBER}))?(?::({NUMBER}))?\s*(?:([ap])\.?m\.?)?")
SECOND = re.compile(rf"second\s*(-?{NUMBER})")
BARE = re.compile(r"[+-]?\s*[0-9]+")
STEP_PART = re.compile(rf"\s*({NUMBER})\s*([a-z]+)(?:\s*,)?(?:\s*and\b)?")


def parse(
    text: str,
    definition: CalendarDefinition,
    now: int | None = None,
    *,
    seconds_per_round: int = DEFAULT_SECONDS_PER_ROUND,
) -> int:
    """The total that a text means; the inverse of ``format``. Raises GameTimeError, and nothing else, with help.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> parse("Day 15, 3:30 PM", DAY_COUNT)
    1351800
    >>> parse("15:30", DAY_COUNT, now=1_300_000) == parse("+2h", DAY_COUNT, now=1_344_600)
    True
    """
    words = text.strip().lower().replace("−", "-")
    if not words:
        raise GameTimeError(f"A game time is needed. {_help(definition, now)}")
    if len(words) > LONGEST_TEXT:
        raise GameTimeError(f"That is too long for a game time. {_help(definition, now)}")
    if words == "now":
        return _needed(now, text, definition)
    if BARE.fullmatch(words):
        raise GameTimeError(
            f"“{_shown(text)}” alone could be a day, an hour or a length. "
            f"Write “Day {words.lstrip('+- ')[:25]}” for the day"
            + (", or a unit with a sign for a step, such as “+15 min”." if now is not None else ".")
        )
    if match := SECOND.fullmatch(words):
        return _kept(int(match[1]), text)
    if words[0] in "+-" and len(words) > 1:
        start = _needed(now, text, definition)
        return _kept(start + _step(words, text, definition, seconds_per_round), text)
    if match := DAY.fullmatch(words):
        day_start = definition.day_start(int(match["day"]))
        time_of_day = _time_of_day(match["clock"], text, definition, now) if match["clock"] else 0
        return _kept(day_start + time_of_day, text)
    if STEP_PART.match(words) and not CLOCK.fullmatch(words) and now is not None:
        raise GameTimeError(f"Write “+{_shown(text)}” for a step forward, “-{_shown(text)}” for one back.")
    time_of_day = _time_of_day(words, text, definition, now)
    return _kept(definition.day_start(definition.day_number(_needed(now, text, definition))) + time_of_day, text)


def _time_of_day(words: str, text: str, definition: CalendarDefinition, now: int | None) -> int:
    """Seconds since the day began."""
    match = CLOCK.fullmatch(words)
    if not match or not (match[2] or match[4]):
        raise _not_understood(text, definition, now)
    hour, minute, second = (int(part or 0) for part in match.groups()[:3])
    if match[4]:
        if not definition.has_am_and_pm:
            raise GameTimeError(f"This calendar's days have no AM and PM. {_help(definition, now)}")
        if not 1 <= hour <= 12:
            raise GameTimeError(f"With AM or PM the hour is 1 to 12. {_help(definition, now)}")
        hour = hour % 12 + (12 if match[4] == "p" else 0)
    try:
        return definition.time_of_day(hour, minute, second)
    except GameTimeError as error:
        raise GameTimeError(f"The {error.path} {error.problem}. {_help(definition, now)}") from None


def _step(words: str, text: str, definition: CalendarDefinition, seconds_per_round: int) -> int:
    """Seconds from the sign and the counted units after it."""
    lengths = unit_lengths(definition) | {"round": seconds_per_round}
    seconds, position = 0, 1
    while position < len(words):
        match = STEP_PART.match(words, position)
        unit = match and (ALIASES.get(match[2]) or ALIASES.get(match[2].removesuffix("s")))
        if not match or not unit:
            raise _not_understood(text, definition, 0)
        seconds += int(match[1]) * lengths[unit]
        position = match.end()
    return -seconds if words[0] == "-" else seconds


def _needed(now: int | None, text: str, definition: CalendarDefinition) -> int:
    if now is None:
        example = format_moment(_example(definition), definition)
        raise GameTimeError(f"“{_shown(text)}” needs a moment to count from. Write it in full, such as “{example}”.")
    return now


def _kept(total: int, text: str) -> int:
    try:
        return moment(total)
    except GameTimeError as error:
        raise GameTimeError(f"“{_shown(text)}” {error}.") from None


def _not_understood(text: str, definition: CalendarDefinition, now: int | None) -> GameTimeError:
    return GameTimeError(f"“{_shown(text)}” is not a game time. {_help(definition, now)}")


def _help(definition: CalendarDefinition, now: int | None) -> str:
    """What can be written; a clock alone and a step only where there is a moment to count from."""
    example = _example(definition)
    if now is None:
        return f"Write a moment such as “{format_moment(example, definition)}”."
    moment_text, clock_text = format_moment(example, definition), format_clock(example, definition)
    return f"Write a moment such as “{moment_text}”, a time such as “{clock_text}”, or a step such as “+2h30m”."


def _example(definition: CalendarDefinition) -> int:
    """Half past three in the afternoon of a day, or as near to it as this clock has whole minutes."""
    minute_of_day = definition.hours_per_day * definition.minutes_per_hour * 31 // 48
    return definition.day_start(15) + minute_of_day * definition.seconds_per_minute


def _shown(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else text[:40] + "…"
