"""How names and words stand in a sentence."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from events_app.domain.fold.facts import Fact
from events_app.domain.recap.sentences import Part, bare, clean

# In a title capital, in a sentence small.
ARTICLE = re.compile(r"(?:The|A|An)(?= \w)")


def named(facts: Iterable[Fact]) -> list[Part]:
    """Each name once, however it was spaced."""
    found: dict[str, tuple[int, ...]] = {}
    for fact in facts:
        if name := clean(fact.text):
            found[name] = (*found.get(name, ()), *fact.seqs)
    return [Part(name, seqs) for name, seqs in found.items()]


def in_sentence(name: str) -> str:
    """The name of a thing within a sentence: "The old key" is the old key there."""
    name = clean(name)
    return name[0].lower() + name[1:] if ARTICLE.match(name) else name


def quoted(text: str, seqs: tuple[int, ...]) -> Part:
    return Part(_("“%(text)s”") % {"text": bare(text)}, seqs)


def all_seqs(facts: Iterable[Fact]) -> tuple[int, ...]:
    return tuple(seq for fact in facts for seq in fact.seqs)
