"""Whose ids an event's own id counts among."""

import unicodedata
from dataclasses import dataclass

from events_app.domain.capturing import SOURCE

LONGEST_SOURCE = 50
# What tokens send bears this before it.
TOKENS = "api:"


class BadSourceError(ValueError):
    """Why an event may not bear a source, in words."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A token by its own source. `is_free`: it reads everything, and so may share the ids of another.

    Whoever does not read everything would else learn from "duplicate" and "taken" which ids secret events bear.
    """

    source: str
    is_free: bool

    def source_of(self, said: str) -> str:
        """The source of an event that names one. Raise BadSourceError."""
        self._check(said)
        if said == self.source or said.startswith(f"{self.source}/"):
            return said
        plain = unicodedata.normalize("NFKC", said).casefold()
        if plain == SOURCE or plain.startswith(TOKENS):
            raise BadSourceError("is taken: name another")
        if self.is_free:
            return said
        within = f"{self.source}/{said}"
        if len(within) > LONGEST_SOURCE:
            most = LONGEST_SOURCE - len(self.source) - 1
            raise BadSourceError(f"is longer than the {most} characters that this token may name")
        return within

    def _check(self, said: str) -> None:
        if len(said) > LONGEST_SOURCE:
            raise BadSourceError(f"is longer than {LONGEST_SOURCE} characters")
        if not said.isprintable() or said != said.strip():
            raise BadSourceError("must be printable characters without blanks around them")
