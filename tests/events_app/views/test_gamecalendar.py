"""The game calendar: who may read it, which days it shows, and what stands on them."""

from typing import Any

import pytest

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition, GameDate, LeapDays, LeapRule, Month, Moon, Weekday
from campaigntracker.gametime.presets import PRESETS
from events_app.domain.gamecalendar import Band, CalendarPage, Week
from tests.campaigns.counting import queries_of
from tests.conftest import Persona, Table
from tests.factories import EventFactory, SessionFactory

DAY = 86_400
LONG_HOURS = CalendarDefinition(hours_per_day=20, minutes_per_hour=50, seconds_per_minute=100)
LONG_DAYS = CalendarDefinition(hours_per_day=25)


def leap_month() -> CalendarDefinition:
    """Months of 30 days, one of them in leap years alone; no year 0."""
    months = (
        *(Month(f"Month {n}", 30) for n in range(1, 8)),
        Month("Leap", 0, leap=(LeapDays(30, LeapRule.every(4)),)),
    )
    return CalendarDefinition(months=months, has_year_zero=False, epoch=GameDate(1492, 1, 1))


def adopt(campaign: Campaign, definition: CalendarDefinition) -> Campaign:
    campaign.calendar, campaign.epoch = definition.to_json(), definition.epoch_json()
    campaign.save()
    return Campaign.objects.get(pk=campaign.pk)


def open_page(table: Table, persona: Persona | None = None, /, **query: Any) -> CalendarPage:
    answer = (persona or table.player).client.get(f"/c/{table.campaign.slug}/calendar/", query)
    assert answer.status_code == 200
    page = answer.context["page"]
    assert isinstance(page, CalendarPage)
    return page


def html_of(table: Table, **query: Any) -> str:
    return table.player.client.get(f"/c/{table.campaign.slug}/calendar/", query).content.decode()


def test_who_may_read_it(table: Table) -> None:
    url = f"/c/{table.campaign.slug}/calendar/"
    answers = {persona.name: persona.client.get(url).status_code for persona in table.everybody()}
    assert answers == {"gm": 200, "player": 200, "spectator": 200, "stranger": 404, "anonymous": 404}
    Campaign.objects.update(is_public=True)
    assert table.anonymous.client.get(url).status_code == 200


def test_it_opens_where_the_clock_stands(table: Table) -> None:
    Campaign.objects.update(clock=45 * DAY)
    page = open_page(table)
    assert (page.title, page.shows_now) == ("Days 30 to 59", True)
    assert [day.number for day in page.days if day.is_now] == [45]


def test_months_are_weeks_and_festivals_are_bands_in_their_place(table: Table) -> None:
    adopt(table.campaign, PRESETS["harptos"].definition)
    page = open_page(table)
    assert page.title == "Hammer 1492 DR"
    assert [type(row) for row in page.rows] == [Week, Week, Week, Band]
    band = page.rows[-1]
    assert isinstance(band, Band)
    assert band.name == "Midwinter"
    assert [day.number for day in page.days] == list(range(31))
    assert (page.previous and page.previous.title, page.next and page.next.title) == (
        "Nightal 1491 DR",
        "Alturiak 1492 DR",
    )
    assert page.seasons == ("Winter",)
    assert ("Full Moon", "full") in {(mark.phase, mark.icon) for day in page.days for mark in day.moons}


def test_a_month_begins_under_its_weekday(table: Table) -> None:
    adopt(table.campaign, PRESETS["gregorian"].definition)
    page = open_page(table, year=2024, month=2)
    assert page.title.startswith("February 2024")
    first = page.rows[0]
    assert isinstance(first, Week)
    # 1 February 2024 was a Thursday.
    column = next(index for index, cell in enumerate(first.cells) if cell)
    assert page.weekdays[column].name == "Thursday"
    assert len(page.days) == 29


def test_sessions_stand_on_the_days_they_touch_with_their_boundaries(table: Table) -> None:
    span = {"status": "completed", "campaign": table.campaign}
    SessionFactory(number=1, title="Long", game_start_time=0, game_end_time=2 * DAY, **span)
    SessionFactory(number=2, title="Back then", game_start_time=2 * DAY - 3 * 3600, game_end_time=2 * DAY, **span)
    SessionFactory(number=3, title="Later", game_start_time=10 * DAY, game_end_time=10 * DAY + 60, **span)
    SessionFactory(
        number=4, title="Never", status="cancelled", campaign=table.campaign, game_start_time=0, game_end_time=DAY
    )
    days = {day.number: day for day in open_page(table).days}
    chips = {number: [(chip.number, chip.clocks) for chip in days[number].sessions] for number in (0, 1, 2, 3)}
    assert chips == {
        0: [(1, "from 9:00 AM")],
        1: [(1, "")],
        2: [(1, "until 9:00 AM"), (2, "6:00 AM – 9:00 AM")],
        3: [],
    }
    assert [chip.jump and chip.jump.text for chip in days[2].sessions] == [None, "3 hours earlier: flashback"]
    assert [chip.jump and chip.jump.text for chip in days[10].sessions] == ["8 days later"]
    html = html_of(table)
    assert "3 hours before session 1 ends: flashback" in html
    assert "8 days after session 2" in html


