"""Sentences in parts, each part with the events it stands on."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

QUOTATION_MARKS = "\"“”„'‘’«» "
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
LONGEST_NAME = 120
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text. `seqs` are the numbers of its events in the session, `events` their ids, once known; `goal` is
    the goal whose outcome it tells, which somebody stated and no event says.
    """

    text: str
    seqs: tuple[int, ...] = ()
    events: tuple[UUID, ...] = ()
    goal: UUID | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """`kind` says what it is about: what a short form chooses by."""

    kind: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def seqs(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(seq for part in self.parts for seq in part.seqs))

    @property
    def events(self) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys(event for part in self.parts for event in part.events))


@dataclass(frozen=True, slots=True)
class Recap:
    """Paragraphs of sentences, none of them empty."""

    paragraphs: tuple[tuple[Sentence, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paragraphs)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    def with_events(self, id_of: Callable[[int], UUID | None]) -> "Recap":
        """The same with the ids of the events."""

        def found(part: Part) -> Part:
            ids = [event_id for seq in part.seqs if (event_id := id_of(seq))]
            return replace(part, events=tuple(ids))

        return Recap(
            tuple(
                tuple(Sentence(sentence.kind, tuple(map(found, sentence.parts))) for sentence in paragraph)
                for paragraph in self.paragraphs
            )
        )


def clean(text: str) -> str:
    """A name as a sentence can hold it: on one line, and not longer than a line or two."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…"


def bare(text: str) -> str:
    """The same without the quotation marks it came in."""
    return clean(text).strip(QUOTATION_MARKS).strip()


def sentence(kind: str, template: str, **blanks: Part | Sequence[Part]) -> Sentence:
    """Fill the blanks of a translated template, and end it once."""
    parts: list[Part] = []
    position = 0
    for match in PLACEHOLDER.finditer(template):
        parts.append(Part(template[position : match.start()]))
        blank = blanks[match[1]]
        parts += [blank] if isinstance(blank, Part) else blank
        position = match.end()
    parts.append(Part(template[position:]))
    return Sentence(kind, _ended(tuple(part for part in parts if part.text)))


def _ended(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A name that brings its own full stop needs no second one, and neither does a quotation."""
    *before, last = parts
    if before and last.text == "." and before[-1].text.rstrip("”").endswith((".", "!", "?", "…")):
        return tuple(before)
    return parts


def listing(parts: Iterable[Part], *, is_cut: bool = False) -> tuple[Part, ...]:
    """Such as "A, B and C"; of many the first five, "and 7 others". `is_cut`: there are more than are given."""
    found = list(parts)
    if len(found) > SHOWN or (is_cut and found):
        rest = found[SHOWN - 1 :]
        found = found[: SHOWN - 1]
        seqs = tuple(seq for part in rest for seq in part.seqs)[:SHOWN]
        others = ngettext("%(count)s other", "%(count)s others", len(rest)) % {"count": f"{len(rest):,}"}
        found.append(Part(_("many others") if is_cut else others, seqs))
    joined: list[Part] = []
    for index, part in enumerate(found):
        if index:
            joined.append(Part(_(" and ") if index == len(found) - 1 else _(", ")))
        joined.append(part)
    return tuple(joined)
