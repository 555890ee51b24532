"""The page of a day: everything that happened on it, whichever session tells it, to whoever may know."""

from typing import Any

import pytest

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime.presets import PRESETS
from events_app.domain import daypage
from events_app.domain.daypage import DayPage
from events_app.domain.timeline import Combat, Entry
from tests.campaigns.counting import queries_of
from tests.conftest import Persona, Table
from tests.events_app.views.test_gamecalendar import adopt
from tests.factories import EventFactory, SessionFactory

DAY = 86_400
NINE = 9 * 3600
"""The hour of second 0."""


def open_page(table: Table, day: int = 0, persona: Persona | None = None, **query: Any) -> DayPage:
    answer = (persona or table.player).client.get(f"/c/{table.campaign.slug}/days/{day}/", query)
    assert answer.status_code == 200
    page = answer.context["page"]
    assert isinstance(page, DayPage)
    return page


def told(page: DayPage) -> tuple[int | None, int | None]:
    """The days around it on which something happened."""
    return (page.previous_told and page.previous_told.day, page.next_told and page.next_told.day)


def titles(page: DayPage) -> list[tuple[int | None, list[str]]]:
    return [
        (run.session and run.session.number, [item.title for item in run.items if isinstance(item, Entry)])
        for run in page.runs
    ]


def test_who_may_read_it(table: Table) -> None:
    url = f"/c/{table.campaign.slug}/days/0/"
    answers = {persona.name: persona.client.get(url).status_code for persona in table.everybody()}
    assert answers == {"gm": 200, "player": 200, "spectator": 200, "stranger": 404, "anonymous": 404}
    Campaign.objects.update(is_public=True)
    assert table.anonymous.client.get(url).status_code == 200


def test_a_day_is_told_across_sessions_in_order_of_game_time(table: Table) -> None:
    one, two = (SessionFactory(campaign=table.campaign, number=number, completed=True) for number in (1, 2))
    EventFactory(session=two, seq=1, game_time=60, name="second")
    EventFactory(session=one, seq=2, game_time=60, name="first, later typed")
    EventFactory(session=one, seq=1, game_time=60, name="first")
    EventFactory(session=None, seq=None, campaign=table.campaign, game_time=2 * 3600, name="between")
    EventFactory(session=one, seq=3, game_time=15 * 3600 - 1, name="last")
    EventFactory(session=one, seq=4, game_time=15 * 3600, name="the day after")
    EventFactory(session=one, seq=5, game_time=-NINE - 1, name="the day before")
    page = open_page(table)
    assert titles(page) == [(1, ["first", "first, later typed"]), (2, ["second"]), (None, ["between"]), (1, ["last"])]
    assert page.count == 5
    assert [run.jump and run.jump.text for run in page.runs] == [
        None,
        None,
        "1 hour 59 minutes later",
        "13 hours later",
    ]
    assert told(page) == (-1, 1)
    html = table.player.client.get(f"/c/{table.campaign.slug}/days/0/").content.decode()
    assert "Between sessions" in html


def test_the_sessions_that_touch_it_say_how(table: Table) -> None:
    def session(number: int, start: int, end: int) -> None:
        SessionFactory(
            campaign=table.campaign, number=number, status="completed", game_start_time=start, game_end_time=end
        )

    session(1, 0, DAY)
    session(2, DAY, 3 * DAY)
    session(3, DAY + 60, DAY + 120)
    session(4, 5 * DAY, 6 * DAY)
    assert [(entry.span.session.number, entry.role) for entry in open_page(table, 1).sessions] == [
        (1, "ends on this day"),
        (2, "begins on this day"),
        (3, "begins and ends on this day"),
    ]
    assert [entry.role for entry in open_page(table, 2).sessions] == ["goes on through this day"]
    url = f"/c/{table.campaign.slug}/days"
    html = table.player.client.get(f"{url}/5/").content.decode()
    assert "4 days after session 3" in html
    assert "No events are logged on this day" in html
    assert "1 day 23 hours before session 2 ends: flashback" in table.player.client.get(f"{url}/1/").content.decode()


def test_what_the_calendar_says_of_a_day(table: Table) -> None:
    adopt(table.campaign, PRESETS["harptos"].definition)
    page = open_page(table, 0)
    assert (page.weekday, page.season, page.is_now) == ("First-day", "Winter", True)
    assert [(mark.moon, mark.phase) for mark in page.moons] == [("Selûne", "Full Moon")]
    assert page.title.startswith("1 Hammer 1492")
    midwinter = open_page(table, 30)
    assert (midwinter.weekday, midwinter.title.startswith("Midwinter")) == ("", True)


