"""The combat that is being fought."""

from dataclasses import dataclass

from campaigntracker.campaigns.models import Viewer
from events_app.models import Event
from sessions_app.models import Session

MARKS = ("combat_start", "round_start", "combat_end")


@dataclass(frozen=True, slots=True)
class RunningCombat:
    """A combat that has begun and not ended. `round` is 0 until the first one is called."""

    start: Event
    round: int = 0

    @property
    def name(self) -> str:
        return str(self.start)

    @property
    def is_secret(self) -> bool:
        return self.start.is_secret


def running_combat(session: Session, viewer: Viewer) -> RunningCombat | None:
    """Of the combats this viewer may know of and nobody has ended, the one that began last."""
    marks = Event.objects.visible_to(viewer).of_session(session).live().of_types(MARKS).in_real_order()
    running: dict[str, RunningCombat] = {}
    for event in marks:
        encounter = str(event.data.get("encounterId") or "")
        if event.type == "combat_start":
            running.pop(encounter, None)
            running[encounter] = RunningCombat(event)
            continue
        known = encounter in running
        if not running or (encounter and not known and event.type == "combat_end"):
            continue
        meant = encounter if known else next(reversed(running))
        if event.type == "combat_end":
            del running[meant]
        else:
            running[meant] = RunningCombat(running[meant].start, event.amount or running[meant].round + 1)
    return next(reversed(running.values())) if running else None
