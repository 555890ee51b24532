"""What the campaign's analytics read of a session beside its figures: how much of what, for how long, and the peaks."""

from typing import Any

from events_app.domain.fold.row import Told
from events_app.domain.fold.tally import BY_HEALED, Effect

# What lies between one event and the next counts for the first one's category, but no more than this (in seconds).
LONGEST_PAUSE = 30 * 60
# A longer pause begins another run; nobody takes so many breaks in an evening.
MOST_RUNS = 24
# A character's peaks are of the first figures of a tally: dealt, taken, healed.
LAST_PEAK = BY_HEALED
# The places of what is kept of a run.
FIRST, LAST, CATEGORY, SECONDS = range(4)


class Measures:
    """`counts`: events by category. `runs`: events without a longer pause, each run as [the second of its first event,
    of its last, the last one's category, {category: seconds between its events}]. `peaks`: by character, the greatest
    single amount dealt, taken and healed, each as [amount, number of the event] or None. `hoard`: the same of treasure.
    """

    __slots__ = ("counts", "hoard", "peaks", "runs")

    def __init__(
        self, counts: dict[str, int], runs: list[list[Any]], peaks: dict[str, list[Any]], hoard: list[int] | None
    ) -> None:
        self.counts, self.runs, self.peaks, self.hoard = counts, runs, peaks, hoard

    @classmethod
    def empty(cls) -> "Measures":
        return cls({}, [], {}, None)

    def add(self, event: Told, effect: Effect) -> None:
        """Count an event that is not earlier than any before it."""
        category = event.category
        self.counts[category] = self.counts.get(category, 0) + 1
        self._go_on(int(event.real_time.timestamp()), category)
        for character, place, amount in effect.characters:
            if place <= LAST_PEAK and amount > 0:
                own = self.peaks.get(character)
                if own is None:
                    own = self.peaks[character] = [None] * (LAST_PEAK + 1)
                if own[place] is None or amount > own[place][0]:
                    own[place] = [amount, event.seq]
        if event.type == "treasure_gained" and (event.amount or 0) > (self.hoard[0] if self.hoard else 0):
            self.hoard = [event.amount or 0, event.seq or 0]

    def _go_on(self, second: int, category: str) -> None:
        run = self.runs[-1] if self.runs else None
        if run is None or second - run[LAST] > LONGEST_PAUSE:
            if len(self.runs) < MOST_RUNS:
                self.runs.append([second, second, category, {}])
            return
        if passed := second - run[LAST]:
            run[SECONDS][run[CATEGORY]] = run[SECONDS].get(run[CATEGORY], 0) + passed
        run[LAST], run[CATEGORY] = second, category

    def to_json(self) -> dict[str, Any]:
        return {"counts": self.counts, "runs": self.runs, "peaks": self.peaks, "hoard": self.hoard}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Measures":
        return cls(kept["counts"], kept["runs"], kept["peaks"], kept["hoard"])
