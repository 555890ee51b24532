"""What could be meant by the word that is being typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from campaigntracker.gametime.parsing.folding import fold
from events_app.capture.registry import ALL_VERBS, PARTY_TAGS, SECRET_TAGS, TAG_OF_CATEGORY, TYPE_TAGS
from events_app.capture.table import Table

TAG_BEGUN = re.compile(r"(?:^|\s)/(?P<typed>[A-Za-z_]*)$")
PLACE_BEGUN = re.compile(r"(?:^|\s)@(?P<typed>[^@>]*)$")
GOAL_BEGUN = re.compile(r"\s*goal:?\s+", re.IGNORECASE)
WORD = re.compile(r"(?:^|(?<=[\s,:@(\"“„]))(?=[^\s,:@(\"“„])")
FEWEST_LETTERS = 2
MOST = 8
BEGINS, INSIDE = 0, 1


@dataclass(frozen=True, slots=True)
class Completion:
    """`kind`: character, person, place, goal, verb or tag."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Completions:
    """What may stand in place of text[start:end]; `end` is where the cursor is."""

    start: int
    end: int
    options: tuple[Completion, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that can be completed, as plain lists. Names are for GMs: some may be secrets."""

    verbs: tuple[str, ...]
    tags: tuple[str, ...]
    characters: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    goals: tuple[str, ...] = ()


VERB_WORDS = tuple(dict.fromkeys(verb.offered for verb in ALL_VERBS if verb.offered))
TAG_WORDS = tuple(sorted({*TYPE_TAGS, *TAG_OF_CATEGORY, *VERB_WORDS, *SECRET_TAGS, *PARTY_TAGS}))


def vocabulary(table: Table) -> Vocabulary:
    return Vocabulary(VERB_WORDS, TAG_WORDS, table.characters, table.people, table.places, open_goals(table))


def open_goals(table: Table) -> tuple[str, ...]:
    """Their titles: those that are over are still understood, but not offered."""
    return tuple(goal.title for goal in table.goals if goal.is_open)


def complete(text: str, cursor: int, table: Table) -> Completions:
    """The names, verbs and tags that begin as the text before the cursor ends; the likeliest first."""
    cursor = min(max(cursor, 0), len(text))
    before = text[:cursor]
    if match := TAG_BEGUN.search(before):
        return _found(match.start("typed"), cursor, before, [("tag", TAG_WORDS)], fewest=0)
    if match := PLACE_BEGUN.search(before):
        found = _found(match.start("typed"), cursor, before, [("place", table.places)], fewest=0)
        if found.options or " " not in match["typed"]:
            return found
    if match := GOAL_BEGUN.match(before):
        found = _found(match.end(), cursor, before, [("goal", open_goals(table))], fewest=0)
        if found.options:
            return found
    names = [("character", table.characters), ("person", table.people), ("place", table.places)]
    for start in _beginnings(before):
        known = [("verb", VERB_WORDS), *names] if not before[:start].strip() else names
        if (found := _found(start, cursor, before, known)).options:
            return found
    return Completions(cursor, cursor)


def _beginnings(before: str) -> Iterator[int]:
    """Where the name that is being typed may begin: as far back as any name is long, the farthest first."""
    starts = [match.start() for match in WORD.finditer(before)]
    return iter(starts[-MOST:])


def _found(
    start: int, cursor: int, before: str, known: Iterable[tuple[str, Iterable[str]]], *, fewest: int = FEWEST_LETTERS
) -> Completions:
    typed = fold(before[start:])
    if len(typed) < fewest:
        return Completions(start, cursor)
    found = dict[str, tuple[int, Completion]]()
    for kind, words in known:
        for word in words:
            folded_word = fold(word)
            if folded_word.startswith(typed) and folded_word != typed:
                rank = BEGINS
            elif f" {typed}" in folded_word:
                # Who is called by a last name comes before a stranger whose name begins so.
                rank = BEGINS if kind == "character" else INSIDE
            else:
                continue
            found.setdefault(word, (rank, Completion(word, kind)))
    options = [option for _rank, option in sorted(found.values(), key=lambda ranked: ranked[0])]
    return Completions(start, cursor, tuple(options[:MOST]))
