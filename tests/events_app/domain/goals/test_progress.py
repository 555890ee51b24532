"""How far goals have come, against a plain count."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntracker.campaigns.models import Member, Viewer
from events_app.domain.goal_names import GoalNames
from events_app.domain.goal_progress import progress_of_goals
from events_app.domain.goals import goals_of_session, open_goals, read_goals
from events_app.models import Event
from sessions_app.domain.goals import set_outcome
from sessions_app.models import Goal, Session
from tests.factories import NOON, CampaignFactory, EventFactory, GoalFactory, SessionFactory, SessionGoalFactory

TITLES = ("Rooms", "Relics", "Straße", "Nothing")
# As senders write them: by an id that we made, by their own, by a number, or not at all; and nonsense.
GOAL_IDS = ("0", "1", "2", "relics-1", "7", 7, 8, True, None, "unknown", {"id": "0"})


@dataclass(frozen=True)
class Told:
    name: str
    goal_id: Any
    amount: int | None
    visibility: str
    is_voided: bool
    type: str
    in_session: bool


told = st.builds(
    Told,
    name=st.sampled_from((*TITLES, "rooms", "RELICS ", "STRASSE", "  relics", "")),
    goal_id=st.sampled_from(GOAL_IDS),
    amount=st.none() | st.integers(-3, 9),
    visibility=st.sampled_from(("party", "party", "gm")),
    is_voided=st.booleans(),
    type=st.sampled_from(("goal_progress", "goal_progress", "goal_progress", "room_explored")),
    in_session=st.booleans(),
)


def plain_sums(events: list[Told], goals: list[Goal], *, is_gm: bool, only_session: bool) -> dict[Any, int]:
    """Written as one would explain it."""
    sums: dict[Any, int] = {}
    for event in events:
        if event.type != "goal_progress" or event.is_voided or (event.visibility == "gm" and not is_gm):
            continue
        if only_session and not event.in_session:
            continue
        goal_id = event.goal_id
        if isinstance(goal_id, str) and goal_id in "012":
            goal_id = str(goals[int(goal_id)].pk)
        visible = [goal for goal in goals if is_gm or goal.visibility == "party"]
        meant = None
        for goal in visible:
            if goal_id is not True and str(goal_id) in (str(goal.pk), goal.external_id) and goal_id not in (None, ""):
                meant = goal
        for goal in visible:
            if meant is None and goal.title.casefold() == event.name.strip().casefold():
                meant = goal
        if meant is not None:
            sums[meant.pk] = sums.get(meant.pk, 0) + (event.amount or 0)
    return sums


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(told, max_size=25))
def test_sums_are_those_of_a_plain_count(events: list[Told]) -> None:
    campaign = CampaignFactory()
    session = SessionFactory(campaign=campaign, number=1, completed=True)
    other = SessionFactory(campaign=campaign, number=2, completed=True)
    goals = [
        GoalFactory(campaign=campaign, title="Rooms"),
        GoalFactory(campaign=campaign, title="Relics", external_id="relics-1"),
        GoalFactory(campaign=campaign, title="Straße", external_id="7", visibility="gm"),
    ]
    for event in events:
        goal_id = event.goal_id
        if isinstance(goal_id, str) and goal_id in "012":
            goal_id = str(goals[int(goal_id)].pk)
        EventFactory(
            session=session if event.in_session else other,
            name=event.name,
            type=event.type,
            category="goal" if event.type == "goal_progress" else "exploration",
            amount=event.amount,
            visibility=event.visibility,
            voided_at=NOON if event.is_voided else None,
            data={} if goal_id is None else {"goalId": goal_id},
        )
    for is_gm in (True, False):
        viewer = Viewer.of_role(campaign, is_gm=is_gm)
        names = GoalNames(Goal.objects.visible_to(viewer))
        for only in (None, session):
            found = progress_of_goals(viewer, names, session=only)
            expected = plain_sums(events, goals, is_gm=is_gm, only_session=only is not None)
            assert {goal: progress.amount for goal, progress in found.items()} == expected


@pytest.fixture
def session() -> Session:
    return SessionFactory(number=1, completed=True)


def viewers(session: Session) -> tuple[Viewer, Viewer]:
    gm = Viewer(session.campaign, Member(role="gm"))
    return gm, Viewer(session.campaign, None)


def tell(session: Session, **columns: Any) -> Event:
    return EventFactory(session=session, category="goal", type="goal_progress", **columns)


@pytest.mark.django_db
def test_goals_are_a_tree_in_which_a_secret_one_leaves_no_trace(session: Session) -> None:
    campaign = session.campaign
    top = GoalFactory(campaign=campaign, title="Save the town", target=3, unit="districts")
    secret = GoalFactory(campaign=campaign, title="Unmask the mayor", visibility="gm", parent=top)
    part = GoalFactory(campaign=campaign, title="Find his letters", parent=secret)
    GoalFactory(campaign=campaign, title="Hold the gate", parent=top, state="achieved")
    tell(session, name="Save the town", amount=2)
    tell(session, name="Unmask the mayor", amount=1, visibility="gm")
    gm, player = viewers(session)
    assert [(line.title, line.depth, line.parent_title) for line in open_goals(gm)] == [
        ("Save the town", 0, ""),
        ("Unmask the mayor", 1, "Save the town"),
        ("Find his letters", 2, "Unmask the mayor"),
    ]
    lines = open_goals(player)
    assert [(line.title, line.depth, line.parent_title) for line in lines] == [
        ("Save the town", 0, ""),
        ("Find his letters", 0, ""),
    ]
    assert (lines[0].parts, lines[0].parts_done) == (1, 1)
    assert (open_goals(gm)[0].parts, open_goals(gm)[0].parts_done) == (2, 1)
    assert (lines[0].amount, lines[0].bar, lines[0].target, lines[0].is_reached) == (2, 2, 3, False)
    assert lines[1].parent_id is None
    assert [line.title for line in read_goals(player).over] == ["Hold the gate"]
    assert part.parent_id == secret.pk


@pytest.mark.django_db
def test_what_a_session_did_about_its_goals(session: Session) -> None:
    campaign = session.campaign
    GoalFactory(campaign=campaign, title="Rooms", target=20, unit="rooms")
    secret = GoalFactory(campaign=campaign, title="The heir", visibility="gm")
    GoalFactory(campaign=campaign, title="Elsewhere")
    letters = GoalFactory(campaign=campaign, title="Letters")
    SessionGoalFactory(session=session, goal=letters, note="Not one found")
    tell(session, name="rooms", amount=4)
    tell(session, name="Rooms", amount=1)
    tell(SessionFactory(campaign=campaign, number=2, completed=True), name="Rooms", amount=7)
    set_outcome(session, secret, outcome="achieved", now=NOON)
    gm, player = viewers(session)
    found = {line.title: line for line in goals_of_session(session, gm)}
    assert list(found) == ["Rooms", "The heir", "Letters"]
    assert (found["Rooms"].amount, found["Rooms"].events, found["Rooms"].is_pursued) == (5, 2, False)
    assert (found["The heir"].outcome, found["The heir"].is_secret) == ("achieved", True)
    assert found["Letters"].note == "Not one found"
    assert [line.title for line in goals_of_session(session, player)] == ["Rooms", "Letters"]


@pytest.mark.django_db
def test_many_goals_take_no_more_queries_than_few(session: Session) -> None:
    def queries() -> list[int]:
        counts = []
        for viewer in viewers(session):
            for read in (lambda v: read_goals(v), lambda v: goals_of_session(session, v)):
                with CaptureQueriesContext(connection) as captured:
                    assert read(viewer)
                counts.append(len(captured))
        return counts

    def add(count: int) -> None:
        for _index in range(count):
            goal = GoalFactory(campaign=session.campaign, parent=Goal.objects.first())
            SessionGoalFactory(session=session, goal=goal)
            tell(session, name=goal.title, amount=1)

    add(2)
    few = queries()
    add(8)
    assert queries() == few == [2, 3, 2, 3]
