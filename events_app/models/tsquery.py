"""Questions to the `search` column of events, as expressions. The database itself cuts and folds every text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from django.contrib.postgres.search import SearchQueryField
from django.db import models
from django.db.models import Func, Value

TEXT = models.TextField()
# A word of so many letters has a plural; shorter ones are particles.
SHORTEST_WITH_PLURAL = 3


class Kind(Enum):
    WORD = "word"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Term:
    """Something to search for: a word (with its plural or singular), words in this order, or how a word begins.

    `others`: what will do as well in its place; neither they nor a term that has them are excluded.
    """

    text: str
    kind: Kind = Kind.WORD
    excluded: bool = False
    others: tuple["Term", ...] = ()

    @property
    def ways(self) -> tuple["Term", ...]:
        """The term and the others, each by itself."""
        return (replace(self, others=()), *self.others)


class Found(Func):
    """Whether the column answers the query; by the index."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = models.BooleanField()

    def __init__(self, query: Func, **extra: Any) -> None:
        super().__init__(models.F("search"), query, **extra)


class Fits(Func):
    """The same, asked of one row after the other: the function behind `@@`, for which no planner takes an index.

    An index would answer an exclusion with the whole campaign, and how a word begins with words of all campaigns.
    """

    function = "ts_match_vq"
    output_field = models.BooleanField()

    def __init__(self, query: Func, **extra: Any) -> None:
        super().__init__(models.F("search"), query, **extra)


class Holds(Func):
    """Whether a column holds the text, whatever case and accents."""

    template = "strpos(%(expressions)s) > 0"
    output_field = models.BooleanField()

    def __init__(self, column: str, text: str, **extra: Any) -> None:
        super().__init__(_BareColumn(column), _Bare(Value(text, TEXT)), **extra)


class Weight(Func):
    """How well the row answers the query: names count most, long texts less."""

    template = "ts_rank(%(expressions)s, 1)"
    output_field = models.FloatField()

    def __init__(self, query: Func, **extra: Any) -> None:
        super().__init__(models.F("search"), query, **extra)


class _Bare(Func):
    template = "lower(campaigntracker_fold(%(expressions)s))"
    output_field = TEXT


class _BareColumn(_Bare):
    """The same of a column. What has no accents, as most, is spared a call of the function, which takes far longer."""

    template = """CASE WHEN octet_length(%(expressions)s) = char_length(%(expressions)s)
        THEN lower(translate(%(expressions)s, '/.@<&', '     '))
        ELSE lower(campaigntracker_fold(%(expressions)s)) END"""


class _Query(Func):
    output_field = SearchQueryField()


class _Joined(_Query):
    template = "(%(expressions)s)"


class AnyName(_Joined):
    """Events whose actor, target, place or name is one of these, whatever the case; `names` must not be empty."""

    arg_joiner = " || "

    def __init__(self, names: Iterable[str], **extra: Any) -> None:
        super().__init__(*(_Whole(Func(Value(f"={name}", TEXT), function="lower")) for name in names), **extra)


class All(_Joined):
    """What answers every one of these queries; there must be one at least."""

    arg_joiner = " && "


class Marked(_Query):
    """Events of this category or type: `Marked("combat")`."""

    def __init__(self, mark: str, **extra: Any) -> None:
        super().__init__(Value(f":{mark}", TEXT), **extra)

    template = r"""('''' || replace(replace(%(expressions)s, '\', '\\'), '''', '''''') || '''')::tsquery"""


class AnyMark(_Joined):
    """Events of one of these categories or types; there must be one at least."""

    arg_joiner = " || "

    def __init__(self, marks: Iterable[str], **extra: Any) -> None:
        super().__init__(*map(Marked, marks), **extra)


class AllWords(_Query):
    """Events that hold each word of the text somewhere: what an index finds fast."""

    template = "plainto_tsquery('pg_catalog.simple', campaigntracker_fold(%(expressions)s))"

    def __init__(self, text: str, **extra: Any) -> None:
        super().__init__(Value(text, TEXT), **extra)


def key_of(terms: Sequence[Term]) -> list[Func]:
    """What the index is asked for: every row that answers the terms holds these words, others may too."""
    return [
        _Any(*(AllWords(way.text) if way.kind is Kind.PHRASE else _either(way.text) for way in term.ways))
        for term in terms
        if not term.excluded and all(way.kind is not Kind.PREFIX for way in term.ways)
    ]


def answer_to(terms: Sequence[Term]) -> Func:
    """Exactly the rows that answer the terms, of which there must be one at least."""
    return All(*(_Not(_exactly(term)) if term.excluded else _exactly(term) for term in terms))


def says_more_than_its_key(terms: Sequence[Term]) -> bool:
    """Whether the rows found by the key have to be looked at one by one."""
    return any(term.excluded or any(way.kind is not Kind.WORD for way in term.ways) for term in terms)


def forms_of(word: str) -> list[str]:
    """The word, and as English makes them its plural and its singular."""
    forms = [word]
    if len(word) >= SHORTEST_WITH_PLURAL and word[-1].isalpha():
        forms += [f"{word}s"]
        if word[-1] in "sS" and word[-2] not in "sS" and len(word) > SHORTEST_WITH_PLURAL:
            forms += [word[:-1]]
    return forms


class _Whole(Marked):
    """One whole lexeme, whatever characters it holds."""

    def __init__(self, lexeme: Func, **extra: Any) -> None:
        Func.__init__(self, lexeme, **extra)


class _Phrase(AllWords):
    template = "phraseto_tsquery('pg_catalog.simple', campaigntracker_fold(%(expressions)s))"


class _Prefix(AllWords):
    # Quoted as one word; what it says besides letters the parser takes apart.
    template = (
        r"to_tsquery('pg_catalog.simple', '''' || replace(replace(campaigntracker_fold(%(expressions)s), '\', ' '),"
        " '''', ' ') || ''':*')"
    )


class _Not(_Query):
    template = "(!!%(expressions)s)"


class _Any(_Joined):
    arg_joiner = " || "


def _either(word: str) -> Func:
    return _Any(*(AllWords(form) for form in forms_of(word)))


def _exactly(term: Term) -> Func:
    if term.others:
        return _Any(*(_exactly(way) for way in term.ways))
    match term.kind:
        case Kind.PHRASE:
            return _Phrase(term.text)
        case Kind.PREFIX:
            return _Prefix(term.text)
    return _either(term.text)
