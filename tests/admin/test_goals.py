"""Correcting goals in the admin."""

import pytest
from django.urls import reverse

from events_app.models import Event
from sessions_app.models import Goal
from tests.admin.forms import address, save
from tests.conftest import Table
from tests.factories import EventFactory, GoalFactory, SessionFactory

pytestmark = pytest.mark.django_db


def test_a_correction_goes_through_the_domain(table: Table) -> None:
    """The log follows: it keeps the progress under a new title, and hides with the goal."""
    goal = GoalFactory(campaign=table.campaign, title="Map the mine")
    session = SessionFactory(campaign=table.campaign, in_progress=True)
    event = EventFactory(session=session, category="goal", type="goal_progress", name="Map the mine", amount=2)
    url = address("goal", goal.pk, "change")
    save(table.gm.client, url, title="Map all of it", state="dropped", visibility="gm")
    goal.refresh_from_db()
    event = Event.objects.get(pk=event.pk)
    assert (goal.title, goal.state, goal.visibility) == ("Map all of it", "dropped", "gm")
    assert (event.visibility, event.data) == ("gm", {"goalId": str(goal.pk)})
    page = save(table.gm.client, url, title="")
    assert page.status_code == 200
    assert Goal.objects.get().title == "Map all of it"


def test_a_goal_is_set_and_taken_away_there(table: Table) -> None:
    top = GoalFactory(campaign=table.campaign, title="Save the town")
    said = {"campaign": str(table.campaign.pk), "title": "Hold the gate", "state": "achieved", "visibility": "party"}
    save(table.gm.client, address("goal", "add"), **said, parent=str(top.pk))
    made = Goal.objects.get(title="Hold the gate")
    assert (made.state, made.parent_id) == ("achieved", top.pk)
    told = GoalFactory(campaign=table.campaign, title="Map the mine")
    EventFactory(session__campaign=table.campaign, category="goal", type="goal_progress", name="map the mine")
    for named in (top, told):
        assert table.gm.client.post(address("goal", named.pk, "delete"), {"post": "yes"}).status_code == 403
    assert Goal.objects.count() == 3
    table.gm.client.post(address("goal", made.pk, "delete"), {"post": "yes"})
    assert set(Goal.objects.all()) == {top, told}


def test_an_earlier_version_comes_back(table: Table) -> None:
    goal = GoalFactory(campaign=table.campaign, title="Map the mine")
    save(table.gm.client, address("goal", goal.pk, "change"), title="Nonsense", state="failed")
    history = reverse("admin:sessions_app_goal_history", args=[goal.pk])
    page = table.gm.client.get(history)
    assert "Map the mine" in page.content.decode()
