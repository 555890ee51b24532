"""The mini-language in which formats are written.

- Date: ``{year}``, ``{month}`` (its number; days outside the months have none and write their name),
  ``{month_name}``, ``{month_abbr}``, ``{day}``, ``{day_ordinal}`` (1st, 2nd), ``{day_of_year}``, ``{weekday}``,
  ``{weekday_abbr}``, ``{weekday_number}`` (from 1), ``{era}``, ``{era_abbr}``, ``{year_name}``, ``{year_prefix}``,
  ``{year_suffix}``, ``{season}``. For an abbreviation that there is not stands the name; what else there is not (the
  weekday of a day outside the week, the era of a day count) is empty, or 0 for year and month.
- Clock: ``{hour}``, ``{minute}``, ``{second}``; ``{hour12}`` and ``{ampm}`` (the hour from 1 to 12, and AM or PM) only
  where a day has 24 hours of 60 minutes.
- ``{minute:02}`` fills a number up with zeros to two digits.
- ``[…]``: left out when every field inside is zero or empty: ``{hour}:{minute:02}[:{second:02}]``. It needs a field.
- ``{{``, ``}}``, ``[[`` and ``]]`` stand for the bracket itself; every other character for itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from campaigntracker.gametime.errors import GameTimeError

TWELVE_HOUR_FIELDS = ("hour12", "ampm")
CLOCK_FIELDS = ("hour", *TWELVE_HOUR_FIELDS, "minute", "second")
MONTH_FIELDS = ("month", "month_name", "month_abbr")
DAY_FIELDS = ("day", "day_ordinal")
YEAR_FIELDS = ("year", "year_prefix", "year_suffix", "year_name", "era", "era_abbr")
WEEKDAY_FIELDS = ("weekday", "weekday_abbr", "weekday_number")
FIELDS = (*YEAR_FIELDS, *MONTH_FIELDS, *DAY_FIELDS, "day_of_year", *WEEKDAY_FIELDS, "season", *CLOCK_FIELDS)
NUMBER_FIELDS = ("year", "month", "day", "day_of_year", "weekday_number", "hour", "hour12", "minute", "second")
TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{(?P<name>\w*)(?::0(?P<width>[1-9]))?\}|(?P<bracket>[][}{])|[^][}{]+")


class Token(NamedTuple):
    """A literal, a field (``name``), or the opening or closing bracket of an optional part."""

    literal: str = ""
    name: str = ""
    width: int = 0
    bracket: str = ""


@lru_cache(maxsize=256)
def compiled(pattern: str) -> tuple[Token, ...]:
    """The tokens of a pattern; raises GameTimeError when it is malformed."""
    tokens = []
    inside, start = False, 0
    for match in TOKEN.finditer(pattern):
        text, name, bracket = match[0], match["name"], match["bracket"]
        if name is not None:
            if name not in FIELDS:
                raise GameTimeError(f"{text} is no field; fields are {', '.join(FIELDS)}", "pattern")
            tokens.append(Token(name=name, width=int(match["width"] or 0)))
        elif bracket is not None:
            if bracket != ("]" if inside else "["):
                raise GameTimeError(f"{bracket} at character {match.start() + 1} has no partner", "pattern")
            if inside and not any(token.name for token in tokens[start:]):
                raise GameTimeError(f"[…] up to character {match.start() + 1} has no field inside", "pattern")
            inside, start = not inside, len(tokens)
            tokens.append(Token(bracket=bracket))
        else:
            tokens.append(Token(literal=text[0] if text in ("{{", "}}", "[[", "]]") else text))
    if inside:
        raise GameTimeError("[ has no partner", "pattern")
    return tuple(tokens)
