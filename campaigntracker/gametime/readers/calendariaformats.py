"""The date formats of Calendaria ("D MMMM, Y") in our pattern language."""

from __future__ import annotations

import re

from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.masks import literal

# What every calendar of the module is given: no wish of its own, and our own way of writing dates says more.
USUAL = ("", "D MMMM, Y", "D MMMM, YYYY")
FIELDS = {
    "Y": "{year}",
    "YYYY": "{year}",
    "y": "{year}",
    "yyyy": "{year:04}",
    "M": "{month}",
    "MM": "{month:02}",
    "MMM": "{month_abbr}",
    "MMMM": "{month_name}",
    "D": "{day}",
    "DD": "{day:02}",
    "d": "{day}",
    "dd": "{day:02}",
    "Do": "{day_ordinal}",
    "DDD": "{day_of_year:03}",
    "EEE": "{weekday_abbr}",
    "EEEE": "{weekday}",
}
TOKEN = re.compile(r"\[(?P<literal>[^\]]*)\]|(?P<era> ?G{1,4})|(?P<token>Do|([A-Za-z])\4*)|.", re.DOTALL)


def date_pattern(calendar: Part, *, suffix: str, has_months: bool) -> str:
    """The pattern of the long date format; empty where it is the usual one, or does not tell the day."""
    formats = calendar.part("dateFormats")
    mask = formats.text("long")
    formats.skip("weekHeader", "yearHeader", "yearLabel", "full", "short", "time", "time12")
    pattern = "" if mask in USUAL else _translated(mask, suffix=suffix, has_months=has_months)
    if pattern:
        calendar.notes.add("date formats other than the long one")
    elif calendar.count("dateFormats"):
        calendar.notes.add("date formats")
    return pattern


def _translated(mask: str, *, suffix: str, has_months: bool) -> str:
    """An era, which stands after the year, becomes the suffix of the year where that is the era's."""
    pattern, tokens = "", set()
    for match in TOKEN.finditer(mask):
        token = match["token"]
        if match["era"]:
            if not suffix:
                return ""
            pattern += "{year_suffix}"
        elif token is None:
            pattern += literal(match)
        elif token in FIELDS:
            pattern += FIELDS[token]
            tokens.add(token)
        else:
            return ""
    tells_day = tokens & {"D", "DD", "d", "dd", "Do"} and (tokens & {"M", "MM", "MMM", "MMMM"} or not has_months)
    tells_year = tokens & {"Y", "YYYY", "y", "yyyy"}
    return pattern if tells_year and (tells_day or "DDD" in tokens) else ""
