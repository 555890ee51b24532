"""Dates with the name of a month or a festival in them: 15 Hammer 1492, Midwinter 1492, 15th of Hammer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from campaigntracker.gametime.date import GameDate
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.parsing.folding import folded
from campaigntracker.gametime.parsing.help import Help
from campaigntracker.gametime.parsing.years import this_year, year_regex
from campaigntracker.gametime.places import Place, places

SHORTEST_BEGINNING = 2
# More than there can be of one name that all months share.
MOST_MENTIONS = 400
WORD = re.compile(r"[^\s,./]+")
DAY = r"(?:the\s+)?(?:day\s+)?(?P<day>[0-9]{1,18})(?P<ordinal>st|nd|rd|th)?\.?"
BEFORE = re.compile(rf"{DAY}(?:\s*(?:day\s+)?of)?(?:\s+the)?\s*[-/,]?")
JOIN = r"(?:\s*[,/.]\s*|\s+|-)(?:(?:of|in)(?:\s+the)?\s+)?"


class Mention(NamedTuple):
    """Where a text names a month or a festival."""

    start: int
    end: int
    place: Place


def named_dates(words: str, helping: Help) -> Iterator[Iterator[GameDate | int]]:
    """The dates that the words may mean: by full names, then by abbreviations, then by the beginnings of names."""
    for mentions in (by_name, by_abbreviation, by_beginning):
        yield _dates(words, mentions(words, helping.definition), helping)


def by_name(words: str, definition: CalendarDefinition) -> list[Mention]:
    return _longest(_mentions(words, [(folded(place.name), place) for place in places(definition)]))


def by_abbreviation(words: str, definition: CalendarDefinition) -> list[Mention]:
    return _longest(_mentions(words, [(folded(place.abbreviation), place) for place in places(definition)]))


def by_beginning(words: str, definition: CalendarDefinition) -> list[Mention]:
    """One or more words with which names begin; as many of them as there can be."""
    names = [(folded(place.name), place) for place in places(definition)]
    most_words = max(len(name.split()) for name, _ in names)
    found = []
    borders = [match.span() for match in WORD.finditer(words)]
    for index, (start, _) in enumerate(borders):
        for _, end in reversed(borders[index : index + most_words]):
            beginning = words[start:end]
            if len(beginning) < SHORTEST_BEGINNING or beginning[0].isdigit():
                continue
            meant = [place for name, place in names if name.startswith(beginning)]
            if meant:
                found += [Mention(start, end, place) for place in meant]
                break
    return _longest(found)


def _mentions(words: str, names: list[tuple[str, Place]]) -> list[Mention]:
    found = []
    for name, place in names:
        start = words.find(name) if name else -1
        while start >= 0:
            end = start + len(name)
            inside_word = (start and words[start - 1].isalnum() and name[0].isalnum()) or (
                end < len(words) and words[end].isalnum() and name[-1].isalnum()
            )
            if not inside_word:
                found.append(Mention(start, end, place))
            start = words.find(name, start + 1)
    return found


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Those that lie within no longer one: “Deep Winter” is not “Winter”."""
    kept, farthest = set[tuple[int, int]](), -1
    for start, end in sorted({mention[:2] for mention in mentions}, key=lambda span: (span[0], -span[1])):
        if end > farthest:
            kept.add((start, end))
            farthest = end
    return [mention for mention in mentions if mention[:2] in kept]


def _dates(words: str, mentions: list[Mention], helping: Help) -> Iterator[GameDate]:
    if len(mentions) > MOST_MENTIONS:
        raise GameTimeError(f"“{helping.shown}” can be read in too many ways")
    year_words = year_regex(helping.definition)
    for start, end, place in mentions:
        before, behind = words[:start].strip(), words[end:].removeprefix(".").rstrip()
        found = _day_and_year(before, behind, place, year_words, helping)
        if found:
            day, year = found
            year = this_year(helping) if year is None else year
            yield GameDate(year, place.month, day, intercalary=place.intercalary)


def _day_and_year(before: str, behind: str, place: Place, year: str, helping: Help) -> tuple[int, int | None] | None:
    """None when the text around the name says something else. ``year``: how a year is told."""
    if before:
        day = BEFORE.fullmatch(before)
        match = re.fullmatch(rf"(?:{JOIN}{year})?", behind)
        if not day or not match:
            return None
        return int(day["day"]), None if match["year"] is None else int(match["year"])
    if not behind:
        if place.most_days > 1:
            raise _which_day(place, helping)
        return 1, None
    if match := re.fullmatch(rf"{JOIN}{DAY}{JOIN}{year}", behind):
        return int(match["day"]), int(match["year"])
    match = re.fullmatch(JOIN + year, behind)
    if match and place.most_days <= 1:
        return 1, int(match["year"])
    if match and (match["mark"] or match["tail"] or not 1 <= int(match["year"]) <= place.most_days):
        raise _which_day(place, helping)
    match = re.fullmatch(JOIN + DAY, behind)
    return (int(match["day"]), None) if match else None


def _which_day(place: Place, helping: Help) -> GameTimeError:
    return helping.because(f"“{helping.shown}” does not say which day of {place.name}")
