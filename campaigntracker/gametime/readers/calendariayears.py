"""What Calendaria calls years: eras, and cycles of names that combine into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

from campaigntracker.gametime.checks import LONGEST_NAME
from campaigntracker.gametime.readers import foundryshape as shape
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.names import listed
from campaigntracker.gametime.yearnames import FARTHEST_YEAR, MOST_NAMES, Era, YearNames

PLACE = re.compile(r"\[([0-9]{1,3})\]")
PLAIN_TEMPLATES = ("", "YYYY G", "Y G", "{{year}} {{abbreviation}}", "{{year}} {{short}}")


@dataclass(frozen=True, slots=True)
class ForeignEra:
    era: Era
    prefix: bool


def eras(calendar: Part) -> list[ForeignEra]:
    found, ends = [], []
    for position, part in enumerate(shape.collection(calendar, "eras"), start=1):
        start = part.whole("startYear", None, -FARTHEST_YEAR, FARTHEST_YEAR)
        ends.append(part.whole("endYear", None, -FARTHEST_YEAR, FARTHEST_YEAR))
        part.skip("id")
        if part.text("template") not in PLAIN_TEMPLATES:
            part.notes.add("how eras write the year")
        era = Era(shape.name_of(part) or f"Era {position}", start, shape.name_of(part, "abbreviation"))
        found.append(ForeignEra(era, part.text("format") == "prefix"))
    starts = [era.era.start for era in found]
    if any(end is not None and end + 1 not in starts and end not in starts for end in ends):
        calendar.notes.add("years that belong to no era: each era lasts until the next begins")
    return found


def around_years(found: Sequence[ForeignEra]) -> tuple[str, str]:
    """What stands before and after each year: the abbreviation of the only era there is."""
    if len(found) != 1 or not found[0].era.abbreviation or len(found[0].era.abbreviation) > 40:
        return "", ""
    abbreviation = found[0].era.abbreviation
    return (f"{abbreviation} ", "") if found[0].prefix else ("", f" {abbreviation}")


def names(calendar: Part, years: Part, found: Sequence[ForeignEra]) -> YearNames | None:
    by_year = _by_year(years)
    by_cycle = _by_cycle(calendar, found)
    if by_year and by_cycle:
        calendar.notes.add("cycles of years, where years have names of their own")
    return by_year or by_cycle


def _by_year(years: Part) -> YearNames | None:
    named = {
        part.whole("year", low=-FARTHEST_YEAR, high=FARTHEST_YEAR): shape.name_of(part)
        for part in shape.collection(years, "names")
    }
    if not named:
        return None
    first, last = min(named), max(named)
    if last - first + 1 != len(named) or not all(named.values()):
        years.notes.counted(len(named), "name of a single year", "names of single years")
        return None
    return YearNames(tuple(named[year] for year in range(first, last + 1)), first, repeat=False)


def _by_cycle(calendar: Part, found: Sequence[ForeignEra]) -> YearNames | None:
    """The stage of a year is the year plus the offset, counted through the stages; [1] stands for the first cycle."""
    stages: list[tuple[list[str], int]] = []
    others = []
    for position, part in enumerate(shape.collection(calendar, "cycles"), start=1):
        name = shape.name_of(part) or f"Cycle {position}"
        offset = part.whole("offset", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
        part.skip("length", "id")
        kind = part.text("basedOn", "month")
        words = [shape.name_of(stage) for stage in shape.collection(part, "stages")]
        if kind == "eraYear" and len(found) == 1 and found[0].era.start is not None:
            kind, offset = "year", offset + 1 - found[0].era.start
        if kind != "year" or not words or not all(words):
            others.append(name)
            continue
        stages.append((words, offset))
    template = calendar.text("cycleFormat") or ", ".join(f"[{at}]" for at in range(1, len(stages) + 1))
    if others:
        calendar.notes.add(f"cycles that do not go by the year: {listed(others)}")
    if not stages:
        return None
    if others or lcm(*(len(words) for words, _ in stages)) > MOST_NAMES:
        calendar.notes.add("cycles of years")
        return None
    count = lcm(*(len(words) for words, _ in stages))
    texts = tuple(
        _named(template, [words[(year + offset) % len(words)] for words, offset in stages]) for year in range(count)
    )
    if not all(texts) or max(map(len, texts)) > LONGEST_NAME:
        calendar.notes.add("cycles of years")
        return None
    return YearNames(texts, 0)


def _named(template: str, words: Sequence[str]) -> str:
    def word(match: re.Match[str]) -> str:
        at = int(match[1])
        return words[at - 1] if 1 <= at <= len(words) else match[0]

    return " ".join(PLACE.sub(word, template).split())
