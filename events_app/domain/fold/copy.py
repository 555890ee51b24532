"""What a session adds up to for one kind of reader."""

from collections.abc import Mapping
from typing import Any

from events_app.domain.figures import FIGURE_KEYS, LIST_KEYS, Figures
from events_app.domain.fold.combats import CombatsFold
from events_app.domain.fold.facts import Facts, note_facts
from events_app.domain.fold.measures import Measures
from events_app.domain.fold.row import Told
from events_app.domain.fold.tally import Effect, Tally

# The lists of names that a session's JSON carries, and the facts they come from.
LIST_FACTS = dict(
    zip(LIST_KEYS, ("highlights", "people", "places", "items", "questsStarted", "questsCompleted"), strict=True)
)


class CopyFold:
    """`ends`: the numbers of the first and the last event folded."""

    __slots__ = ("combats", "ends", "facts", "measures", "tally")

    def __init__(self, tally: Tally, combats: CombatsFold, facts: Facts, ends: list[int], measures: Measures) -> None:
        self.tally, self.combats, self.facts, self.ends, self.measures = tally, combats, facts, ends, measures

    @classmethod
    def empty(cls) -> "CopyFold":
        return cls(Tally(), CombatsFold([], [], is_cut=False), Facts({}, {}), [], Measures.empty())

    def add(self, event: Told, effect: Effect, party: Mapping[str, str]) -> None:
        """Count an event that is not earlier than any before it."""
        self.tally.add(effect)
        self.combats.add(event, effect)
        note_facts(self.facts, event, party)
        self.measures.add(event, effect)
        self.ends[1:] = [event.seq or 0]

    @property
    def figures(self) -> Figures:
        return self.tally.figures

    @property
    def names(self) -> dict[str, list[str]]:
        """The lists that are not empty, under their names in documents."""
        found = {key: self.facts.texts(kind) for key, kind in LIST_FACTS.items()}
        return {key: texts for key, texts in found.items() if texts}

    def to_json(self) -> dict[str, Any]:
        return {
            "figures": self.tally.figures.to_json(),
            "characters": self.tally.to_json()[1],
            "combats": self.combats.to_json(),
            "facts": self.facts.to_json(),
            "ends": self.ends,
            "measures": self.measures.to_json(),
            "bloodiest": self.combats.bloodiest,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "CopyFold":
        return cls(
            Tally.from_json([[kept["figures"][key] for key in FIGURE_KEYS], kept["characters"]]),
            CombatsFold.from_json(kept["combats"]),
            Facts.from_json(kept["facts"]),
            list(kept["ends"]),
            Measures.from_json(kept["measures"]),
        )
