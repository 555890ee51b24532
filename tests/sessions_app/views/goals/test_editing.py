"""What GMs do with goals, and nobody else."""

from typing import Any

import pytest
from django.urls import reverse

from events_app.models import Event
from sessions_app.models import Goal
from tests.conftest import Table
from tests.factories import EventFactory, GoalFactory, SessionFactory
from tests.web.readers import whole

WRITTEN = {"title": "Map the mine", "target": "20", "unit": "rooms", "description": "", "gm_notes": "", "parent": ""}
ACTS = ["goal_state", "goal_hide", "goal_reveal", "goal_remove"]


@pytest.fixture
def goal(table: Table) -> Goal:
    return GoalFactory(campaign=table.campaign, title="Map the mine")


def address(goal: Goal, name: str) -> str:
    return reverse(name, args=[goal.campaign.slug, goal.pk])


def post(table: Table, goal: Goal, name: str, **data: Any) -> Any:
    return table.gm.client.post(address(goal, name), data, follow=True)


@pytest.mark.parametrize("name", [*ACTS, "goal_edit", "goal_new"])
def test_everybody_but_a_gm_gets_404(table: Table, goal: Goal, name: str) -> None:
    url = reverse(name, args=[table.campaign.slug]) if name == "goal_new" else address(goal, name)
    before = list(Goal.objects.values())
    for persona in table.everybody()[1:]:
        assert persona.client.post(url, {**WRITTEN, "state": "failed"}).status_code == 404, persona.name
        assert persona.client.get(url).status_code in (404, 405)
    assert list(Goal.objects.values()) == before


@pytest.mark.parametrize("name", ACTS)
def test_what_changes_something_is_not_done_by_a_link(table: Table, goal: Goal, name: str) -> None:
    assert table.gm.client.get(address(goal, name)).status_code == 405


def test_a_gm_sets_a_goal(table: Table, goal: Goal) -> None:
    url = reverse("goal_new", args=[table.campaign.slug])
    assert f'value="{goal.pk}" selected' in whole(table.gm.client.get(f"{url}?parent={goal.pk}"))
    said = {**WRITTEN, "title": "Find the lift", "parent": str(goal.pk), "visibility": "gm"}
    assert table.gm.client.post(url, said).status_code == 302
    made = Goal.objects.get(title="Find the lift")
    assert (made.parent_id, made.target, made.unit, made.visibility) == (goal.pk, 20, "rooms", "gm")
    again = table.gm.client.post(url, {**said, "title": "FIND THE LIFT", "gm_notes": "kept"})
    assert "goal of this title already" in whole(again)
    assert "kept" in whole(again)


def test_a_gm_writes_a_goal_anew(table: Table, goal: Goal) -> None:
    page = post(table, goal, "goal_edit", **WRITTEN | {"title": "Map all of it"}, base_version=1)
    assert "“Map all of it” is saved." in whole(page)
    goal.refresh_from_db()
    assert (goal.title, goal.target, goal.version) == ("Map all of it", 20, 2)


def test_the_second_of_two_editors_sees_both_versions(table: Table, goal: Goal) -> None:
    post(table, goal, "goal_edit", **WRITTEN | {"description": "Theirs"}, base_version=1)
    page = whole(post(table, goal, "goal_edit", **WRITTEN | {"description": "Mine"}, base_version=1))
    for shown in ("Somebody else changed this", "Theirs", "Mine", "Save mine over it", 'value="2"'):
        assert shown in page
    goal.refresh_from_db()
    assert goal.description == "Theirs"
    post(table, goal, "goal_edit", **WRITTEN | {"description": "Mine"}, base_version=2)
    goal.refresh_from_db()
    assert goal.description == "Mine"


def test_a_gm_says_how_it_stands(table: Table, goal: Goal) -> None:
    for state in ("achieved", "open"):
        post(table, goal, "goal_state", state=state)
        goal.refresh_from_db()
        assert goal.state == state
    assert "cannot be in that state" in whole(post(table, goal, "goal_state", state="nonsense"))


def test_a_gm_hides_and_reveals_a_goal_with_its_progress(table: Table, goal: Goal) -> None:
    session = SessionFactory(campaign=table.campaign, in_progress=True)
    event = EventFactory(session=session, category="goal", type="goal_progress", name=goal.title, amount=1)

    def visibilities() -> tuple[str, str]:
        return Goal.objects.get(pk=goal.pk).visibility, Event.objects.get(pk=event.pk).visibility

    post(table, goal, "goal_hide")
    assert visibilities() == ("gm", "gm")
    assert "Show players its progress so far, too" in whole(table.gm.client.get(goal.get_absolute_url()))
    post(table, goal, "goal_reveal")
    assert visibilities() == ("party", "gm")
    post(table, goal, "goal_hide")
    post(table, goal, "goal_reveal", progress="1")
    assert visibilities() == ("party", "party")


def test_a_gm_removes_what_nothing_names(table: Table, goal: Goal) -> None:
    part = GoalFactory(campaign=table.campaign, parent=goal)
    assert "Other goals are parts of it" in whole(post(table, goal, "goal_remove"))
    for gone in (part, goal):
        post(table, gone, "goal_remove")
    assert not Goal.objects.exists()
