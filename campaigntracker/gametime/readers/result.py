"""What reading a calendar file of another project yields: the calendar, and what of the file it does not keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError

if TYPE_CHECKING:
    from campaigntracker.gametime.readers.access import Part

MOST_UNKNOWN = 20
LIST_PLACES = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """``not_honoured``: what the file says and the definition does not, each a few plain words for a GM, such as
    “sunrise and sunset times of the seasons”. ``format`` is the name of the file's format as people know it.
    """

    definition: CalendarDefinition
    not_honoured: tuple[str, ...] = ()
    format: str = ""


class Notes:
    """Collects what is not honoured while a document is read, and at the end what nobody asked for."""

    def __init__(self) -> None:
        self._sentences: dict[str, None] = {}
        self._parts: list[Part] = []

    def add(self, sentence: str) -> None:
        """The same sentence twice is told once."""
        self._sentences[sentence] = None

    def counted(self, count: int, singular: str, plural: str = "") -> None:
        """“112 notes”; nothing where there are none."""
        if count:
            self.add(f"{count} {singular if count == 1 else plural or singular + 's'}")

    def watch(self, part: Part) -> None:
        """Sees to it that what nobody reads of a part is told in the end."""
        self._parts.append(part)

    def result(self, definition: CalendarDefinition, format_name: str) -> ReadResult:
        """Raises GameTimeError for a calendar that could not be kept: what counts is what our own format takes back."""
        definition = CalendarDefinition.from_json(definition.to_json(), definition.epoch_json())
        unknown: dict[str, None] = {}
        for part in self._parts:
            for key in part.unread():
                place = LIST_PLACES.sub("", f"{part.path}.{key}" if part.path else key)
                unknown[_shown(place)] = None
        fields = [f"the field “{place}”, which is not known here" for place in unknown]
        if len(fields) > MOST_UNKNOWN:
            fields = [*fields[:MOST_UNKNOWN], f"{len(fields) - MOST_UNKNOWN} more fields that are not known here"]
        return ReadResult(definition, (*self._sentences, *fields), format_name)


def at_place(error: GameTimeError) -> GameTimeError:
    """An error of the finished calendar, told without the name of our own format."""
    return GameTimeError(error.problem, error.path.removeprefix("calendar."))


def _shown(text: str) -> str:
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    return text if len(text) <= 60 else text[:60] + "…"
