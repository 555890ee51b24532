"""From what a copy kept to sentences, in the order in which one would tell it."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from events_app.domain.fold import CopyFold
from events_app.domain.recap.chapters import deeds, fights, finds, gains, people, places, quests, words
from events_app.domain.recap.sentences import Part, Recap, Sentence, sentence

Chapter = Callable[[CopyFold], Iterator[Sentence]]
CHAPTERS: tuple[tuple[Chapter, ...], ...] = ((places, people), (fights, deeds), (finds, quests, gains), (words,))


def compose(copy: CopyFold, *, span: str = "") -> Recap:
    """Tell what the copy knows. `span` says when in the game it was ("on Day 15"), where that is known."""
    paragraphs = [tuple(told for chapter in chapters for told in chapter(copy)) for chapters in CHAPTERS]
    if span and copy.ends and any(paragraphs):
        opening = sentence("span", "%(told)s.", told=Part(_opening(span), tuple(dict.fromkeys(copy.ends))))
        paragraphs[0] = (opening, *paragraphs[0])
    return Recap(tuple(paragraph for paragraph in paragraphs if paragraph))


def _opening(span: str) -> str:
    return _("The story ran %(span)s") % {"span": span}
