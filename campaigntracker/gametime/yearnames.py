"""What years are called: names that follow each other, and eras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from campaigntracker.gametime.checks import each, json_object, name, not_too_many, only_keys, truth, whole_number
from campaigntracker.gametime.errors import GameTimeError

MOST_NAMES = 5000
MOST_LETTERS = 60_000
FARTHEST_YEAR = 10**9


@dataclass(frozen=True, slots=True)
class YearNames:
    """Names for the years from ``start`` on; when they ``repeat``, all years before and after have names too."""

    names: tuple[str, ...]
    start: int = 1
    repeat: bool = True

    def __post_init__(self) -> None:
        not_too_many(self.names, "names", MOST_NAMES)
        letters = sum(map(len, self.names))
        if letters > MOST_LETTERS:
            raise GameTimeError(f"have {letters} letters in all; {MOST_LETTERS} is the most", "names")
        whole_number(self.start, "start", -FARTHEST_YEAR, FARTHEST_YEAR)
        truth(self.repeat, "repeat")

    def name_of(self, year: int) -> str:
        """
        >>> YearNames(("Rat", "Ox"), 10).name_of(13), YearNames(("Rat", "Ox"), 10, repeat=False).name_of(13)
        ('Ox', '')
        """
        position = year - self.start
        if not self.names or not (self.repeat or 0 <= position < len(self.names)):
            return ""
        return self.names[position % len(self.names)]

    @classmethod
    def from_json(cls, document: object) -> YearNames:
        document = json_object(document, "")
        only_keys(document, ("names", "start", "repeat"))
        names = each(document.get("names", []), "names", MOST_NAMES, lambda item: name(item, ""))
        return cls(names, document.get("start", 1), document.get("repeat", True))

    def to_json(self) -> dict[str, Any]:
        return {"names": list(self.names), "start": self.start, "repeat": self.repeat}


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of years, from ``start`` (None: from the beginning) until the next era starts."""

    name: str
    start: int | None = None
    abbreviation: str = ""

    def __post_init__(self) -> None:
        name(self.name, "name")
        name(self.abbreviation, "abbreviation", empty=True)
        if self.start is not None:
            whole_number(self.start, "start", -FARTHEST_YEAR, FARTHEST_YEAR)

    @classmethod
    def from_json(cls, document: object) -> Era:
        document = json_object(document, "")
        only_keys(document, ("name", "start", "abbreviation"))
        return cls(name(document.get("name"), "name"), document.get("start"), document.get("abbreviation", ""))

    def to_json(self) -> dict[str, Any]:
        document: dict[str, Any] = {"name": self.name}
        if self.start is not None:
            document["start"] = self.start
        if self.abbreviation:
            document["abbreviation"] = self.abbreviation
        return document
