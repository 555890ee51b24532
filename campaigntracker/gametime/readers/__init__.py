"""Reading the calendar files of other projects. Each format has a module of its own, which recognises it."""

from __future__ import annotations

from typing import Protocol

from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.readers import (
    calendaria,
    calendarium,
    fantasy_calendar,
    foundry,
    own,
    seasons_and_stars,
    simple_calendar,
)
from campaigntracker.gametime.readers.result import ReadResult

__all__ = ["READERS", "ReadResult", "formats", "read"]


class Reader(Protocol):
    """What a reader module has."""

    @property
    def FORMAT(self) -> str: ...  # noqa: N802

    def recognises(self, document: object) -> bool: ...

    def read(self, document: object) -> ReadResult: ...


# Asked in this order: the first that recognises a document reads it.
READERS: tuple[Reader, ...] = (
    own,
    simple_calendar,
    seasons_and_stars,
    calendaria,
    foundry,
    calendarium,
    fantasy_calendar,
)


def formats() -> tuple[str, ...]:
    """The formats as people know them.

    >>> "Campaign Tracker" in formats()
    True
    """
    return tuple(reader.FORMAT for reader in READERS)


def read(document: object) -> ReadResult:
    """The calendar that a file (parsed JSON) defines, and what of it is not honoured.

    Raises GameTimeError, with the place inside the document, for one that defines none.

    >>> read({"kind": "day-count", "hoursPerDay": 25}).definition.hours_per_day
    25
    """
    for reader in READERS:
        if reader.recognises(document):
            return reader.read(document)
    raise GameTimeError(f"is no calendar that is known here; known are {', '.join(formats())}", "calendar")
