"""Typed access to the document of another project: wrong types are told with their place, unread keys in the end."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from campaigntracker.gametime.checks import LARGEST, LONGEST_NAME, SMALLEST, decimal, json_list, json_object, name
from campaigntracker.gametime.checks import truth as checked_truth
from campaigntracker.gametime.checks import whole_number as checked_whole_number
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.readers.result import Notes

MOST_ITEMS = 5000
LONGEST_TEXT = 10_000
REQUIRED: Any = object()


class Part:
    """One object of a foreign document. Reading a key marks it as read; ``Notes`` reports the others.

    A key that is missing or null yields the default, and is refused where there is none.
    """

    def __init__(self, document: object, notes: Notes, path: str = "") -> None:
        self.path = path
        self.notes = notes
        self.document = json_object(document, path)
        self._read: set[str] = set()
        self._parts: dict[str, Part] = {}
        notes.watch(self)

    def place(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """Whether it says anything under this key; does not mark it as read."""
        return self.document.get(key) is not None

    def raw(self, key: str) -> Any:
        """Whatever stands there; None where nothing does."""
        self._read.add(key)
        return self.document.get(key)

    def text(self, key: str, default: Any = "") -> str:
        """A name: one line; spaces around it and line breaks within are smoothed."""
        value = self._value(key, default)
        return value if value is default else line(value, self.place(key))

    def whole(self, key: str, default: Any = REQUIRED, low: int = SMALLEST, high: int = LARGEST) -> int:
        """A whole number; 30.0 is one too."""
        value = self._value(key, default)
        return value if value is default else whole_number(value, self.place(key), low, high)

    def number(self, key: str, default: Any = REQUIRED) -> Fraction:
        value = self._value(key, default)
        return value if value is default else decimal(value, self.place(key))

    def truth(self, key: str, default: Any = False) -> bool:
        value = self._value(key, default)
        return value if value is default else checked_truth(value, self.place(key))

    def part(self, key: str) -> Part:
        """The object there; an empty one where there is none."""
        value = self._value(key, None)
        return self._part({} if value is None else value, self.place(key))

    def parts(self, key: str, most: int = MOST_ITEMS) -> list[Part]:
        """The objects of the list there; none where there is no list."""
        return [self._part(item, place) for item, place in self.items(key, most)]

    def texts(self, key: str, most: int = MOST_ITEMS) -> tuple[str, ...]:
        return tuple(line(item, place) for item, place in self.items(key, most))

    def items(self, key: str, most: int = MOST_ITEMS) -> Iterator[tuple[Any, str]]:
        """Whatever the list there holds, each item with its place."""
        value = self._value(key, None)
        items = [] if value is None else json_list(value, self.place(key), most)
        return iter([(item, f"{self.place(key)}[{position}]") for position, item in enumerate(items)])

    def count(self, key: str) -> int:
        """How many items the list or object there has; 0 where there is neither."""
        value = self.raw(key)
        return len(value) if isinstance(value, list | dict) else 0

    def skip(self, *keys: str) -> None:
        """These say nothing about game time (ids, settings of windows) and are not worth a word."""
        self._read.update(keys)

    def not_honoured(self, sentence: str, *keys: str) -> None:
        """Told once, when any of these keys says something."""
        said = [key for key in keys if _says_something(self.raw(key))]
        if said:
            self.notes.add(sentence)

    def unread(self) -> list[str]:
        """Keys that nobody read and that say something."""
        return [str(key) for key, value in self.document.items() if key not in self._read and _says_something(value)]

    def error(self, problem: str, key: str = "") -> GameTimeError:
        return GameTimeError(problem, self.place(key) if key else self.path)

    def _part(self, document: object, place: str) -> Part:
        """The same part whenever it is asked for, so that what was read of it is known in one place."""
        if place not in self._parts:
            self._parts[place] = Part(document, self.notes, place)
        return self._parts[place]

    def _value(self, key: str, default: Any) -> Any:
        value = self.raw(key)
        if value is not None:
            return value
        if default is REQUIRED:
            raise GameTimeError("is missing", self.place(key))
        return default


def line(value: object, path: str, longest: int = LONGEST_NAME) -> str:
    """The text as one line, as ``checks.name`` wants it; it may be empty."""
    if not isinstance(value, str):
        raise GameTimeError("must be a text", path)
    if len(value) > LONGEST_TEXT:
        raise GameTimeError(f"must have at most {longest} characters", path)
    shown = "".join(letter if letter.isprintable() else " " for letter in value)
    return name(" ".join(shown.split()), path, longest=longest, empty=True)


def whole_number(value: object, path: str, low: int = SMALLEST, high: int = LARGEST) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return checked_whole_number(value, path, low, high)


def _says_something(value: object) -> bool:
    return value is not None and value not in ("", [], {})
