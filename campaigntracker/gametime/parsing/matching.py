"""All the ways in which a text can be read as a pattern: a value for each field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.parsing.folding import after, fold, folded
from campaigntracker.gametime.patterns import NUMBER_FIELDS, Token, compiled
from campaigntracker.gametime.places import places
from campaigntracker.gametime.rendering import Value, ordinal

# What is tried, at most: names that a field could be, and ways on from there.
MOST_STEPS = 20_000
MOST_READINGS = 200
NUMBER = re.compile("-?[0-9]{1,20}")
ORDINAL = re.compile("(-?[0-9]{1,20})(?:st|nd|rd|th)")

Found = dict[str, Value]


def matches(pattern: str, text: str, definition: CalendarDefinition) -> Iterator[Found]:
    """A number for each field that writes one, else the folded text; a field that is left out is 0 or empty.

    More than what the pattern could have written: white space and zeros in front are for the caller to compare.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> list(matches("d{day}, {hour}[:{minute:02}]", "D7, 9", DAY_COUNT))
    [{'day': 7, 'hour': 9, 'minute': 0}]
    """
    readings: list[Found] = []
    for values in _Matcher(compiled(pattern), folded(text), definition).found(0, 0, {}):
        if values not in readings:
            readings.append(values)
            if len(readings) > MOST_READINGS:
                raise _too_many(text)
            yield values


class _Matcher:
    def __init__(self, tokens: tuple[Token, ...], text: str, definition: CalendarDefinition) -> None:
        self.tokens, self.text, self.definition = tokens, text, definition
        self.steps = 0
        # By the index of either bracket: the fields of an optional part, as nothing; by that of "[": its end.
        self.nothing: dict[int, Found] = {}
        self.closing: dict[int, int] = {}
        brackets = [index for index, token in enumerate(tokens) if token.bracket]
        for start, end in zip(brackets[::2], brackets[1::2], strict=True):
            fields = {token.name: _nothing(token.name) for token in tokens[start:end] if token.name}
            self.nothing[start] = self.nothing[end] = fields
            self.closing[start] = end
        # By their first letter, or "" where there is none: few of them can stand at any place.
        self.names: dict[str, dict[str, list[str]]] = {}
        for field in {token.name for token in tokens if token.name}:
            beginnings = self.names[field] = {}
            for name in _names(field, definition):
                beginnings.setdefault("" if name[:1].isspace() else name[:1], []).append(name)

    def found(self, index: int, position: int, values: Found) -> Iterator[Found]:
        """Readings of the text from ``position`` on as the tokens from ``index`` on."""
        self._step()
        if index == len(self.tokens):
            if position == len(self.text):
                yield values
            return
        token = self.tokens[index]
        if token.name:
            for end, value in self._values(token, position):
                if values.get(token.name, value) == value:
                    yield from self.found(index + 1, end, {**values, token.name: value})
        elif token.bracket:
            # An optional part whose fields are all nothing is left out, never written.
            nothing = self.nothing[index]
            if token.bracket == "[":
                yield from self.found(index + 1, position, values)
                if all(values.get(name, value) == value for name, value in nothing.items()):
                    yield from self.found(self.closing[index] + 1, position, values | nothing)
            elif any(values[name] != value for name, value in nothing.items()):
                yield from self.found(index + 1, position, values)
        else:
            ending = after(fold(token.literal), self.text, position)
            if ending is not None:
                yield from self.found(index + 1, ending, values)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _too_many(self.text)

    def _values(self, token: Token, position: int) -> Iterator[tuple[int, Value]]:
        """What a field can be that begins here, and where it ends."""
        if token.name in NUMBER_FIELDS and (match := NUMBER.match(self.text, position)):
            least = position + 1 + match[0].startswith("-")
            # The whole number first: where digits follow digits it may have to be shorter.
            for end in range(match.end(), least - 1, -1):
                yield end, int(self.text[position:end])
        if token.name == "day_ordinal" and (match := ORDINAL.match(self.text, position)):
            day = int(match[1])
            if ordinal(day) == match[0]:
                yield match.end(), match[0]
        beginnings, first = self.names[token.name], self.text[position : position + 1]
        for name in chain(beginnings.get("", ()), beginnings.get(first, ()) if first else ()):
            self._step()
            ending = after(name, self.text, position)
            if ending is not None:
                yield ending, name


def _too_many(text: str) -> GameTimeError:
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return GameTimeError(f"“{shown}” can be read in too many ways")


def _nothing(field: str) -> Value:
    return 0 if field in NUMBER_FIELDS and field != "weekday_number" else ""


def _names(field: str, definition: CalendarDefinition) -> list[str]:
    """The texts, folded, that a field can be besides numbers."""
    names: list[str] = []
    if field == "month":
        names = [place.name for place in places(definition) if place.number is None]
    elif field == "month_name":
        names = [place.name for place in places(definition)] or [""]
    elif field == "month_abbr":
        names = [place.abbreviation for place in places(definition)] or [""]
    elif field == "weekday":
        names = ["", *(day.name for day in definition.weekdays)]
    elif field == "weekday_abbr":
        names = ["", *(day.abbreviation or day.name for day in definition.weekdays)]
    elif field == "weekday_number" or (field == "day_of_year" and not definition.has_years):
        names = [""]
    elif field == "year_name":
        names = ["", *(definition.year_names.names if definition.year_names else ())]
    elif field == "era":
        names = ["", *(era.name for era in definition.eras)]
    elif field == "era_abbr":
        names = ["", *(era.abbreviation or era.name for era in definition.eras)]
    elif field == "season":
        names = ["", *(season.name for season in definition.seasons)]
    elif field in ("year_prefix", "year_suffix"):
        names = [getattr(definition, field)]
    elif field == "ampm":
        names = ["AM", "PM"]
    return list(dict.fromkeys(map(_folded_name, names)))


# The same few names are asked for with every text.
_folded_name = lru_cache(maxsize=4096)(fold)
