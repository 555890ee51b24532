"""Marking in a text what a search looked for, as safe HTML."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Self

from django.utils.safestring import SafeString, mark_safe

from events_app.models.tsquery import Kind, Term, forms_of

TOKEN = re.compile(r"[^\W_]+")
MARKS = re.compile("[\u0300-\u036f]")
# As campaigntracker_fold in the database has it.
STROKES = str.maketrans("ØøŁłĐđ", "OoLlDd")
LONGEST_EXCERPT = 240
# So much of an excerpt stands before the first find.
LEAD = 80


@dataclass(frozen=True, slots=True)
class Highlighter:
    """What to mark: whole words, beginnings of words, and words in a row; all folded."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, terms: Sequence[Term]) -> Self:
        """What the terms ask for; what they exclude is nowhere to be marked."""
        words: set[str] = set()
        beginnings: list[str] = []
        rows: list[tuple[str, ...]] = []
        for way in (way for term in terms for way in term.ways):
            tokens = tuple(fold(token) for token in TOKEN.findall(way.text))
            if way.excluded or not tokens:
                continue
            if way.kind is Kind.PREFIX:
                beginnings.append(tokens[-1])
                words.update(tokens[:-1])
            elif len(tokens) > 1:
                rows.append(tokens)
            elif way.kind is Kind.PHRASE:
                words.add(tokens[0])
            else:
                words.update(forms_of(tokens[0]))
        return cls(frozenset(words), tuple(beginnings), tuple(rows))

    def mark(self, text: str) -> SafeString:
        """The whole text, escaped, with <mark> around what was found."""
        text = _composed(text)
        parts, at = [], 0
        for start, end in self._spans(text):
            parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
            at = end
        parts.append(escape(text[at:]))
        return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above

    def excerpt(self, text: str) -> SafeString:
        """As much of a text as a row of a list has room for, around the first find; line ends become spaces."""
        text = _composed(" ".join(text.split()))
        if len(text) <= LONGEST_EXCERPT:
            return self.mark(text)
        first = next(self._spans(text), (0, 0))[0]
        start = _word_start(text, first - LEAD) if first > LEAD else 0
        cut = text[start : start + LONGEST_EXCERPT]
        rest = start + LONGEST_EXCERPT < len(text)
        if rest:
            cut = cut.rpartition(" ")[0] or cut
        return self.mark(("… " if start else "") + cut + (" …" if rest else ""))

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        if not (self.words or self.beginnings or self.rows):
            return
        if text.isascii():
            # Folded at once: nothing moves.
            tokens = [(match[0], *match.span()) for match in TOKEN.finditer(text.lower())]
        else:
            tokens = [(fold(match[0]), *match.span()) for match in TOKEN.finditer(text)]
        at = 0
        while at < len(tokens):
            count = self._found_at(tokens, at)
            if count:
                yield tokens[at][1], tokens[at + count - 1][2]
            at += count or 1

    def _found_at(self, tokens: list[tuple[str, int, int]], at: int) -> int:
        """How many tokens from here on are one find."""
        for row in self.rows:
            if tuple(token for token, *_ in tokens[at : at + len(row)]) == row:
                return len(row)
        token = tokens[at][0]
        return int(token in self.words or token.startswith(self.beginnings))


def fold(text: str) -> str:
    """Without accents and in lower case, as the database compares words."""
    if text.isascii():
        return text.lower()
    return MARKS.sub("", unicodedata.normalize("NFD", text)).translate(STROKES).lower()


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _word_start(text: str, at: int) -> int:
    """Where the first word begins that does not begin before `at`."""
    return text.find(" ", at) + 1
