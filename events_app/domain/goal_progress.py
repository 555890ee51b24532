"""How far each goal has come: the sum of the `goal_progress` events that mean it.

An event that says no amount moves nothing on, as in the recap: it tells that something happened, not how much.
"""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Sum

from campaigntracker.campaigns.models import Viewer
from events_app.domain.goal_names import GoalNames
from events_app.models import Event
from events_app.models.vocabulary import PROGRESS
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class Progress:
    """What the events add up to, and how many there are."""

    amount: int = 0
    events: int = 0


NO_PROGRESS = Progress()


def progress_of_goals(viewer: Viewer, names: GoalNames, *, session: Session | None = None) -> dict[UUID, Progress]:
    """By the goals' ids, of all that this viewer may know of, in one query; a goal without events is not among them.

    `names` are the goals that the viewer may know of. `session`: only what happened there.
    """
    events = Event.objects.visible_to(viewer).live()
    events = events.progress_of_goals() if session is None else events.of_session(session).of_types([PROGRESS])
    told = events.order_by().values_list("data__goalId", "name").annotate(total=Sum("amount"), count=Count("pk"))
    amounts: dict[UUID, int] = defaultdict(int)
    counts: dict[UUID, int] = defaultdict(int)
    for goal_id, name, amount, count in told:
        meant = names.called(name, goal_id)
        if meant is not None:
            amounts[meant] += int(amount or 0)
            counts[meant] += count
    return {goal: Progress(amounts[goal], counts[goal]) for goal in counts}
