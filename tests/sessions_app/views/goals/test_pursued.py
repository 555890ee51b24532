"""Choosing the goals of a session where it is planned, edited and started; and what its page tells of them."""

from typing import Any

import pytest
from django.urls import reverse

from events_app.models import Event
from sessions_app.models import Goal, Session, SessionGoal
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import EventFactory, GoalFactory, SessionFactory, SessionGoalFactory
from tests.sessions_app.views.forms import open_form
from tests.web.readers import whole


@pytest.fixture
def goal(table: Table) -> Goal:
    return GoalFactory(campaign=table.campaign, title="Map the mine", unit="rooms")


def fill(table: Table, name: str, *args: Any, **said: Any) -> Any:
    url = reverse(name, args=[table.campaign.slug, *args])
    return table.gm.client.post(url, open_form(table.gm.client, url) | said)


def pursued(session: Session) -> set[str]:
    return set(SessionGoal.objects.filter(session=session).values_list("goal__title", flat=True))


def test_a_session_is_planned_with_its_goals(table: Table, goal: Goal) -> None:
    GoalFactory(campaign=table.campaign, title="Long over", state="achieved")
    page = whole(table.gm.client.get(reverse("session_new", args=[table.campaign.slug])))
    assert "Map the mine" in page
    assert "Long over" not in page
    fill(table, "session_new", goals=[str(goal.pk)], new_goal=" Find  the lift ", new_goal_secret="on")
    session = Session.objects.get()
    assert pursued(session) == {"Map the mine", "Find the lift"}
    assert Goal.objects.get(title="Find the lift").is_secret
    assert not goal.is_secret


def test_the_name_of_a_goal_that_there_is_means_that_one(table: Table, goal: Goal) -> None:
    fill(table, "session_new", new_goal="map THE mine")
    assert pursued(Session.objects.get()) == {"Map the mine"}
    assert Goal.objects.count() == 1


def test_editing_adds_and_takes_off_what_was_changed_and_nothing_else(table: Table, goal: Goal) -> None:
    session = SessionFactory(campaign=table.campaign, number=1)
    kept, dropped, theirs = (GoalFactory(campaign=table.campaign) for _index in range(3))
    for one in (kept, dropped):
        SessionGoalFactory(session=session, goal=one, note="as it was")
    url = reverse("session_edit", args=[table.campaign.slug, 1])
    form = open_form(table.gm.client, url)
    SessionGoalFactory(session=session, goal=theirs)
    gone = GoalFactory(campaign=table.campaign)
    form["goals"] = [str(kept.pk), str(goal.pk), str(gone.pk), "nonsense"]
    gone.delete()
    assert table.gm.client.post(url, form).status_code == 302
    assert pursued(session) == {kept.title, goal.title, theirs.title}
    assert SessionGoal.objects.get(goal=kept).note == "as it was"


def test_what_was_chosen_survives_a_mistake_and_a_conflict(table: Table, goal: Goal) -> None:
    session = SessionFactory(campaign=table.campaign, number=1)
    chosen = {"goals": [str(goal.pk)], "new_goal": "Find the lift"}
    answer = fill(table, "session_edit", 1, number="", **chosen)
    assert not SessionGoal.objects.exists()
    for text in (f'value="{goal.pk}" id="id_goals_0" checked', 'value="Find the lift"'):
        assert text in whole(answer)
    answer = fill(table, "session_edit", 1, base_version="99", title="Mine", **chosen)
    assert 'value="Find the lift"' in whole(answer)
    assert not Goal.objects.filter(title="Find the lift").exists()
    assert pursued(session) == set()


def test_a_session_starts_with_goals(table: Table, goal: Goal) -> None:
    session = SessionFactory(campaign=table.campaign, number=1)
    fill(table, "session_start", 1, goals=[str(goal.pk)])
    session.refresh_from_db()
    assert session.is_in_progress
    assert pursued(session) == {"Map the mine"}


def tell(session: Session, goal: Goal, amount: int, **columns: Any) -> Event:
    return EventFactory(
        session=session, category="goal", type="goal_progress", name=goal.title, amount=amount, **columns
    )


@pytest.mark.parametrize("status", ["completed", "in_progress"])
def test_the_session_page_tells_what_became_of_its_goals(table: Table, goal: Goal, status: str) -> None:
    session = SessionFactory(campaign=table.campaign, number=1, **{status: True})
    tell(session, goal, 5)
    heir = GoalFactory(campaign=table.campaign, title="Find the heir")
    SessionGoalFactory(session=session, goal=heir, outcome="achieved", note="In the attic")
    secret = GoalFactory(campaign=table.campaign, title="Unmask the mayor", visibility="gm")
    SessionGoalFactory(session=session, goal=secret, outcome="failed", note="He smiled")
    tell(session, goal, 100, visibility="gm")
    page = whole(table.player.client.get(session.get_absolute_url()))
    for told in ("+5 rooms", "Find the heir", "Achieved:", "In the attic", goal.get_absolute_url()):
        assert told in page
    assert f'<a href="{heir.get_absolute_url()}">“Find the heir”</a>' in page, "the recap knows what it stands on"
    for word in ("Unmask", "smiled", "+105", str(secret.pk)):
        assert word not in page
    gms = whole(table.gm.client.get(session.get_absolute_url()))
    for told in ("+105 rooms", "Unmask the mayor", "He smiled", "They failed at the goal"):
        assert told in gms


def test_news_of_a_game_bring_its_goals_along(table: Table, goal: Goal) -> None:
    session = SessionFactory(campaign=table.campaign, number=1, in_progress=True)
    tell(session, goal, 5)
    tell(session, GoalFactory(campaign=table.campaign, title="Unmask the mayor", visibility="gm"), 1, visibility="gm")
    news = whole(table.player.client.get(reverse("session_live", args=[table.campaign.slug, 1])))
    assert "+5 rooms" in news
    assert "Unmask" not in news


def test_many_goals_take_no_more_queries_than_few(
    table: Table, goal: Goal, django_user_model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sessions_app.views.detail.show_page", lambda *args, make, **options: make())
    session = SessionFactory(campaign=table.campaign, number=1, completed=True)

    def add(count: int) -> None:
        for _index in range(count):
            other = GoalFactory(campaign=table.campaign)
            tell(session, other, 1)
            SessionGoalFactory(session=session, goal=other, outcome="achieved")

    add(2)
    urls = [session.get_absolute_url(), reverse("session_edit", args=[table.campaign.slug, 1])]
    for url in urls:
        table.gm.client.get(url)
    few = [queries_of(table.gm.client, url) for url in urls]
    add(9)
    assert [queries_of(table.gm.client, url) for url in urls] == few
