"""A campaign's home: who was there, what is open, what the reader missed, what the GM has left to do."""

import datetime as dt

import pytest
from django.utils import timezone

from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from sessions_app.domain.date_answers import answer_dates
from sessions_app.domain.dates import propose_dates
from sessions_app.models import Session, SessionPlayer
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import NOON, GoalFactory, MemberFactory, SessionFactory, SessionPlayerFactory

HOME = "/c/the-long-road/"


def read(table: Table, who: str = "player") -> str:
    page: str = getattr(table, who).client.get(HOME).content.decode()
    return page


def play(table: Table, number: int, **fields: object) -> Session:
    session: Session = SessionFactory(campaign=table.campaign, number=number, completed=True, **fields)
    return session


def log(table: Table, session: Session | None, *items: tuple[str, str], **more: str) -> None:
    told = [EventItem(type=event_type, name=name, **more) for event_type, name in items]  # type: ignore[arg-type]
    record_events(table.campaign, told, session=session, by=None, now=NOON)


def test_who_was_there_last_time_and_who_was_not(table: Table) -> None:
    session = play(table, 1)
    SessionPlayerFactory(session=session, member=table.player.member, attended=True)
    for name, values in (("Ada", {}), ("Bo", {"excused": True})):
        SessionPlayerFactory(
            session=session, member=MemberFactory(campaign=table.campaign, display_name=name), **values
        )
    page = read(table)
    there, _, absent = page.partition("At the table")[2].partition("Absent")
    assert "Player" in there
    assert "Ada" in absent
    assert "<small>excused</small>" in absent


def test_threads_are_the_quests_that_have_not_ended(table: Table) -> None:
    first, second = (play(table, number) for number in (1, 2))
    log(table, first, ("quest_started", "Find the bell"), ("quest_started", "Feed the cat"), ("quest_started", "Sleep"))
    log(table, second, ("quest_completed", "feed the CAT"), ("quest_failed", "Sleep"), ("quest_started", "Go home"))
    log(table, None, ("quest_started", "Between two evenings"))
    log(table, second, ("quest_started", "Betray them"), visibility="gm")
    threads = read(table).partition("Open threads")[2].partition("</section>")[0]
    assert threads.index("Between two evenings") < threads.index("Go home") < threads.index("Find the bell")
    assert f'<a href="{first.get_absolute_url()}">session 1</a>' in threads
    for ended in ("Feed the cat", "Sleep", "Betray them"):
        assert ended not in threads
    assert "Betray them" in read(table, "gm")


def test_what_was_stated_of_a_session_counts_among_the_threads(table: Table) -> None:
    play(table, 1, summary={"questsStarted": ["Find the bell", "Feed the cat"]})
    play(table, 2, summary={"questsCompleted": ["Feed the cat"], "questsStarted": ["Go home"]})
    log(table, play(table, 3), ("quest_completed", "Go home"))
    threads = read(table).partition("Open threads")[2].partition("</section>")[0]
    assert "Find the bell" in threads
    assert "Feed the cat" not in threads
    assert "Go home" not in threads


def test_no_more_than_seven_threads_stand_there(table: Table) -> None:
    log(table, play(table, 1), *(("quest_started", f"Quest {number}") for number in range(9)))
    threads = read(table).partition("Open threads")[2].partition("</section>")[0]
    assert threads.count("kind=quest&amp;name=") == 7
    assert "All quests" in threads
    assert "Quest 8" in threads


def test_open_goals_stand_there_with_how_far_they_have_come(table: Table) -> None:
    session = play(table, 1)
    GoalFactory(campaign=table.campaign, title="Explore the mill", target=20, unit="rooms")
    GoalFactory(campaign=table.campaign, title="Long done", state="achieved")
    GoalFactory(campaign=table.campaign, title="Betray them", visibility="gm")
    told = [EventItem(type="goal_progress", name="Explore the mill", amount=15)]
    record_events(table.campaign, told, session=session, by=None, now=NOON)
    page = read(table)
    assert "15 of 20 rooms" in page
    assert "Long done" not in page
    assert "Betray them" not in page
    assert "Betray them" in read(table, "gm")


def test_a_player_who_missed_the_last_session_is_led_to_it(table: Table) -> None:
    SessionPlayerFactory(session=play(table, 1), member=table.player.member, attended=True)
    assert "/away/" not in read(table)
    play(table, 2)
    assert "You missed the last session." in read(table)
    play(table, 3)
    assert "You missed the last 2 sessions." in read(table)
    for who in ("gm", "spectator"):
        assert "You missed" not in read(table, who)


