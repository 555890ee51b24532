"""What must not give a secret goal away: no event that players may read names one."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from campaigntracker.campaigns.models import Campaign
from events_app.domain.bulk import show_events_to
from events_app.domain.goal_names import GoalNames, Telling
from events_app.domain.items import EventItem
from events_app.models import Event, Visibility
from events_app.models.vocabulary import PROGRESS
from sessions_app.domain.goals import lock_goal, show_goal_to
from sessions_app.models import Goal, GoalVisibility


def keep_goals_secret(campaign: Campaign, items: Sequence[EventItem]) -> Sequence[EventItem]:
    """The items, those for GMs alone that name a goal which only GMs know of.

    Takes one query if any of them tells the party of a goal, and none otherwise.
    """
    if not any(_tells_party_of_goal(item) for item in items):
        return items
    goals = list(Goal.objects.of(campaign))
    return [
        replace(item, visibility=Visibility.GM.value)
        if _tells_party_of_goal(item) and names_secret_goal(item, goals)
        else item
        for item in items
    ]


def names_secret_goal(event: Telling, goals: Iterable[Goal]) -> bool:
    """Whether the event would give away one of these goals: by its id or its title, unless a goal that the party knows
    is called the same.
    """
    known = list(goals)
    secret = GoalNames(goal for goal in known if goal.is_secret)
    party = GoalNames(goal for goal in known if not goal.is_secret)
    by_title = secret.called(event.name, None) is not None and party.called(event.name, None) is None
    return by_title or secret.means_by_id(event.data)


def _tells_party_of_goal(item: EventItem) -> bool:
    return item.type == PROGRESS and item.visibility == Visibility.PARTY


@transaction.atomic
def hide_goal(goal: Goal, *, now: dt.datetime) -> Goal:
    """Keep the goal, and all progress that the log tells of it, from players."""
    goal = lock_goal(goal)
    if not goal.is_secret:
        # The voided ones as well: one that is restored must not bring the goal back with it.
        show_events_to(Visibility.GM, progress_events(goal, visibility=Visibility.PARTY), now=now)
    return show_goal_to(GoalVisibility.GM, goal, now=now)


@transaction.atomic
def reveal_goal(goal: Goal, *, with_progress: bool, now: dt.datetime) -> Goal:
    """Show the goal to players; `with_progress`: also what the log has told of it to GMs alone."""
    goal = lock_goal(goal)
    if with_progress and goal.is_secret:
        show_events_to(Visibility.PARTY, progress_events(goal, visibility=Visibility.GM), now=now)
    return show_goal_to(GoalVisibility.PARTY, goal, now=now)


def progress_events(goal: Goal, *, visibility: str | None = None) -> list[Event]:
    """Every event that means the goal, voided or not."""
    names = GoalNames(Goal.objects.of(goal.campaign))
    events = Event.objects.of(goal.campaign).progress_of_goals()
    if visibility is not None:
        events = events.filter(visibility=visibility)
    return [event for event in events if names.meant_by(event) == goal.pk]
