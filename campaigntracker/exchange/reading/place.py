"""A value of a document together with where it stands, so that every refusal can name the place."""

import datetime as dt
from collections.abc import Collection
from typing import Any, Self

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.real_time import problem_with
from campaigntracker.exchange.errors import DocumentError, show
from campaigntracker.exchange.instants import parse_instant
from campaigntracker.gametime import CalendarDefinition, GameTimeError, read_game_time

LONGEST_ID = 200
BIGGEST = 2**63 - 1
GAME_TIME_KEYS = ("rounds", "seconds", "minutes", "hours", "days", "total", "formatted")


class Place:
    """`value` is None where the document says null or nothing: optional parts may be missing."""

    __slots__ = ("_key", "_parent", "value")

    def __init__(self, value: Any, parent: "Place | None" = None, key: str | int = "") -> None:
        self.value, self._parent, self._key = value, parent, key

    def __str__(self) -> str:
        before = str(self._parent) if self._parent else ""
        if isinstance(self._key, int):
            return f"{before}[{self._key}]"
        return f"{before}.{show(self._key)}" if before else show(self._key)

    def error(self, message: str) -> DocumentError:
        return DocumentError(str(self), message)

    @property
    def is_given(self) -> bool:
        return self.value is not None

    def at(self, key: str) -> "Place":
        return Place(self.value.get(key), self, key)

    def within(self, path: str) -> "Place":
        """The place at the end of a path of keys, for an error that names it."""
        place: Place = self
        for key in path.split("."):
            place = Place(None, place, key)
        return place

    def fields(self, known: Collection[str]) -> Self:
        """Insist on an object with no other keys than these; nothing counts as an empty one."""
        if self.value is None:
            self.value = {}
        if not isinstance(self.value, dict):
            raise self.error(_("must be an object"))
        for key in self.value:
            if key not in known:
                message = _("is not a key of this format; known here are %(known)s")
                raise Place(None, self, key).error(message % {"known": ", ".join(known)})
        return self

    def entries(self) -> "list[Place]":
        """Insist on a list."""
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            raise self.error(_("must be a list"))
        return [Place(value, self, index) for index, value in enumerate(self.value)]

    def required(self) -> Self:
        if self.value is None or self.value == "":
            raise self.error(_("is missing"))
        return self

    def text(self, limit: int | None = None) -> str:
        if self.value is None:
            return ""
        if not isinstance(self.value, str):
            raise self.error(_("must be a text"))
        if limit is not None and len(self.value) > limit:
            raise self.error(_("is longer than %(limit)s characters") % {"limit": limit})
        return self.value

    def identifier(self) -> str:
        return self.text(LONGEST_ID)

    def texts(self, limit: int | None = None) -> list[str]:
        entries = self.entries()
        for entry in entries:
            if entry.value is None:
                raise entry.error(_("must be a text"))
        return [entry.text(limit) for entry in entries]

    def whole(self, low: int = -BIGGEST, high: int = BIGGEST) -> int | None:
        if self.value is None:
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.error(_("must be a whole number"))
        if not low <= self.value <= high:
            raise self.error(_("must be a number from %(low)s to %(high)s") % {"low": low, "high": high})
        return self.value

    def flag(self) -> bool:
        if self.value is None:
            return False
        if not isinstance(self.value, bool):
            raise self.error(_("must be true or false"))
        return self.value

    def one_of(self, choices: Collection[str], default: str) -> str:
        if self.value is None:
            return default
        if self.text() not in choices:
            message = _("“%(value)s” is none of %(choices)s")
            raise self.error(message % {"value": show(self.value), "choices": ", ".join(choices)})
        return self.value

    def instant(self) -> dt.datetime | None:
        if self.value is None:
            return None
        instant = parse_instant(self.text())
        if instant is None:
            message = _("“%(value)s” is not a date and time (ISO 8601, with a zone)")
            raise self.error(message % {"value": show(self.value)})
        if problem := problem_with(instant):
            raise self.error(problem)
        return instant

    def game_time(self, definition: CalendarDefinition, seconds_per_round: int) -> int | None:
        """Total seconds."""
        if self.value is None:
            return None
        self.fields(GAME_TIME_KEYS)
        try:
            return read_game_time(self.value, definition, seconds_per_round=seconds_per_round)
        except GameTimeError as error:
            located = error.under(str(self))
            raise DocumentError(located.path, located.problem) from None