def test_a_session_in_progress_reaches_the_clock(table: Table) -> None:
    Campaign.objects.update(clock=3 * DAY)
    SessionFactory(campaign=table.campaign, in_progress=True)
    touched = [day.number for day in open_page(table).days if day.sessions]
    assert touched == [0, 1, 2, 3]


def test_a_day_has_room_for_a_few_sessions(table: Table) -> None:
    for number in range(1, 8):
        SessionFactory(campaign=table.campaign, number=number, completed=True)
    day = open_page(table).days[0]
    assert (len(day.sessions), day.more_sessions) == (4, 3)
    assert "3 more sessions" in html_of(table)


def test_each_reader_gets_their_own_counts(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    for visibility in ("party", "gm", "gm"):
        EventFactory(session=session, visibility=visibility)
    EventFactory(session=session, voided_at="2025-01-20T12:00:00Z")
    EventFactory(session=None, seq=None, campaign=table.campaign, game_time=15 * 3600)
    counts = [[day.events for day in open_page(table, persona).days][:2] for persona in (table.gm, table.player)]
    assert counts == [[3, 1], [1, 1]]


def test_what_people_type_is_understood_and_leads_to_an_address_for_all(table: Table) -> None:
    url = f"/c/{table.campaign.slug}/calendar/"
    for text, day in (("Day 45, 3:30 PM", 45), ("+2d", 2), ("now", 0), ("Day -3", -3)):
        answer = table.player.client.get(url, {"when": text})
        assert answer.headers["Location"] == f"{url}?at={day}"
    assert [day.number for day in open_page(table, at=45).days if day.is_asked] == [45]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"when": "later"}, "is not a game time"),
        ({"when": "second 99999999999999999999"}, "too far away"),
        ({"when": "\x00"}, "Null characters"),
        ({"at": "x"}, "Write a whole number"),
        ({"at": "9" * 30}, "lies too far away"),
        ({"at": "9" * 6000}, "Write a whole number"),
        ({"year": "1e9", "month": "1"}, "Write a whole number"),
        ({"year": "9" * 25, "month": "1"}, "too large a number"),
        ({"year": "-99999999999999", "month": "1"}, "lies too far away"),
        ({"year": "0", "month": "1"}, "no year 0"),
        ({"year": "1492", "month": "99"}, "not one of the available choices"),
        ({"year": "1491", "month": "8"}, "this year has no"),
    ],
)
def test_hostile_addresses_get_a_message_and_the_days_of_the_clock(
    table: Table, query: dict[str, str], message: str
) -> None:
    adopt(table.campaign, leap_month())
    answer = table.player.client.get(f"/c/{table.campaign.slug}/calendar/", query)
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert answer.context["page"].shows_now


@pytest.mark.parametrize("total", [2**63 - 1, -(2**63)])
def test_where_game_time_ends_there_is_nowhere_to_go(table: Table, total: int) -> None:
    Campaign.objects.update(clock=total)
    day = table.campaign.definition.day_number(total)
    inside = day - 1 if total > 0 else day + 1
    page = open_page(table, at=inside)
    assert (page.next if total > 0 else page.previous) is None
    assert open_page(table).days


def test_what_was_mistyped_is_kept_and_the_rest_names_the_sheet(table: Table) -> None:
    adopt(table.campaign, leap_month())
    url = f"/c/{table.campaign.slug}/calendar/"
    form = table.player.client.get(url, {"when": "soon"}).context["form"]
    assert (form["when"].value(), form["year"].value(), form["month"].value()) == ("soon", "1492", "1")
    form = table.player.client.get(url, {"year": "none", "month": "2"}).context["form"]
    assert (form["year"].value(), form["month"].value()) == ("none", "2")
    form = table.player.client.get(url, {"at": "40"}).context["form"]
    assert (form["year"].value(), form["month"].value()) == (1492, 2)