def test_somebody_new_is_led_to_the_story_so_far(table: Table) -> None:
    assert "/away/" not in read(table)
    play(table, 1)
    assert "Read the story so far" in read(table)


def test_a_gm_is_told_what_the_last_session_still_wants(table: Table) -> None:
    session = play(table, 1)
    page = read(table, "gm")
    assert "still wants:" in page
    assert f'{session.get_absolute_url()}end/"' in page
    assert "still wants:" not in read(table)


@pytest.mark.parametrize(("days", "comes_first"), [(2, True), (30, False), (-3, False)])
def test_a_session_within_days_comes_before_what_was_last(table: Table, days: int, comes_first: bool) -> None:
    play(table, 1, title="The ford")
    start = timezone.now() + dt.timedelta(days=days)
    session = SessionFactory(campaign=table.campaign, number=2, real_start_time=start)
    SessionPlayerFactory(session=session, member=table.player.member, rsvp="yes")
    page = read(table)
    assert (page.index("Next session") < page.index("Previously on")) is comes_first


def test_a_session_that_waits_for_the_readers_answer_comes_first_however_far_it_is(table: Table) -> None:
    play(table, 1, title="The ford")
    start = timezone.now() + dt.timedelta(days=30)
    session = SessionFactory(campaign=table.campaign, number=2, real_start_time=start)

    def comes_first(who: str = "player") -> bool:
        page = read(table, who)
        return page.index("Next session") < page.index("Previously on")

    assert comes_first()
    assert not comes_first("spectator")
    row = SessionPlayerFactory(session=session, member=table.player.member, rsvp="yes", rsvp_for=start)
    assert not comes_first()
    SessionPlayer.objects.filter(pk=row.pk).update(rsvp_for=start - dt.timedelta(days=7))
    assert comes_first()
    assert "The date has moved since you answered: <strong>Yes</strong>, for" in read(table)


def test_every_session_that_waits_for_an_answer_is_named(table: Table) -> None:
    soon, later, open_one = (SessionFactory(campaign=table.campaign, number=number) for number in (2, 3, 4))
    now = timezone.now()
    Session.objects.filter(pk=soon.pk).update(real_start_time=now + dt.timedelta(days=3))
    Session.objects.filter(pk=later.pk).update(real_start_time=now + dt.timedelta(days=9))
    options = propose_dates(open_one, [now + dt.timedelta(days=day) for day in (20, 21, 22)], now=now)
    SessionFactory(campaign=table.campaign, number=5)
    name = open_one.full_title
    asked = f"{name}: 3 dates are proposed."
    for page in (read(table), table.player.client.get("/").content.decode()):
        assert asked in page
        assert f'{later.get_absolute_url()}#who-comes"' in page
        assert f'{open_one.get_absolute_url()}#who-comes"' in page
        assert "sessions/5/#who-comes" not in page
    assert asked not in read(table, "spectator")
    assert table.player.member
    answer_dates(open_one, table.player.member, {options[0].pk: "yes"}, now=now)
    assert f"{name}: 1 of 3 proposed dates answered." in read(table)
    answer_dates(open_one, table.player.member, {option.pk: "no" for option in options}, now=now)
    assert f"{name}: " not in read(table)


def test_goals_threads_and_rosters_take_no_more_queries_when_there_are_many(table: Table) -> None:
    def go_on(first: int, last: int) -> None:
        for number in range(first, last):
            session = play(table, number, summary={"questsStarted": [f"Stated {number}"]})
            log(table, session, ("quest_started", f"Quest {number}"), ("goal_progress", f"Aim {number}"))
            GoalFactory(campaign=table.campaign, title=f"Aim {number}")
            SessionPlayerFactory.create_batch(number, session=session, attended=True)

    go_on(1, 3)
    few = {who: queries_of(getattr(table, who).client, HOME) for who in ("gm", "player")}
    go_on(3, 9)
    assert {who: queries_of(getattr(table, who).client, HOME) for who in few} == few


def test_a_session_without_a_date_goes_into_no_calendar(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=3, real_start_time=None)
    assert "Put it in your calendar" not in read(table)
    session.real_start_time = timezone.now() + dt.timedelta(days=9)
    session.save()
    assert "Put it in your calendar" in read(table)


def test_the_last_session_is_named_once_without_a_title(table: Table) -> None:
    play(table, 3, title="")
    assert read(table).partition("Previously on")[2].partition("</article>")[0].count("Session 3") == 1
