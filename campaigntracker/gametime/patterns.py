"""The mini-language in which formats are written.

- Date: ``{year}``, ``{month}`` (its number; days outside the months have none and write their name),
  ``{month_name}``, ``{month_abbr}``, ``{day}``, ``{day_ordinal}`` (1st, 2nd), ``{day_of_year}``, ``{weekday}``,
  ``{weekday_abbr}``, ``{weekday_number}`` (from 1), ``{year_name}``, ``{year_prefix}``, ``{year_suffix}``. For an
  abbreviation that there is not stands the name; what else there is not (the weekday of a day outside the week, the
  year of a day count) is empty, or 0 for year and month.
- Clock: ``{hour}``, ``{minute}``, ``{second}``; ``{hour12}`` and ``{ampm}`` (the hour from 1 to 12, and AM or PM) only
  where a day has 24 hours of 60 minutes.
- ``{minute:02}`` fills a number up with zeros to two digits.
- ``[…]``: left out when every field inside is zero or empty: ``{hour}:{minute:02}[:{second:02}]``.
- ``{{``, ``}}``, ``[[`` and ``]]`` stand for the bracket itself; every other character for itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.fields import FIELDS, TWELVE_HOUR_FIELDS

if TYPE_CHECKING:
    from campaigntracker.gametime.definition import CalendarDefinition

TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{(?P<name>\w*)(?::0(?P<width>[1-9]))?\}|(?P<bracket>[][}{])|[^][}{]+")


class Token(NamedTuple):
    """A literal, a field (``name``), or the opening or closing bracket of an optional part."""

    literal: str = ""
    name: str = ""
    width: int = 0
    bracket: str = ""


def render(pattern: str, date: GameDate, definition: CalendarDefinition) -> str:
    """
    >>> from campaigntracker.gametime.definition import DAY_COUNT
    >>> render("d{day:03} [{second}s]", GameDate(day=7), DAY_COUNT)
    'd007 '
    """
    done, part, part_matters, inside = "", "", False, False
    for token in compiled(pattern):
        if token.bracket:
            done += part if not inside or part_matters else ""
            part, part_matters, inside = "", False, token.bracket == "["
            continue
        if token.name:
            if token.name in TWELVE_HOUR_FIELDS and not definition.has_am_and_pm:
                raise GameTimeError(f"{{{token.name}}} needs days of 24 hours and hours of 60 minutes", "pattern")
            value = FIELDS[token.name](date, definition)
            part += f"{value:0{token.width}}" if isinstance(value, int) and token.width else str(value)
            part_matters = part_matters or bool(value)
        else:
            part += token.literal
    return done + part


@lru_cache(maxsize=256)
def compiled(pattern: str) -> tuple[Token, ...]:
    """The tokens of a pattern; raises GameTimeError when it is malformed."""
    tokens = []
    inside = False
    for match in TOKEN.finditer(pattern):
        text, name, bracket = match[0], match["name"], match["bracket"]
        if name is not None:
            if name not in FIELDS:
                raise GameTimeError(f"{text} is no field; fields are {', '.join(FIELDS)}", "pattern")
            tokens.append(Token(name=name, width=int(match["width"] or 0)))
        elif bracket is not None:
            if bracket != ("]" if inside else "["):
                raise GameTimeError(f"{bracket} at character {match.start() + 1} has no partner", "pattern")
            inside = not inside
            tokens.append(Token(bracket=bracket))
        else:
            tokens.append(Token(literal=text[0] if text in ("{{", "}}", "[[", "]]") else text))
    if inside:
        raise GameTimeError("[ has no partner", "pattern")
    return tuple(tokens)