def test_htmx_gets_the_sheet_and_the_address_it_stands_for(table: Table) -> None:
    url = f"/c/{table.campaign.slug}/calendar/?at=40"
    answer = table.player.client.get(url, headers={"HX-Request": "true"})
    html = answer.content.decode().strip()
    assert html.startswith("<section")
    assert html.count('id="game-calendar"') == 1
    assert html.endswith("<title>Days 30 to 59 · The Long Road · Campaign Tracker</title>")
    assert "<html" not in html
    assert answer.headers["HX-Push-Url"] == url
    assert "HX-Request" in answer.headers["Vary"]
    assert "HX-Request" in table.player.client.get(url).headers["Vary"]


@pytest.mark.parametrize("definition", [LONG_HOURS, LONG_DAYS], ids=["20 h of 50 min of 100 s", "25 h"])
def test_days_of_any_length_work_on_every_page(table: Table, definition: CalendarDefinition) -> None:
    campaign = adopt(table.campaign, definition)
    length, hour = definition.seconds_per_day, definition.seconds_per_hour
    last_hour = definition.hours_per_day - 1
    session = SessionFactory(
        campaign=campaign,
        completed=True,
        number=1,
        game_start_time=3 * length + hour,
        game_end_time=3 * length + last_hour * hour,
    )
    EventFactory(session=session, game_time=3 * length + last_hour * hour, name="The last hour")
    EventFactory(session=session, game_time=4 * length, name="The next day")
    counts = {day.number: day.events for day in open_page(table).days if day.events}
    assert counts == {3: 1, 4: 1}
    home = f"/c/{campaign.slug}/"
    pages = {path: table.player.client.get(home + path) for path in ("", "sessions/", "sessions/1/", "calendar/")}
    assert {answer.status_code for answer in pages.values()} == {200}
    clock = f"{last_hour}:00"
    for path in ("sessions/", "sessions/1/", "calendar/"):
        assert clock in pages[path].content.decode(), path
    day = table.player.client.get(f"{home}days/3/").content.decode()
    assert "The last hour" in day
    assert "The next day" not in day
    assert clock in day


TENDAY = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
FEAST_IN_THE_WEEK = CalendarDefinition(
    months=(Month("Sun", 29), Month("Midsummer", 1, intercalary=True), Month("Rain", 30)),
    weekdays=tuple(Weekday(name) for name in TENDAY),
    moons=(Moon("Pale", 58, day=1),),
    epoch=GameDate(1, 1, 1),
)


def test_a_festival_in_the_week_has_its_name_in_its_cell_in_the_list_and_among_the_moons(table: Table) -> None:
    adopt(table.campaign, FEAST_IN_THE_WEEK)
    page = open_page(table)
    feast = page.days[29]
    assert (feast.weekday, feast.label, feast.name) == (9, "Midsummer", "Midsummer")
    assert "Midsummer" in feast.title
    assert [row.title for row in page.agenda if row.first.run] == [feast.title]
    html = html_of(table)
    assert '<span aria-hidden="true">Midsummer</span>' in html
    for day in page.moon_days:
        assert f"from <b>{day.name}</b>:" in html
    assert page.moon_days


def test_short_names_of_weekdays_tell_them_apart(table: Table) -> None:
    adopt(table.campaign, FEAST_IN_THE_WEEK)
    assert [column.short for column in open_page(table).weekdays[:5]] == ["Fir", "Sec", "Thi", "Fou", "Fif"]
    assert '<abbr class="weekday-short" title="Fifth" aria-hidden="true">Fif</abbr>' in html_of(table)


def test_days_on_which_a_session_merely_goes_on_are_one_row(table: Table) -> None:
    long = SessionFactory(
        campaign=table.campaign, number=1, title="March", status="completed", game_start_time=0, game_end_time=20 * DAY
    )
    EventFactory(session=long, game_time=10 * DAY)
    assert [row.title for row in open_page(table).agenda] == ["Day 0", "Days 1–9", "Day 10", "Days 11–19", "Day 20"]
    assert "goes on" in html_of(table)


def test_the_ends_of_what_was_played_are_called_days(table: Table) -> None:
    for number, day in ((1, 9), (2, 3)):
        span = {"game_start_time": day * DAY, "game_end_time": day * DAY + 60}
        SessionFactory(campaign=table.campaign, number=number, status="completed", **span)
    page = open_page(table)
    assert (page.earliest_day, page.latest_day) == (3, 9)
    html = html_of(table)
    assert "Earliest day" in html
    assert "First session" not in html


def test_queries_do_not_grow_with_what_happened(table: Table) -> None:
    url = f"/c/{table.campaign.slug}/calendar/"
    EventFactory(session=SessionFactory(campaign=table.campaign, number=1, completed=True))
    few = queries_of(table.player.client, url)
    for number in range(10, 20):
        session = SessionFactory(campaign=table.campaign, number=number, completed=True)
        for hours in range(5):
            EventFactory(session=session, game_time=hours * DAY)
    assert queries_of(table.player.client, url) == few
