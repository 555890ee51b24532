"""Where things stand now: when and where the party is, what it pursues, what it has left open."""

from dataclasses import dataclass

from campaigntracker.campaigns.models import Viewer
from events_app.domain.goals import GoalLine, open_goals
from events_app.domain.open_quests import OpenQuest, open_quests
from events_app.models import Event


@dataclass(frozen=True, slots=True)
class Standing:
    """As one viewer may know it. `place` is "" where no event names one; `threads`: the quest taken up last first."""

    place: str
    goals: tuple[GoalLine, ...]
    threads: tuple[OpenQuest, ...]


def read_standing(viewer: Viewer) -> Standing:
    """In a fixed number of queries."""
    place = Event.objects.visible_to(viewer).live().last_known_place()
    return Standing(place, open_goals(viewer), open_quests(viewer)[::-1])
