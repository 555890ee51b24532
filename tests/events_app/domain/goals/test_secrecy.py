"""What names a secret goal is secret itself."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events_app.domain import recording
from events_app.domain.correcting import correct_event, restore_event, show_event_to, void_event
from events_app.domain.errors import DuplicateIdError
from events_app.domain.goals.changing import edit_goal, remove_goal
from events_app.domain.goals.secrecy import hide_goal, reveal_goal
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.domain.goals import GoalDraft
from sessions_app.models import Goal, Session
from tests.factories import NOON, GoalFactory, SessionFactory, SessionGoalFactory

pytestmark = pytest.mark.django_db

STEP = EventItem(type="goal_progress", name="Unmask the mayor", amount=1)


@pytest.fixture
def session() -> Session:
    return SessionFactory(in_progress=True)


@pytest.fixture
def secret(session: Session) -> Goal:
    return GoalFactory(campaign=session.campaign, title="Unmask the Mayor", visibility="gm", external_id="mayor")


def record(session: Session, *items: EventItem) -> list[Event]:
    return [one.event for one in record_events(session.campaign, items, session=session, by=None, now=NOON)]


def seen(event: Event) -> str:
    return Event.objects.get(pk=event.pk).visibility


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"name": "UNMASK THE MAYOR "},
        {"name": "A letter", "data": {"goalId": "mayor"}},
        {"name": "Rooms", "data": {"goalId": "mayor"}},
        {"data": {"goalId": "rooms"}},
    ],
)
def test_what_names_a_secret_goal_is_for_gms_alone(session: Session, secret: Goal, said: dict[str, Any]) -> None:
    GoalFactory(campaign=session.campaign, title="Rooms", external_id="rooms")
    rooms = EventItem(type="goal_progress", name="Rooms", amount=1)
    events = record(session, rooms, replace(STEP, **said), EventItem(type="note", name="Unmask the Mayor"))
    assert [seen(event) for event in events] == ["party", "gm", "party"]
    session.refresh_from_db()
    assert "mayor" not in str(session.projection["party"]["facts"].get("goals", "")).lower()


def test_by_our_own_id_too(session: Session, secret: Goal) -> None:
    [event] = record(session, replace(STEP, name="", data={"goalId": str(secret.pk)}))
    assert seen(event) == "gm"


def test_a_goal_of_the_party_with_the_same_title_is_meant(session: Session, secret: Goal) -> None:
    GoalFactory(campaign=session.campaign, title="Unmask the mayor")
    assert seen(record(session, STEP)[0]) == "party"


def test_without_it_the_event_would_give_the_goal_away(
    session: Session, secret: Goal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "keep_goals_secret", lambda campaign, items: items)
    assert seen(record(session, STEP)[0]) == "party"


def test_nothing_is_asked_where_no_goal_is_named(session: Session, secret: Goal) -> None:
    def asked(*items: EventItem) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            record(session, *items)
        return [query["sql"] for query in captured if 'FROM "sessions_app_goal"' in query["sql"]]

    assert asked(EventItem(type="note", name="Rain"), replace(STEP, visibility="gm")) == []
    assert len(asked(STEP, STEP, STEP)) == 1


def test_a_retry_is_known_whatever_became_of_the_goal_since(session: Session, secret: Goal) -> None:
    item = replace(STEP, source="vtt", external_id="1")
    [event] = record(session, item)

    def assert_is_retry() -> None:
        [again] = record_events(session.campaign, [item], session=session, by=None, now=NOON)
        assert (again.created, again.id) == (False, event.pk)

    assert_is_retry()
    reveal_goal(secret, with_progress=False, now=NOON)
    assert_is_retry()
    hide_goal(secret, now=NOON)
    reveal_goal(secret, with_progress=True, now=NOON)
    assert_is_retry()
    with pytest.raises(DuplicateIdError):
        record(session, replace(item, amount=2))


def test_hiding_a_goal_hides_what_the_log_tells_of_it(session: Session) -> None:
    goal = GoalFactory(campaign=session.campaign, title="Unmask the mayor")
    told, voided, other = record(session, STEP, STEP, EventItem(type="goal_progress", name="Rooms", amount=1))
    void_event(voided, now=NOON)
    before = Session.objects.get(pk=session.pk)
    assert hide_goal(goal, now=NOON).is_secret
    assert [seen(event) for event in (told, voided, other)] == ["gm", "gm", "party"]
    after = Session.objects.get(pk=session.pk)
    assert after.party_log_version > before.party_log_version
    assert "mayor" not in str(after.projection["party"]["facts"].get("goals", "")).lower()
    restore_event(voided, now=NOON)
    assert seen(voided) == "gm"


@pytest.mark.parametrize(("with_progress", "expected"), [(True, "party"), (False, "gm")])
def test_revealing_a_goal_reveals_its_progress_if_asked(
    session: Session, secret: Goal, with_progress: bool, expected: str
) -> None:
    [event] = record(session, STEP)
    assert not reveal_goal(secret, with_progress=with_progress, now=NOON).is_secret
    assert seen(event) == expected


CORRECTIONS: dict[str, Callable[[EventItem], EventItem]] = {
    "name": lambda item: replace(item, type="goal_progress", category="", name="Unmask the mayor"),
    "id": lambda item: replace(item, type="goal_progress", category="", data={"goalId": "mayor"}),
}


@pytest.mark.parametrize("by", CORRECTIONS)
def test_a_correction_that_names_a_secret_goal_is_for_gms_alone(session: Session, secret: Goal, by: str) -> None:
    item = EventItem(type="note", name="A letter")
    [event] = record(session, item)
    correct_event(event, CORRECTIONS[by](item), now=NOON)
    assert seen(event) == "gm"


def test_a_gm_may_show_such_an_event_all_the_same(session: Session, secret: Goal) -> None:
    [event] = record(session, STEP)
    show_event_to("party", event, now=NOON)
    correct_event(event, replace(STEP, description="It was him"), now=NOON)
    assert seen(event) == "party"


def test_a_goal_keeps_its_progress_under_a_new_title(session: Session) -> None:
    goal = GoalFactory(campaign=session.campaign, title="Unmask the mayor")
    told, other = record(session, STEP, EventItem(type="goal_progress", name="Rooms", amount=1))
    edit_goal(goal, GoalDraft(title="Unmask the MAYOR"), now=NOON)
    assert Event.objects.get(pk=told.pk).data == {}
    edit_goal(goal, GoalDraft(title="Bring the mayor to court"), now=NOON)
    assert Event.objects.get(pk=told.pk).data == {"goalId": str(goal.pk)}
    assert Event.objects.get(pk=other.pk).data == {}


def test_only_a_goal_that_nothing_names_is_taken_away(session: Session) -> None:
    def set_goal(**columns: Any) -> Goal:
        return GoalFactory(campaign=session.campaign, **columns)

    named, pursued, whole = set_goal(title="Unmask the mayor"), set_goal(), set_goal()
    part = set_goal(parent=whole)
    [event] = record(session, STEP)
    void_event(event, now=NOON)
    SessionGoalFactory(session=session, goal=pursued)
    for goal, reason in ((named, "log names it"), (pursued, "Sessions pursued it"), (whole, "parts of it")):
        with pytest.raises(Exception, match=reason):
            remove_goal(goal)
    remove_goal(part)
    remove_goal(whole)
    assert set(Goal.objects.all()) == {named, pursued}
