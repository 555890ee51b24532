"""Names that somebody may have meant who misspelt one, of those that they may know."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from campaigntracker.campaigns.models import Character, Viewer
from events_app.domain.codex.listing import known_entries
from events_app.domain.highlighting import TOKEN, fold
from events_app.models.tsquery import Kind, Term

MOST_NAMES = 3_000
MOST_OFFERED = 3
# Two words of which three letters in four agree are near.
NEARNESS = 0.75
SHORTEST = 3


def near_names(viewer: Viewer, terms: Sequence[Term]) -> list[str]:
    """Names of the codex and of the party that are spelt nearly like what was searched for, the nearest first."""
    asked = [fold(way.text) for term in terms if not term.excluded for way in term.ways if way.kind is not Kind.PREFIX]
    asked = [text for text in asked if len(text) >= SHORTEST]
    if not asked:
        return []
    characters = Character.objects.of(viewer.campaign).values_list("name", flat=True)
    known = (name for entry in known_entries(viewer) for name in entry.names)
    return _nearest(asked, [*characters, *known][:MOST_NAMES])


def _nearest(asked: Iterable[str], names: Iterable[str]) -> list[str]:
    """Compared by the whole name, and by each word of it."""
    by_spelling: dict[str, list[str]] = defaultdict(list)
    for name in names:
        folded = fold(name)
        for spelling in {folded, *TOKEN.findall(folded)}:
            by_spelling[spelling].append(name)
    offered: dict[str, None] = {}
    for text in [" ".join(asked), *asked]:
        for spelling in get_close_matches(text, by_spelling, MOST_OFFERED, NEARNESS):
            # What is spelt just so is known of, and was not found all the same.
            if spelling != text:
                offered.update(dict.fromkeys(by_spelling[spelling]))
    return list(offered)[:MOST_OFFERED]
