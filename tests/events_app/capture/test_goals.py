"""Lines about the campaign's goals."""

import dataclasses

import pytest

from campaigntracker.campaigns.models import Member
from events_app.capture import complete, describe, read_line
from events_app.capture.examples import TABLE
from events_app.capture.table import KnownGoal
from events_app.domain.capturing import capture, preview
from events_app.domain.items import EventItem
from events_app.models import Event
from sessions_app.models import Session
from tests.factories import NOON, GoalFactory, MemberFactory, SessionFactory

GOALS = (
    KnownGoal("Map the mine", "mine-1"),
    KnownGoal("find the heir", "heir-1"),
    KnownGoal("Unmask the mayor", "mayor-1", is_secret=True),
    KnownGoal("Mend the bridge", "bridge-1", is_open=False),
    KnownGoal("Level 5", "level-1"),
)
WITH_GOALS = dataclasses.replace(TABLE, goals=GOALS)


@pytest.mark.parametrize(
    ("line", "name", "goal_id", "amount", "visibility"),
    [
        ("goal map THE mine +3", "Map the mine", "mine-1", 3, "party"),
        ("goal Map the mine", "Map the mine", "mine-1", 1, "party"),
        ("goal find the heir -1", "find the heir", "heir-1", -1, "party"),
        ('goal "Mend the bridge" +2', "Mend the bridge", "bridge-1", 2, "party"),
        ("goal Map the mine 3", "Map the mine", "mine-1", 3, "party"),
        ("goal level 5", "Level 5", "level-1", 1, "party"),
        ("goal level 5 2", "Level 5", "level-1", 2, "party"),
        ("Map the mine +2 /goal", "Map the mine", "mine-1", 2, "party"),
        ("goal Map the mine +2 /gm", "Map the mine", "mine-1", 2, "gm"),
        ("goal Unmask the Mayor +1", "Unmask the mayor", "mayor-1", 1, "gm"),
        ("goal Unmask the mayor +1 /party", "Unmask the mayor", "mayor-1", 1, "gm"),
    ],
)
def test_a_known_goal_is_named_by_its_id(line: str, name: str, goal_id: str, amount: int, visibility: str) -> None:
    reading = read_line(line, WITH_GOALS)
    expected = EventItem(
        type="goal_progress", name=name, amount=amount, data={"goalId": goal_id}, visibility=visibility
    )
    assert reading.items == (expected,)
    assert [one.is_secret for one in describe(reading, WITH_GOALS)] == [visibility == "gm"]


def test_the_preview_says_why_a_line_stays_with_gms() -> None:
    assert "Only GMs know of this goal" in read_line("goal Unmask the mayor", WITH_GOALS).hint
    assert read_line("goal Map the mine", WITH_GOALS).hint == ""


def test_any_other_goal_goes_by_the_name_it_was_given() -> None:
    [item] = read_line("goal Gather the relics +1", WITH_GOALS).items
    assert (item.name, item.data) == ("Gather the relics", {})


def test_a_goal_that_nobody_knows_is_told_as_new() -> None:
    reading = read_line("goal Ember shards 3", WITH_GOALS)
    assert reading.items[0].name == "Ember shards 3"
    assert reading.hint == "No such goal yet: Ember shards 3."
    assert "Did you mean Map the mine by “Map the min”?" in read_line("goal Map the min", WITH_GOALS).hint


@pytest.mark.parametrize("line", ["goal map the mine done", "goal Map the mine: achieved", "goal failed Map the mine"])
def test_a_line_does_not_end_a_goal_but_says_where_that_is_done(line: str) -> None:
    reading = read_line(line, WITH_GOALS)
    assert not reading.ok
    assert "on its own page" in reading.problem
    assert "Map the mine" in reading.problem


@pytest.mark.parametrize(
    ("text", "replaced", "options"),
    [
        ("goal ", "", ["Map the mine", "find the heir", "Unmask the mayor", "Level 5"]),
        ("goal m", "m", ["Map the mine", "Unmask the mayor"]),
        ("goal Map the m", "Map the m", ["Map the mine"]),
        ("Goal: hei", "hei", ["find the heir"]),
        ("goal Mend", "", []),
        ("note Map the m", "", []),
    ],
)
def test_open_goals_are_offered_behind_the_verb(text: str, replaced: str, options: list[str]) -> None:
    found = complete(text, len(text), WITH_GOALS)
    assert text[found.start : found.end] == replaced
    assert {option.text for option in found.options} == set(options)


@pytest.fixture
def session(db: None) -> Session:
    return SessionFactory(in_progress=True)


@pytest.fixture
def gm(session: Session) -> Member:
    return MemberFactory(campaign=session.campaign, role="gm")


def test_a_line_counts_for_the_goal_and_keeps_its_secret(session: Session, gm: Member) -> None:
    goal = GoalFactory(campaign=session.campaign, title="Map the mine", external_id="mine-1")
    GoalFactory(campaign=session.campaign, title="Unmask the mayor", visibility="gm")
    for line in ("goal map the mine +2", "goal unmask the mayor"):
        captured = capture(session, line, by=gm, now=NOON, fingerprint=preview(session, line)[0].fingerprint)
        assert captured.ok, captured.problem
    told, secret = Event.objects.in_recorded_order()
    assert (told.name, told.data, told.visibility) == (goal.title, {"goalId": "mine-1"}, "party")
    assert secret.visibility == "gm"


def test_a_goal_that_was_hidden_since_the_preview_is_shown_again_first(session: Session, gm: Member) -> None:
    goal = GoalFactory(campaign=session.campaign, title="Map the mine")
    line = "goal Map the mine +1"
    fingerprint = preview(session, line)[0].fingerprint
    goal.visibility = "gm"
    goal.save()
    captured = capture(session, line, by=gm, now=NOON, fingerprint=fingerprint)
    assert (captured.ok, captured.changed) == (False, True)
