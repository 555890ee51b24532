"""The combats of a session as they go on and end, each with its figures."""

from typing import Any

from events_app.domain.fold.encounters import combat_of, encounter_of, outcome_of
from events_app.domain.fold.row import Told
from events_app.domain.fold.tally import EVENTS, KILLED, Effect, Tally

# More than any evening has; each costs every event some time to carry along.
KEPT = 24
# Its place in what is kept of a combat.
TALLY = 7


class CombatFold:
    """One combat. `first` and `last` are the numbers of its first and last events; `outcome` is "" until it ends.

    What is told after its last combat event belongs to it only if it goes on: until then that waits in `pending`.
    """

    __slots__ = ("encounter", "first", "last", "name", "outcome", "pending", "round_starts", "rounds", "tally")

    def __init__(
        self,
        first: int,
        last: int,
        encounter: str,
        name: str,
        outcome: str = "",
        rounds: int = 0,
        round_starts: int = 0,
        tally: Tally | None = None,
        pending: list[int] | None = None,
    ) -> None:
        self.first, self.last, self.encounter, self.name, self.outcome = first, last, encounter, name, outcome
        self.rounds, self.round_starts = rounds, round_starts
        self.tally, self.pending = tally or Tally(), pending

    def add(self, event: Told, effect: Effect) -> None:
        if event.category != "combat":
            self.pending = self.pending or [0] * 8
            self.pending[EVENTS] += 1
            for place, amount in effect.figures:
                self.pending[place] += amount
            return
        if self.pending:
            self.tally.sums = [kept + waiting for kept, waiting in zip(self.tally.sums, self.pending, strict=True)]
            self.pending = None
        self.tally.add(effect)
        self.last = event.seq or 0
        if event.type == "round_start":
            self.round_starts += 1
            self.rounds = max(self.rounds, self.round_starts, event.amount or 0)
        elif event.type == "combat_end":
            self.outcome = outcome_of(event.data)

    def to_json(self) -> list[Any]:
        head = [self.first, self.last, self.encounter, self.name, self.outcome, self.rounds, self.round_starts]
        return [*head, self.tally.to_json(), self.pending]

    @classmethod
    def from_json(cls, kept: list[Any]) -> "CombatFold":
        first, last, encounter, name, outcome, rounds, round_starts, tally, pending = kept
        return cls(first, last, encounter, name, outcome, rounds, round_starts, Tally.from_json(tally), pending)


class CombatsFold:
    """All combats of one copy in the order of their starts; `is_cut` once there were more than are kept."""

    __slots__ = ("_kept", "is_cut", "limit", "running")

    def __init__(self, kept: list[Any], running: list[int], *, is_cut: bool, limit: int = KEPT) -> None:
        # Those that are over stay as they came: none of them is read to record an event.
        self._kept = list(kept)
        self.running: dict[str, CombatFold] = {}
        for place in running:
            combat = CombatFold.from_json(kept[place])
            self._kept[place] = combat
            self.running[combat.encounter] = combat
        self.is_cut, self.limit = is_cut, limit

    def add(self, event: Told, effect: Effect) -> None:
        if event.type != "combat_start":
            if self.running:
                self._go_on(event, effect)
            return
        if self.is_cut or len(self._kept) >= self.limit:
            # Which fight an event is of can no longer be told, so the figures of those still running stop too.
            self.is_cut = True
            self.running.clear()
            return
        encounter = encounter_of(event.data)
        combat = CombatFold(event.seq or 0, event.seq or 0, encounter, event.name)
        combat.add(event, effect)
        self.running.pop(encounter, None)
        self.running[encounter] = combat
        self._kept.append(combat)

    def _go_on(self, event: Told, effect: Effect) -> None:
        combat = combat_of(self.running, event.type, encounter_of(event.data))
        if combat is None:
            return
        combat.add(event, effect)
        if combat.outcome:
            del self.running[combat.encounter]

    @property
    def all(self) -> list[CombatFold]:
        return [one if isinstance(one, CombatFold) else CombatFold.from_json(one) for one in self._kept]

    @property
    def bloodiest(self) -> list[int] | None:
        """How many fell in the fight that felled most, the first of several, and the number of its first event."""
        most: list[int] | None = None
        for one in self._kept:
            first, sums = (one.first, one.tally.sums) if isinstance(one, CombatFold) else (one[0], one[TALLY][0])
            if sums[KILLED] > (most[0] if most else 0):
                most = [sums[KILLED], first]
        return most

    def to_json(self) -> dict[str, Any]:
        running = list(self.running.values())
        places = {id(combat): place for place, combat in enumerate(self._kept) if isinstance(combat, CombatFold)}
        return {
            "all": [one.to_json() if isinstance(one, CombatFold) else one for one in self._kept],
            "running": [places[id(combat)] for combat in running],
            "isCut": self.is_cut,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "CombatsFold":
        return cls(kept["all"], kept["running"], is_cut=kept["isCut"])
