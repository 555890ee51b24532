"""What people type for a moment. Case and the number of spaces make no difference.

Understood in every calendar:

- what ``format`` writes: ``Day 15, 3:30 PM``, ``15 Hammer 1492 DR, 3:30 PM``, or as the calendar's own patterns say;
- a day and a clock: ``day 15 15:30``, ``Day -3 at 9 am``; a day alone is its first second;
- a clock alone, on the day of ``now``: ``15:30``, ``3:30:06 pm``, ``3 pm``; ``midnight`` (with which the day begins),
  ``dawn`` or ``sunrise`` (a quarter of the day has passed), ``morning`` (a third), ``noon`` or ``midday`` (half),
  ``afternoon`` (five eighths), ``dusk`` or ``sunset`` (three quarters), ``evening`` (five sixths), ``night``
  (eleven twelfths): with our hours 0, 6, 8, 12, 15, 18, 20 and 22 o'clock;
- a day counted from that of ``now``: ``today``, ``tomorrow``, ``yesterday``, ``next day``; ``tomorrow 9:00``,
  ``yesterday evening``; ``next morning`` is the first one after now, ``this morning`` and ``tonight`` are today's;
- a step from ``now``: ``+2h30m``, ``-10 min``, ``+1 day, 2 hours and 5 min``, ``+3 rounds``, ``in 3 days``,
  ``2 hours later``, ``a week ago``, ``+1h30``; weeks, months and years are the calendar's own, where it has them, and
  added as ``arithmetic`` says; ``a tenday`` is ten days, ``a fortnight`` fourteen; with a time of day behind it,
  ``in 3 days at noon``, it is that of the day arrived at;
- ``now`` itself; total seconds since the campaign began, with the word before the number: ``second 1296000``.

Where there are years:

- day, month, year: ``15 Hammer 1492``, ``Hammer 15, 1492``, ``15th of Hammer, 1492``, ``15 Ham 1492``; the
  beginning of a name does where it is that of one name alone; festivals alike: ``2 Festival 1492``, and
  ``Midwinter 1492`` when it has one day; without the year it is that of ``now``;
- numbers: ``1492-1-15``; other orders, or / and . between them, when only one reading makes a date;
- the day of the year: ``day 46 of 1492``; where there are no months also ``Day 46, 1492``, ``046-1492``, ``day 46``;
- what the calendar writes around years may be left out; a weekday in front is checked: ``Sunday, 21 Lamashan 4712``.

A bare number is refused, because it could be a day, an hour or a length; so is whatever could mean two days. Words are
English, like all texts of this package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.duration import DEFAULT_SECONDS_PER_ROUND
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.parsing.clock import read_clock
from campaigntracker.gametime.parsing.dates import read_date
from campaigntracker.gametime.parsing.days import read_day_word, read_next
from campaigntracker.gametime.parsing.exact import as_written, parse_exactly
from campaigntracker.gametime.parsing.folding import folded
from campaigntracker.gametime.parsing.help import Help
from campaigntracker.gametime.parsing.steps import counts_of, signed_counts, stepped

__all__ = ["parse", "upcoming"]

LONGEST_TEXT = 200
SECOND = re.compile(r"second\s*(-?[0-9]{1,25})")
BARE = re.compile(r"[+-]?\s*[0-9]+")
BREAK = re.compile(r"\s*,\s*|\s+")


def parse(
    text: str,
    definition: CalendarDefinition,
    now: int | None = None,
    *,
    pattern: str | None = None,
    seconds_per_round: int = DEFAULT_SECONDS_PER_ROUND,
) -> int:
    """The total that a text means; the inverse of ``format``. Raises GameTimeError, and nothing else, with help.

    With a ``pattern`` only what ``format`` writes with it is taken. What the pattern does not tell is the first that
    there is, but a day or year that it does not tell is that of ``now``.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> parse("Day 15, 3:30 PM", DAY_COUNT)
    1351800
    >>> parse("15:30", DAY_COUNT, now=1_300_000) == parse("+2h", DAY_COUNT, now=1_344_600)
    True
    >>> parse("015 09h", DAY_COUNT, pattern="{day:03} {hour:02}h")
    1328400
    """
    helping = Help(text, definition, now)
    words = folded(text)
    if not words:
        raise GameTimeError(f"A game time is needed. {helping.hint}")
    if len(words) > LONGEST_TEXT:
        raise GameTimeError(f"That is too long for a game time. {helping.hint}")
    if pattern is not None:
        return helping.kept(parse_exactly(pattern, helping))
    total = as_written(helping)
    if total is None:
        total = _meant(words, helping, seconds_per_round)
    return helping.kept(total)


def upcoming(text: str, definition: CalendarDefinition, now: int) -> int | None:
    """The first moment after ``now`` at which it is that time of day; None for what is no time of day alone.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> [upcoming(text, DAY_COUNT, now=36_000) for text in ("15:30", "dawn", "day 3")]
    [55800, 108000, None]
    """
    helping = Help(text, definition, now)
    try:
        time_of_day = read_clock(folded(text), helping)
        if time_of_day is None:
            return None
        moment = definition.day_start(definition.day_number(now)) + time_of_day
        return helping.kept(moment if moment > now else moment + definition.seconds_per_day)
    except GameTimeError:
        return None


def _meant(words: str, helping: Help, seconds_per_round: int) -> int:
    now = helping.now
    if words == "now":
        return helping.from_now()
    if BARE.fullmatch(words):
        raise _bare(words, helping)
    if match := SECOND.fullmatch(words):
        return int(match[1])
    if step := signed_counts(words):
        return stepped(helping.from_now(), *step, helping, seconds_per_round)
    if words[0] not in "+-":
        for total in _readings(words, helping, seconds_per_round):
            if total is not None:
                return total
        if now is not None and counts_of(words):
            raise GameTimeError(f"Write “+{helping.shown}” for a step forward, “-{helping.shown}” for one back.")
    raise helping.not_understood()


def _readings(words: str, helping: Help, seconds_per_round: int) -> Iterator[int | None]:
    """A day; a clock on the day of now; a day, and a clock behind it."""
    definition = helping.definition
    yield _day(words, helping, seconds_per_round)
    yield read_next(words, helping)
    time_of_day = read_clock(words, helping)
    if time_of_day is not None:
        yield definition.day_start(definition.day_number(helping.from_now())) + time_of_day
    for gap in BREAK.finditer(words):
        clock, problem = words[gap.end() :], None
        try:
            time_of_day = read_clock(clock, helping)
        except GameTimeError as error:
            problem = error
        if time_of_day is not None or problem:
            day = _day(words[: gap.start()], helping, seconds_per_round)
            if problem and day is not None:
                raise problem
            yield None if day is None or time_of_day is None else day + time_of_day


def _day(words: str, helping: Help, seconds_per_round: int) -> int | None:
    """The first second of a day."""
    day = read_day_word(words, helping)
    if day is None and words and (step := signed_counts(words)):
        definition = helping.definition
        total = stepped(helping.from_now(), *step, helping, seconds_per_round)
        return definition.day_start(definition.day_number(total))
    return read_date(words, helping) if day is None else day


def _bare(words: str, helping: Help) -> GameTimeError:
    step = ", or a unit with a sign for a step, such as “+15 min”." if helping.now is not None else "."
    number = words.lstrip("+- ")[:25]
    if helping.definition.has_years:
        return helping.because(f"“{helping.shown}” alone could be a day, a year, an hour or a length")
    return GameTimeError(
        f"“{helping.shown}” alone could be a day, an hour or a length. Write “Day {number}” for the day{step}"
    )
