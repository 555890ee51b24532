"""The combat that is being fought."""

from collections.abc import Iterable
from dataclasses import dataclass

from campaigntracker.campaigns.models import Viewer
from events_app.domain.fold.encounters import combat_now, combat_of, encounter_of
from events_app.models import Event
from sessions_app.models import Session

TURNS = ("combat_start", "round_start", "combat_end")


@dataclass(slots=True)
class RunningCombat:
    """A combat that has begun and not ended. `round` is 0 until the first one is called."""

    start: Event
    round: int = 0

    @property
    def encounter(self) -> str:
        return encounter_of(self.start.data)

    @property
    def name(self) -> str:
        return str(self.start)

    @property
    def is_secret(self) -> bool:
        return self.start.is_secret


def running_combat(session: Session, viewer: Viewer | None = None) -> RunningCombat | None:
    """The combat in which the session stands, of those that this viewer may know of; without a viewer, of all.

    Of several at once: the one that what happens next is of unless it says otherwise.
    """
    events = Event.objects.visible_to(viewer) if viewer else Event.objects.all()
    return fought_after(events.of_session(session).live().of_types(TURNS).in_real_order())


def fought_after(turns: Iterable[Event]) -> RunningCombat | None:
    """The combat in which one stands after these starts, rounds and ends of combats, none of them voided."""
    running: dict[str, RunningCombat] = {}
    for event in turns:
        if event.type == "combat_start":
            combat = RunningCombat(event)
            running.pop(combat.encounter, None)
            running[combat.encounter] = combat
        elif meant := combat_of(running, event.type, encounter_of(event.data)):
            if event.type == "combat_end":
                del running[meant.encounter]
            else:
                meant.round = event.amount or meant.round + 1
    return combat_now(running)
