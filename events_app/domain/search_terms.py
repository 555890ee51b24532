"""Reading what somebody typed into the search box. Any text at all can be read."""

import re

from campaigntracker.campaigns.domain.storable import UNSTORABLE
from events_app.models.tsquery import Kind, Term

MOST_TERMS = 12
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
    """Words, "phrases", -exclusions and prefix*; nothing for a text that has no letter and no digit.

    >>> [(term.text, term.kind.value, term.excluded) for term in read_terms('cultist* "temple hall" -"old mill" x')]
    [('cultist', 'prefix', False), ('temple hall', 'phrase', False), ('old mill', 'phrase', True), ('x', 'word', False)]
    """
    terms: dict[Term, None] = {}
    for piece in PIECE.finditer(UNSTORABLE.sub(" ", text)):
        said = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        words = " ".join(said.split())[:LONGEST_TERM].rstrip()
        if not SAYS_SOMETHING.search(words):
            continue
        terms[Term(words.rstrip("*"), _kind(piece, words), excluded=bool(piece["minus"]))] = None
        if len(terms) == MOST_TERMS:
            break
    return tuple(terms)


def _kind(piece: re.Match[str], words: str) -> Kind:
    if piece["phrase"] is not None:
        return Kind.PHRASE
    return Kind.PREFIX if words.endswith("*") else Kind.WORD
