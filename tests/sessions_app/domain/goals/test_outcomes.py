"""What sessions make of goals, and in which state that leaves them."""

import pytest

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.goals import forget_outcomes, pursue, set_outcome, set_state, unpursue
from sessions_app.models import Goal, Session, SessionGoal
from tests.factories import NOON, GoalFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal() -> Goal:
    return GoalFactory()


def played(goal: Goal, number: int) -> Session:
    return SessionFactory(campaign=goal.campaign, number=number, completed=True)


def say(session: Session, goal: Goal, outcome: str, note: str = "") -> str:
    set_outcome(session, goal, outcome=outcome, note=note, now=NOON)
    return state_of(goal)


def state_of(goal: Goal) -> str:
    return Goal.objects.get(pk=goal.pk).state


def test_the_state_follows_the_last_session_that_has_an_outcome(goal: Goal) -> None:
    first, second, third = (played(goal, number) for number in (1, 2, 3))
    assert say(second, goal, "failed") == "failed"
    assert say(first, goal, "achieved") == "failed", "an earlier session says nothing against a later one"
    assert say(third, goal, "open", "They will try again") == "open"
    assert say(third, goal, "dropped") == "dropped"
    row = SessionGoal.objects.get(session=third)
    assert (row.outcome, row.note) == ("dropped", "")


def test_what_is_undone_gives_way_to_what_earlier_sessions_said(goal: Goal) -> None:
    first, second = played(goal, 1), played(goal, 2)
    say(first, goal, "failed")
    say(second, goal, "achieved")
    assert say(second, goal, "") == "failed"
    assert SessionGoal.objects.filter(session=second).exists(), "it was pursued there all the same"
    assert say(first, goal, "") == "open"


def test_a_goal_that_is_taken_off_a_session_forgets_what_was_made_of_it(goal: Goal) -> None:
    first, second = played(goal, 1), played(goal, 2)
    say(first, goal, "failed")
    say(second, goal, "achieved")
    unpursue(second, [goal.pk], now=NOON)
    assert state_of(goal) == "failed"
    forget_outcomes(first, now=NOON)
    assert state_of(goal) == "open"
    assert not SessionGoal.objects.exists()


def test_a_state_set_by_hand_stays_until_sessions_say_something_else(goal: Goal) -> None:
    first, second = played(goal, 1), played(goal, 2)
    say(first, goal, "achieved")
    set_state(goal, "open", now=NOON)
    assert say(first, goal, "achieved", "A note") == "open", "the session says nothing new"
    assert say(second, goal, "failed") == "failed"


def test_a_session_still_to_be_played_makes_nothing_of_a_goal(goal: Goal) -> None:
    planned = SessionFactory(campaign=goal.campaign)
    with pytest.raises(RuleError, match="not been played"):
        set_outcome(planned, goal, outcome="achieved", now=NOON)
    set_outcome(planned, goal, outcome="", note="If there is time", now=NOON)
    assert SessionGoal.objects.get().note == "If there is time"


@pytest.mark.parametrize(("outcome", "note"), [("nonsense", ""), ("", "x" * 301)])
def test_nonsense_is_refused(goal: Goal, outcome: str, note: str) -> None:
    with pytest.raises(RuleError):
        set_outcome(played(goal, 1), goal, outcome=outcome, note=note, now=NOON)
    with pytest.raises(RuleError):
        set_state(goal, "nonsense", now=NOON)


def test_to_pursue_again_changes_nothing(goal: Goal) -> None:
    session, other = played(goal, 1), GoalFactory(campaign=goal.campaign)
    say(session, goal, "achieved", "At last")
    assert [row.goal_id for row in pursue(session, [goal.pk, other.pk], now=NOON)] == [other.pk]
    assert pursue(session, [goal.pk, other.pk], now=NOON) == []
    assert SessionGoal.objects.get(goal=goal).note == "At last"


def test_a_goal_of_another_campaign_cannot_be_pursued(goal: Goal) -> None:
    with pytest.raises(RuleError, match="no such goal"):
        pursue(played(goal, 1), [goal.pk, GoalFactory().pk], now=NOON)
    assert not SessionGoal.objects.exists()


def test_every_change_of_state_is_a_version(goal: Goal) -> None:
    session = played(goal, 1)
    say(session, goal, "achieved")
    say(session, goal, "achieved", "again")
    set_state(goal, "achieved", now=NOON)
    assert Goal.objects.get().version == 2
