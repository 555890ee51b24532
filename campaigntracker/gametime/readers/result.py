"""What reading a calendar file of another project yields: the calendar, and what of the file it does not keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigntracker.gametime.date import GameDate
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
    ``current`` is the date that the file calls today, where it says one that its calendar has.
    """

    definition: CalendarDefinition
    not_honoured: tuple[str, ...] = ()
    format: str = ""
    current: GameDate | None = None


class Notes:
    """Collects what is not honoured while a document is read, and at the end what nobody asked for."""

    def __init__(self) -> None:
        self._sentences: dict[str, None] = {}
        self._parts: list[Part] = []
        self._current: GameDate | None = None

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

    def today(self, date: GameDate) -> None:
        """What the file calls today, as it says it: whether the calendar has such a day is seen in the end."""
        self._current = date

    def result(self, definition: CalendarDefinition, format_name: str) -> ReadResult:
        """Raises GameTimeError for a calendar that could not be kept: what counts is what our own format takes back."""
        definition = CalendarDefinition.from_json(definition.to_json(), definition.epoch_json())
        current = self._current
        try:
            if current is not None:
                definition.total_at(current)
        except GameTimeError:
            current = None
            self.add("the current date, which its calendar does not have")
        unknown: dict[str, None] = {}
        for part in self._parts:
            for key in part.unread():
                place = LIST_PLACES.sub("", f"{part.path}.{key}" if part.path else key)
                unknown[_shown(place)] = None
        fields = [f"the field “{place}”, which is not known here" for place in unknown]
        if len(fields) > MOST_UNKNOWN:
            fields = [*fields[:MOST_UNKNOWN], f"{len(fields) - MOST_UNKNOWN} more fields that are not known here"]
        return ReadResult(definition, (*self._sentences, *fields), format_name, current)


def at_place(error: GameTimeError) -> GameTimeError:
    """An error of the finished calendar, told without the name of our own format."""
    return GameTimeError(error.problem, error.path.removeprefix("calendar."))


def _shown(text: str) -> str:
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    return text if len(text) <= 60 else text[:60] + "…"
