"""The eras and the names of years of Fantasy-Calendar."""

from __future__ import annotations

import re
from math import lcm

from campaigntracker.gametime.checks import LONGEST_NAME
from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.names import listed
from campaigntracker.gametime.readers.quantities import whole
from campaigntracker.gametime.readers.shaping import DESCRIPTIONS
from campaigntracker.gametime.yearnames import FARTHEST_YEAR, MOST_NAMES, Era, YearNames

PLACE = re.compile(r"\{\{([0-9]{1,3}|n)\}\}")


def eras(static: Part) -> tuple[Era, ...]:
    found = []
    for position, part in enumerate(static.parts("eras"), start=1):
        part.skip("id")
        name = part.text("name") or f"Era {position}"
        part.not_honoured(DESCRIPTIONS, "description")
        part.not_honoured("how eras write the year", "formatting", "format")
        settings, date = part.part("settings"), part.part("date")
        settings.skip("show_as_event", "use_custom_format", "event_category", "event_category_id")
        date.skip("epoch", "era_year")
        starting = settings.truth("starting_era")
        year = whole(date, "year", 1, -FARTHEST_YEAR, FARTHEST_YEAR)
        month, day = whole(date, "timespan", 0, 0, MOST_DAYS), whole(date, "day", 1, 0, MOST_DAYS)
        if (month > 0 or day > 1) and not starting:
            part.notes.add("on which day of its first year an era begins")
        if settings.truth("ends_year"):
            part.notes.add(f"that the era “{name}” ends the year {year} before its time: later weekdays differ")
        if settings.truth("restart"):
            part.notes.add(f"that the era “{name}” counts its years from 1 again")
        found.append(Era(name, None if starting else year))
    return tuple(found)


def year_names(static: Part, first_year: int) -> YearNames | None:
    """Each name of a cycle lasts ``length`` years, and the first year stands ``offset`` years into it."""
    part = static.part("cycles")
    template = part.text("format")
    cycles: list[tuple[list[str], int, int]] = []
    others = []
    for position, cycle in enumerate(part.parts("data"), start=1):
        cycle.skip("id")
        kind = cycle.text("type", "year")
        length, offset = whole(cycle, "length", 1, 1, MOST_NAMES), whole(cycle, "offset", 0, 0, FARTHEST_YEAR)
        names = list(cycle.texts("names"))
        if kind == "year" and names and all(names):
            cycles.append((names, length, offset // length))
        else:
            others.append(cycle.text("name") or f"cycle {position}")
    if others:
        part.notes.add(f"cycles that do not go by the year: {listed(others)}")
    if not cycles:
        return None
    count = lcm(*(len(names) * length for names, length, _ in cycles))
    if others or count > MOST_NAMES:
        part.notes.add("cycles of years")
        return None
    template = template or ", ".join(f"{{{{{at}}}}}" for at in range(1, len(cycles) + 1))
    texts = tuple(
        _named(template, [names[(year // length + turn) % len(names)] for names, length, turn in cycles])
        for year in range(count)
    )
    if not all(texts) or max(map(len, texts)) > LONGEST_NAME:
        part.notes.add("cycles of years")
        return None
    return YearNames(texts, first_year)


def _named(template: str, words: list[str]) -> str:
    def word(match: re.Match[str]) -> str:
        if match[1] == "n":
            return " "
        at = int(match[1])
        return words[at - 1] if 1 <= at <= len(words) else match[0]

    return " ".join(PLACE.sub(word, template).split())
