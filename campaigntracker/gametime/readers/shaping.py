"""What several formats share: names made distinct, affixes of the year, phases of a moon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.moons import MOST_PHASES, PHASE_ICONS, MoonPhase
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.result import Notes
from campaigntracker.gametime.seasons import SEASON_ICONS

COSMETIC = "colours, icons and settings of what is shown"
DESCRIPTIONS = "descriptions, sources and other texts"
SUN_TIMES = "sunrise and sunset times"


def distinct(names: Iterable[str], kind: str, notes: Notes) -> list[str]:
    """The names, where one is missing or used twice made distinct: “Month 3”, “Midwinter (2)”.

    >>> distinct(["Thaw", "", "thaw"], "Month", Notes())
    ['Thaw', 'Month 2', 'thaw (2)']
    """
    seen: set[str] = set()
    result = []
    for position, name in enumerate(names, start=1):
        wanted = base = name or f"{kind} {position}"
        count = 1
        while wanted.casefold() in seen:
            count += 1
            wanted = f"{base} ({count})"
        if count > 1:
            notes.add(f"the name “{base}” for several parts of the year: one is called “{wanted}” here")
        seen.add(wanted.casefold())
        result.append(wanted)
    return result


def prefix(text: str) -> str:
    """With the space that stands between it and the year.

    >>> prefix("RY"), prefix("")
    ('RY ', '')
    """
    return f"{text} " if text else ""


def suffix(text: str) -> str:
    return f" {text}" if text else ""


def season_icon(icon: str) -> str:
    """
    >>> season_icon("Fall"), season_icon("sunset")
    ('autumn', '')
    """
    icon = icon.lower().replace("fall", "autumn")
    return icon if icon in SEASON_ICONS else ""


def phases(moon: Part, key: str = "phases") -> tuple[MoonPhase, ...]:
    """The phases of Simple Calendar and those who follow it: {"name", "length", "singleDay"?, "icon"?}.

    ``singleDay`` only says how the length came about.
    """
    found = []
    for number, phase in enumerate(moon.parts(key, MOST_PHASES), start=1):
        phase.skip("singleDay", "id")
        icon = phase.text("icon").lower()
        length = positive(phase, "length")
        found.append(MoonPhase(phase.text("name") or f"Phase {number}", length, icon if icon in PHASE_ICONS else ""))
    return tuple(found)


def positive(part: Part, key: str) -> Fraction:
    number = part.number(key)
    if number <= 0:
        raise part.error("must be more than 0", key)
    return number


def position_of(name: str, names: Sequence[str], part: Part, key: str) -> int:
    """Where a name stands among others, from 1; refused where there is none."""
    for position, other in enumerate(names, start=1):
        if other.casefold() == name.casefold():
            return position
    raise part.error("names no month of this calendar", key)


def clock(time: Part, hours: str, minutes: str, seconds: str) -> tuple[int, int, int]:
    """The units of a clock; 24, 60, 60 where nothing is said."""
    return time.whole(hours, 24, 1), time.whole(minutes, 60, 1), time.whole(seconds, 60, 1)


def refuse_nothing(part: Part, key: str, singular: str) -> None:
    """A list that must be there and hold something."""
    if not part.count(key):
        raise GameTimeError(f"must have at least one {singular}", part.place(key))
