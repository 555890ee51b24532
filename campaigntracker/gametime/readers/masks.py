"""The date masks of Simple Calendar ("MMMM DD, YYYY", "HH:mm:ss") in our pattern language."""

from __future__ import annotations

import re

FIELDS = {
    "D": "{day}",
    "DD": "{day:02}",
    "DO": "{day_ordinal}",
    "d": "{weekday_number}",
    "dd": "{weekday_number:02}",
    "ddd": "{weekday_abbr}",
    "dddd": "{weekday}",
    "M": "{month}",
    "MM": "{month:02}",
    "MMM": "{month_abbr}",
    "MMMM": "{month_name}",
    "YN": "{year_name}",
    "YA": "{year_prefix}",
    "YZ": "{year_suffix}",
    "YYYY": "{year}",
    "H": "{hour}",
    "HH": "{hour:02}",
    "h": "{hour12}",
    "hh": "{hour12:02}",
    "m": "{minute}",
    "mm": "{minute:02}",
    "s": "{second}",
    "ss": "{second:02}",
    "A": "{ampm}",
}
TOKEN = re.compile(
    r"\[(?P<literal>[^\]]*)\]|(?P<token>DO|d{1,4}|M{1,4}|YN|YA|YZ|YYYY|YY|([HhMmsD])\3?|[aA])|.", re.DOTALL
)
BRACKETS = re.compile(r"[][}{]")


def date_pattern(mask: str) -> str | None:
    """None when a part of it is not known here, or when it does not determine the day.

    >>> date_pattern("MMMM DD, YYYY"), date_pattern("dddd, DD.MM.YY"), date_pattern("MMMM YYYY")
    ('{month_name} {day:02}, {year}', None, None)
    """
    pattern, tokens = _translated(mask)
    wanted = (("D", "DD", "DO"), ("M", "MM", "MMM", "MMMM"), ("YYYY",))
    if pattern is None or not all(tokens.intersection(choice) for choice in wanted):
        return None
    clock = {"H", "HH", "h", "hh", "m", "mm", "s", "ss", "A"}
    return None if tokens & clock else pattern


def clock_pattern(mask: str, *, has_am_and_pm: bool) -> str | None:
    """None when a part of it is not known here, or when it does not determine the minute.

    Seconds are added, where there are any, to a mask that leaves them out.

    >>> clock_pattern("HH:mm:ss", has_am_and_pm=True), clock_pattern("h:mm A", has_am_and_pm=True)
    ('{hour:02}:{minute:02}:{second:02}', '{hour12}:{minute:02}[:{second:02}] {ampm}')
    """
    pattern, tokens = _translated(mask)
    twelve = tokens & {"h", "hh", "A"}
    if pattern is None or not tokens & {"m", "mm"} or not tokens & {"H", "HH", "h", "hh"}:
        return None
    if twelve and not (has_am_and_pm and "A" in tokens and tokens & {"h", "hh"}):
        return None
    if not tokens <= {"H", "HH", "h", "hh", "m", "mm", "s", "ss", "A"}:
        return None
    if not tokens & {"s", "ss"}:
        return re.sub(r"(\{minute(?::02)?\})", r"\1[:{second:02}]", pattern, count=1)
    return pattern


def literal(match: re.Match[str]) -> str:
    """What stands for itself in a mask, as our pattern writes it."""
    text = match[0] if match["literal"] is None else match["literal"]
    return BRACKETS.sub(lambda bracket: bracket[0] * 2, text)


def _translated(mask: str) -> tuple[str | None, set[str]]:
    pattern, tokens = "", set()
    for match in TOKEN.finditer(mask):
        token = match["token"]
        if token is None:
            pattern += literal(match)
        elif token in FIELDS:
            pattern += FIELDS[token]
            tokens.add(token)
        else:
            return None, set()
    return pattern, tokens
