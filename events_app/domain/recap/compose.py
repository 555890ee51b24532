"""From what a copy kept to sentences, in the order in which one would tell it."""

from collections.abc import Sequence
from itertools import chain

from events_app.domain.fold import CopyFold
from events_app.domain.recap.chapters import finds, gains, quests, words
from events_app.domain.recap.goals import GoalOutcome, goals
from events_app.domain.recap.sentences import Part, Recap, sentence
from events_app.domain.recap.story import tell_stretch
from events_app.domain.recap.stretches import stretches_of


def compose(copy: CopyFold, *, span: str = "", outcomes: Sequence[GoalOutcome] = ()) -> Recap:
    """Tell what the copy knows: what happened, what came of it, what was said.

    `span` says when in the game it was ("It all happened on Day 15"), where that is known; `outcomes` what the session
    made of goals, as far as whoever knows the copy may know of them.
    """
    before, *from_first_fight = [list(tell_stretch(stretch, copy)) for stretch in stretches_of(copy)]
    left = chain(finds(copy), quests(copy), goals(outcomes), gains(copy))
    paragraphs = [tuple(before), tuple(chain(*from_first_fight)), tuple(left), tuple(words(copy))]
    if span and copy.ends and any(paragraphs):
        opening = sentence("span", "%(told)s.", told=Part(span, tuple(dict.fromkeys(copy.ends))))
        paragraphs[0] = (opening, *paragraphs[0])
    return Recap(tuple(paragraph for paragraph in paragraphs if paragraph))
