"""The goals' pages, as each reader gets them."""

from typing import Any

import pytest
from django.urls import reverse

from events_app.models import Event
from sessions_app.models import Goal, Session
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import EventFactory, GoalFactory, SessionFactory, SessionGoalFactory
from tests.web.readers import whole


def goals_url(table: Table) -> str:
    return reverse("goals", args=[table.campaign.slug])


def set_goal(table: Table, **columns: Any) -> Goal:
    return GoalFactory(campaign=table.campaign, **columns)


def tell(session: Session, goal: Goal, amount: int = 1, **columns: Any) -> Event:
    return EventFactory(
        session=session, category="goal", type="goal_progress", name=goal.title, amount=amount, **columns
    )


def played(table: Table, number: int = 1) -> Session:
    return SessionFactory(campaign=table.campaign, number=number, completed=True)


def test_strangers_find_nothing(table: Table) -> None:
    goal = set_goal(table)
    for url in (goals_url(table), goal.get_absolute_url()):
        for persona in (table.stranger, table.anonymous):
            assert persona.client.get(url).status_code == 404
        for persona in (table.gm, table.player, table.spectator):
            assert persona.client.get(url).status_code == 200
    table.campaign.is_public = True
    table.campaign.save()
    assert table.anonymous.client.get(goal.get_absolute_url()).status_code == 200


def test_an_empty_page_says_what_to_do_first(table: Table) -> None:
    assert "Set the first one" in whole(table.gm.client.get(goals_url(table)))
    page = whole(table.player.client.get(goals_url(table)))
    assert "will stand here" in page
    assert "goals/new" not in page


def test_the_list_tells_how_far_each_has_come(table: Table) -> None:
    rooms = set_goal(table, title="Map the mine", target=20, unit="rooms")
    tell(played(table), rooms, 15)
    set_goal(table, title="Find the heir", state="achieved", parent=rooms)
    page = whole(table.player.client.get(goals_url(table)))
    assert "15 of 20 rooms" in page
    assert '<progress max="20" value="15" aria-label="Map the mine">' in page
    assert "1 of 1 part achieved" in page
    assert page.index("Map the mine") < page.index('id="goals-over"') < page.index("Find the heir</a>")


def test_a_goal_tells_its_way_across_sessions(table: Table) -> None:
    rooms = set_goal(table, title="Map the mine", target=20, unit="rooms", description="All *four* levels.")
    first, second, third, fourth = (played(table, number) for number in (1, 2, 3, 4))
    tell(first, rooms, 7)
    tell(first, rooms, 2, description="Behind the forge")
    SessionGoalFactory(session=second, goal=rooms, note="They slept instead")
    last = tell(third, rooms, -1)
    SessionGoalFactory(session=third, goal=rooms, outcome="dropped")
    tell(third, rooms, 100, voided_at="2025-01-01T00:00Z")
    url = rooms.get_absolute_url()
    newest, story = whole(table.player.client.get(url)), whole(table.player.client.get(f"{url}?order=story"))
    titles = [session.full_title for session in (third, second, first)]
    assert sorted(titles, key=newest.index) == titles
    assert sorted(titles, key=story.index) == titles[::-1]
    assert fourth.full_title not in newest
    for told in ("<em>four</em>", "7 of 20", "9 of 20", "8 of 20", "Behind the forge", "They slept instead", "Dropped"):
        assert told in newest
    assert reverse("event", args=[table.campaign.slug, last.pk]) in newest


def test_what_only_gms_know_is_told_to_nobody_else(table: Table) -> None:
    session, top = played(table), set_goal(table, title="Save the town", gm_notes="It burns anyway")
    secret = set_goal(table, title="Unmask the mayor", visibility="gm", parent=top)
    part = set_goal(table, title="Find his letters", parent=secret)
    tell(session, top, 3, visibility="gm")
    SessionGoalFactory(session=session, goal=secret, note="A hint")
    assert "It burns anyway" in whole(table.gm.client.get(top.get_absolute_url()))
    for persona in (table.player, table.spectator):
        assert persona.client.get(secret.get_absolute_url()).status_code == 404
        for url in (goals_url(table), top.get_absolute_url(), part.get_absolute_url()):
            page = whole(persona.client.get(url))
            for word in ("Unmask", "burns", "hint", "3 so far", "+3", str(secret.pk), session.full_title):
                assert word not in page, (persona.name, url, word)


@pytest.mark.parametrize("persona", ["gm", "player"])
def test_many_goals_take_no_more_queries_than_few(table: Table, persona: str) -> None:
    client = getattr(table, persona).client
    goal = set_goal(table, title="The first")

    def add(count: int) -> None:
        for number in range(Session.objects.count() + 1, Session.objects.count() + 1 + count):
            session = played(table, number)
            tell(session, goal)
            SessionGoalFactory(session=session, goal=goal)
            tell(session, set_goal(table, parent=goal))
            set_goal(table, state="failed")

    add(2)
    urls = (goals_url(table), goal.get_absolute_url())
    few = [queries_of(client, url) for url in urls]
    add(9)
    assert [queries_of(client, url) for url in urls] == few


def test_long_lists_and_long_ways_come_in_pages(table: Table) -> None:
    goal = set_goal(table, title="The first")
    for number in range(1, 23):
        SessionGoalFactory(session=played(table, number), goal=goal)
    for _index in range(41):
        set_goal(table, state="achieved")
    page = whole(table.player.client.get(goal.get_absolute_url()))
    assert page.count('class="goal-station"') == 20
    assert whole(table.player.client.get(f"{goal.get_absolute_url()}?page=2")).count('class="goal-station"') == 2
    second = whole(table.player.client.get(f"{goals_url(table)}?page=2"))
    assert second.count('class="goal-row"') == 1
    assert 'id="open-goals"' not in second
