"""Setting goals and writing them anew."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.goals import GoalConflictError, GoalDraft, create_goal, edit_goal, tree
from sessions_app.models import Goal
from tests.factories import NOON, CampaignFactory, GoalFactory


@pytest.mark.django_db
def test_a_goal_is_set_and_written_anew() -> None:
    campaign = CampaignFactory()
    goal = create_goal(campaign, GoalDraft(title="  Map  the mine ", target=20, unit=" rooms "), now=NOON)
    assert (goal.title, goal.unit, goal.state, goal.visibility) == ("Map the mine", "rooms", "open", "party")
    part = create_goal(campaign, GoalDraft(title="Find the lift", parent_id=goal.pk), visibility="gm", now=NOON)
    assert part.is_secret
    edited = edit_goal(part, replace(GoalDraft.of(part), gm_notes="Below the forge"), base_version=1, now=NOON)
    assert (edited.gm_notes, edited.parent_id, edited.version) == ("Below the forge", goal.pk, 2)


@pytest.mark.django_db
def test_the_second_of_two_editors_is_told() -> None:
    goal = GoalFactory()
    edit_goal(goal, GoalDraft(title="Theirs"), base_version=1, now=NOON)
    with pytest.raises(GoalConflictError) as conflict:
        edit_goal(goal, GoalDraft(title="Mine"), base_version=1, now=NOON)
    assert conflict.value.current.title == "Theirs"
    assert Goal.objects.get().title == "Theirs"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (GoalDraft(title="  "), "title"),
        (GoalDraft(title="x" * 201), "title"),
        (GoalDraft(title="FIND THE STRASSE"), "title"),
        (GoalDraft(title="New", target=0), "target"),
        (GoalDraft(title="New", target=10**10), "target"),
    ],
)
def test_what_cannot_be_meant_is_refused(draft: GoalDraft, field: str) -> None:
    goal = GoalFactory(title="Find the Straße")
    with pytest.raises(RuleError) as refused:
        create_goal(goal.campaign, draft, now=NOON)
    assert refused.value.field == field
    create_goal(CampaignFactory(), GoalDraft(title="Find the Straße"), now=NOON)


@pytest.mark.django_db
def test_no_goal_is_a_part_of_itself() -> None:
    top = GoalFactory()
    middle = GoalFactory(campaign=top.campaign, parent=top)
    low = GoalFactory(campaign=top.campaign, parent=middle)
    for part in (top, middle, low):
        with pytest.raises(RuleError, match="part of itself") as refused:
            edit_goal(top, replace(GoalDraft.of(top), parent_id=part.pk), now=NOON)
        assert refused.value.field == "parent"
    edit_goal(low, replace(GoalDraft.of(low), parent_id=top.pk), now=NOON)
    with pytest.raises(RuleError, match="no such goal"):
        edit_goal(low, replace(GoalDraft.of(low), parent_id=GoalFactory().pk), now=NOON)


@pytest.mark.django_db
def test_goals_lie_as_deep_as_a_page_can_show() -> None:
    campaign = CampaignFactory()
    above = None
    for _level in range(tree.MOST_LEVELS):
        above = create_goal(campaign, GoalDraft(title=f"Level {_level}", parent_id=above and above.pk), now=NOON)
    with pytest.raises(RuleError, match="levels deep"):
        create_goal(campaign, GoalDraft(title="Deeper", parent_id=above and above.pk), now=NOON)
    # And neither do those with parts of their own go below others.
    pair = GoalFactory(campaign=campaign)
    GoalFactory(campaign=campaign, parent=pair)
    fifth = Goal.objects.get(title=f"Level {tree.MOST_LEVELS - 2}")
    with pytest.raises(RuleError, match="levels deep"):
        edit_goal(pair, replace(GoalDraft.of(pair), parent_id=fifth.pk), now=NOON)


def put_under_each_other(monkeypatch: pytest.MonkeyPatch) -> tuple[list[bool], list[Goal]]:
    """Two people do it at one moment; whether each was refused, and what came of it."""
    one = GoalFactory()
    two = GoalFactory(campaign=one.campaign)
    both, check = Barrier(2), tree.check_parent

    def check_when_both_are_there(*args: Any) -> None:
        check(*args)
        # Under the lock the other never comes, and waiting ends.
        try:
            both.wait(timeout=1)
        except BrokenBarrierError:
            return

    monkeypatch.setattr("sessions_app.domain.goals.writing.check_parent", check_when_both_are_there)

    def put(goal: Goal, parent: Goal) -> bool:
        try:
            edit_goal(goal, replace(GoalDraft.of(goal), parent_id=parent.pk), now=NOON)
        except RuleError:
            return True
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(2) as pool:
        refused = list(pool.map(put, (one, two), (two, one)))
    return refused, list(Goal.objects.order_by("id"))


@pytest.mark.django_db(transaction=True)
def test_two_goals_cannot_be_put_under_each_other_at_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    refused, goals = put_under_each_other(monkeypatch)
    assert sorted(refused) == [False, True]
    assert sorted(goal.parent_id is None for goal in goals) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_they_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QuerySet, "select_for_update", lambda queryset, **options: queryset)
    refused, [one, two] = put_under_each_other(monkeypatch)
    assert refused == [False, False]
    assert (one.parent_id, two.parent_id) == (two.pk, one.pk)
