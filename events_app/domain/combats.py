"""Where combats begin and end in a run of events. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from events_app.domain.fold.encounters import combat_now, combat_of, encounter_of, outcome_of
from events_app.domain.logged import OutlinedEvent


@dataclass(slots=True)
class CombatSpan:
    """A combat over the positions `start` to `end`, both included.

    `own` are the positions of its own events; `closed_at` is where it ended itself. `end` may lie later, where
    another combat that began inside it went on: the block then holds that one whole. `is_running`: it is the one
    in which the session stands.
    """

    start: int
    encounter: str
    own: list[int] = field(default_factory=list)
    closed_at: int = 0
    end: int = 0
    outcome: str = ""
    is_running: bool = False

    def moved(self, by: int) -> "CombatSpan":
        """The same in a log that begins elsewhere."""
        own = [position + by for position in self.own]
        return replace(self, start=self.start + by, own=own, closed_at=self.closed_at + by, end=self.end + by)


def find_combats(events: Sequence[OutlinedEvent]) -> list[CombatSpan]:
    """All combats in order of their start; of any two, one holds the other or they do not touch.

    `combat_of` says which of two running combats an event is of. A combat that nobody ended stops at its last combat
    event, or where the same encounter starts anew. Voided events are of no combat.
    """
    spans: list[CombatSpan] = []
    running: dict[str, CombatSpan] = {}
    for position, event in enumerate(events):
        if event.is_voided:
            continue
        encounter = encounter_of(event.data)
        if event.type == "combat_start":
            running.pop(encounter, None)
            running[encounter] = CombatSpan(position, encounter, own=[position], closed_at=position)
            spans.append(running[encounter])
            continue
        span = combat_of(running, event.type, encounter)
        if span is None:
            continue
        span.own.append(position)
        if event.category == "combat":
            span.closed_at = position
        if event.type == "combat_end":
            span.outcome = outcome_of(event.data)
            del running[span.encounter]
    if current := combat_now(running):
        current.is_running = True
    for span in spans:
        span.own = [position for position in span.own if position <= span.closed_at]
        span.end = span.closed_at
    _nest(spans)
    return spans


def narrow_spans(spans: Sequence[CombatSpan], kept: Sequence[int]) -> list[CombatSpan]:
    """The same combats where only the events at the positions `kept`, in order, are told; without their start, none.

    What is left out is still theirs: an end that is not told ends a combat as well as one that is.
    """
    places = {position: place for place, position in enumerate(kept)}
    narrowed = []
    for span in spans:
        if span.start in places:
            own = [places[position] for position in span.own if position in places]
            end = bisect_right(kept, span.end) - 1
            narrowed.append(replace(span, start=own[0], own=own, closed_at=own[-1], end=end))
    return narrowed


def _nest(spans: list[CombatSpan]) -> None:
    """Let each block reach to the end of every combat that began before it was over."""
    for index in range(len(spans) - 1, -1, -1):
        outer = spans[index]
        for inner in spans[index + 1 :]:
            if inner.start > outer.end:
                break
            outer.end = max(outer.end, inner.end)
