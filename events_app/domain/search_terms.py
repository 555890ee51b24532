"""Reading what somebody typed into the search box. Any text at all can be read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from campaigntracker.campaigns.domain.storable import UNSTORABLE
from events_app.models.tsquery import Kind, Term

MOST_TERMS = 12
OR = "OR"
LONGEST_TERM = 100

PIECE = re.compile(
    r"""
    (?P<minus>-?)
    (?:
        [“”„"] (?P<phrase>[^“”„"]*) (?:[“”„"]|$)
        | (?P<word>[^\s“”„"]+)
    )
    """,
    re.VERBOSE,
)
SAYS_SOMETHING = re.compile(r"\w")


def read_terms(text: str) -> tuple[Term, ...]:
    """Words, "phrases", -exclusions, prefix* and one OR another; nothing for a text that has no letter and no digit.

    >>> [(term.text, term.kind.value, term.excluded) for term in read_terms('cultist* "temple hall" -"old mill" x')]
    [('cultist', 'prefix', False), ('temple hall', 'phrase', False), ('old mill', 'phrase', True), ('x', 'word', False)]
    >>> [[way.text for way in term.ways] for term in read_terms("old bell OR shoe")]
    [['old'], ['bell', 'shoe']]
    """
    terms: list[Term] = []
    is_other = False
    for piece in islice(_said_in(text), MOST_TERMS):
        if piece is None:
            is_other = True
            continue
        if is_other and terms and not terms[-1].excluded and not piece.excluded:
            if piece not in terms[-1].ways:
                terms[-1] = replace(terms[-1], others=(*terms[-1].others, piece))
        else:
            terms.append(piece)
        is_other = False
    return tuple(dict.fromkeys(terms))


def write_terms(terms: Iterable[Term]) -> str:
    """What to type for these terms: `read_terms` read backwards."""
    return " ".join(" OR ".join(_written(way) for way in term.ways) for term in terms)


def as_beginnings(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The same search, in which every word is only how a word begins."""
    return tuple(
        replace(_as_beginning(term), others=tuple(_as_beginning(other) for other in term.others)) for term in terms
    )


def _said_in(text: str) -> Iterator[Term | None]:
    """One term after the other; None for an OR."""
    for piece in PIECE.finditer(UNSTORABLE.sub(" ", text)):
        if piece[0] == OR:
            yield None
            continue
        said = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        words = " ".join(said.split())[:LONGEST_TERM].rstrip()
        if SAYS_SOMETHING.search(words):
            yield Term(words.rstrip("* "), _kind(piece, words), excluded=bool(piece["minus"]))


def _written(term: Term) -> str:
    minus = "-" if term.excluded else ""
    match term.kind:
        case Kind.PHRASE:
            return f'{minus}"{term.text}"'
        case Kind.PREFIX:
            return f"{minus}{term.text}*"
    return f"{minus}{term.text}"


def _as_beginning(term: Term) -> Term:
    return replace(term, kind=Kind.PREFIX) if term.kind is Kind.WORD and not term.excluded else term


def _kind(piece: re.Match[str], words: str) -> Kind:
    if piece["phrase"] is not None:
        return Kind.PHRASE
    return Kind.PREFIX if words.endswith("*") else Kind.WORD
