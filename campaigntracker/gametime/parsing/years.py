"""The year in a date, with or without what the calendar writes around it."""

from __future__ import annotations

import re

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.parsing.folding import folded
from campaigntracker.gametime.parsing.help import Help


def year_regex(definition: CalendarDefinition) -> str:
    """With a group ``year`` for its number and ``mark``, which is there when the text says that it is a year."""
    before = ["year", *({folded(definition.year_prefix)} - {""})]
    after = {folded(definition.year_suffix), *(folded(era.abbreviation) for era in definition.eras)} - {""}
    prefix = "|".join(map(re.escape, before))
    suffix = "|".join(map(re.escape, sorted(after, key=len, reverse=True)))
    tail = rf"(?:\s*(?P<tail>{suffix}))?" if suffix else "(?P<tail>)?"
    return rf"(?P<mark>(?:{prefix})\s*)?(?P<year>-?[0-9]{{1,18}}){tail}"


def this_year(helping: Help) -> int:
    """The year of now, for a date without one."""
    return helping.definition.date_at(helping.from_now()).year