def test_secrets_are_the_gms_alone_and_move_no_signpost(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    EventFactory(session=session, name="Open")
    EventFactory(session=session, name="Hidden", visibility="gm")
    EventFactory(session=session, name="Struck", voided_at="2025-01-20T12:00:00Z")
    EventFactory(session=session, game_time=5 * DAY, visibility="gm")
    EventFactory(session=session, game_time=-5 * DAY, voided_at="2025-01-20T12:00:00Z")
    seen = open_page(table)
    assert (titles(seen), seen.count) == ([(session.number, ["Open"])], 1)
    assert told(seen) == (None, None)
    own = open_page(table, persona=table.gm)
    assert (titles(own), own.count) == ([(session.number, ["Open", "Hidden", "Struck"])], 2)
    assert told(own) == (None, 5)


def test_an_empty_day_says_so_and_what_to_do(table: Table) -> None:
    url = f"/c/{table.campaign.slug}/days/-7/"
    for persona, step in ((table.gm, "To the sessions"), (table.player, "To the calendar")):
        html = persona.client.get(url).content.decode()
        assert "Nothing is told of this day" in html
        assert step in html


@pytest.mark.parametrize("day", ["9" * 18, f"-{'9' * 18}", "9" * 30, "--1", "1.5", "x", "٣", "-0", "00", "-01"])
def test_days_that_cannot_be_are_not_found(table: Table, day: str) -> None:
    assert table.player.client.get(f"/c/{table.campaign.slug}/days/{day}/").status_code == 404


@pytest.mark.parametrize("after", ["x", "", "\x00", "0" * 32, "9" * 300])
def test_a_page_that_cannot_be_is_the_first_one(table: Table, after: str) -> None:
    EventFactory(session=SessionFactory(campaign=table.campaign, completed=True), name="Only")
    page = open_page(table, after=after)
    assert (page.count, page.is_continued, len(page.runs)) == (1, False, 1)


def test_a_full_day_comes_in_pages_each_event_once(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daypage, "PER_PAGE", 4)
    sessions = [SessionFactory(campaign=table.campaign, number=number, completed=True) for number in (1, 2)]
    expected = []
    for moment in (0, 60):
        for session in sessions:
            for seq in range(3):
                name = f"{moment} {session.number} {seq}"
                EventFactory(session=session, seq=moment + seq + 1, game_time=moment, name=name)
                expected.append(name)
        for number in range(2):
            EventFactory(session=None, seq=None, campaign=table.campaign, game_time=moment, name=f"{moment} - {number}")
            expected.append(f"{moment} - {number}")
    told: list[str] = []
    page = open_page(table)
    pages = 1
    while True:
        told += [title for _, names in titles(page) for title in names]
        if page.next_page is None:
            break
        page = open_page(table, after=page.next_page)
        assert page.is_continued
        pages += 1
    assert told == expected
    assert pages == 4


def test_no_page_tears_a_fight_apart(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daypage, "PER_PAGE", 4)
    session = SessionFactory(campaign=table.campaign, completed=True)
    types = ["note", "note", "combat_start", "damage", "damage", "combat_end", "note"]
    for seq, event_type in enumerate(types, start=1):
        category = "combat" if event_type != "note" else "note"
        EventFactory(session=session, seq=seq, type=event_type, category=category, amount=1)
    first = open_page(table)
    assert sum(run.count for run in first.runs) == 2
    html = table.player.client.get(f"/c/{table.campaign.slug}/days/0/").content.decode()
    assert f'?after={first.next_page}#events"' in html
    assert 'id="events"' in html
    second = open_page(table, after=first.next_page)
    fight = second.runs[0].items[0]
    assert isinstance(fight, Combat)
    assert len(fight.items) == 4


def test_queries_do_not_grow_with_what_happened(table: Table) -> None:
    url = f"/c/{table.campaign.slug}/days/0/"
    EventFactory(session=SessionFactory(campaign=table.campaign, number=1, completed=True))
    few = queries_of(table.player.client, url)
    for number in range(10, 18):
        session = SessionFactory(campaign=table.campaign, number=number, completed=True)
        for _ in range(5):
            EventFactory(session=session)
    assert queries_of(table.player.client, url) == few


def test_the_way_here_leads_from_the_timeline_and_back(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=1, completed=True)
    EventFactory(session=session, game_time=2 * DAY)
    home = f"/c/{table.campaign.slug}/"
    assert f'href="{home}days/2/"' in table.player.client.get(f"{home}sessions/1/").content.decode()
    day = table.player.client.get(f"{home}days/2/").content.decode()
    assert f'href="{home}sessions/1/"' in day
    assert f'href="{home}calendar/?at=2"' in day
