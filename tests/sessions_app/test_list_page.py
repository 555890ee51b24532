"""The list of sessions: who may read it, what it says, how it is filtered, sorted and paged."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.factories import CharacterFactory, DateOptionFactory, MemberFactory, SessionFactory, SessionPlayerFactory

HTMX = {"HX-Request": "true"}


def address(table: Table, query: str = "") -> str:
    return f"/c/{table.campaign.slug}/sessions/{query}"


def page(table: Table, query: str = "", *, persona: Persona | None = None, **headers: str) -> str:
    response = (persona or table.player).client.get(address(table, query), headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def numbers(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'session-row-number"><span[^>]*>Session </span>(\d+)', html)]


def day(number: int) -> dt.datetime:
    return dt.datetime(2025, 1, number, 18, 5, tzinfo=dt.UTC)


@pytest.fixture
def fifteen(table: Table) -> Session:
    """As in the demo campaign, with Mara who came and Theo who did not."""
    session = SessionFactory(
        campaign=table.campaign,
        completed=True,
        number=15,
        title="The Temple",
        real_start_time=day(20),
        real_end_time=day(20) + dt.timedelta(minutes=250),
        game_start_time=1_296_000,
        game_end_time=1_328_400,
        tags=["dungeon-crawl"],
        planned_objectives=["Get in", "Get out"],
        actual_objectives=["Get in", "Make friends"],
    )
    for name, attended in (("Mara", True), ("Theo", False)):
        member = MemberFactory(campaign=table.campaign, display_name=name)
        SessionPlayerFactory(session=session, member=member, attended=attended)
    return session


def test_who_may_read_it(table: Table, fifteen: Session) -> None:
    for persona in (table.gm, table.player, table.spectator):
        assert "The Temple" in page(table, persona=persona)
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(address(table)).status_code == 404
    table.campaign.is_public = True
    table.campaign.save()
    for persona in (table.stranger, table.anonymous):
        assert "The Temple" in page(table, persona=persona)


def test_a_row_says_whether_dates_are_proposed(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, title="The Tower", real_start_time=None)
    assert "no date yet" in page(table)
    option = DateOptionFactory(session=session)
    assert "dates are proposed" in page(table)
    assert "no date yet" not in page(table)
    Session.objects.filter(pk=session.pk).update(real_start_time=option.starts_at)
    assert "dates are proposed" not in page(table)


def test_what_a_row_says(table: Table, fifteen: Session) -> None:
    html = page(table)
    for text in ("20 Jan 2025", "4 h 10 min", "Day 15, 9:00 AM – 6:00 PM", "9 hours", "1 of 2 objectives met"):
        assert text in html
    assert "<li>Mara</li>" in html
    assert re.search(r'<li data-attended="false">Theo<span[^>]*> \(was away\)', html)
    assert 'data-status="completed"' in html
    assert f'href="/c/{table.campaign.slug}/sessions/15/"' in html


def test_how_game_time_leapt_since_the_session_before(table: Table, fifteen: Session) -> None:
    SessionFactory(campaign=table.campaign, completed=True, number=12, game_start_time=0, game_end_time=604_800)
    SessionFactory(campaign=table.campaign, number=13, status="cancelled", game_end_time=1_296_000, game_start_time=0)
    SessionFactory(
        campaign=table.campaign, completed=True, number=16, game_start_time=1_317_600, game_end_time=1_317_600
    )
    html = page(table)
    assert re.findall(r'<span title="([^"]+)" aria-hidden="true">([^<]+)</span>', html) == [
        ("3 hours before session 15 ends: flashback", "3 hours earlier: flashback"),
        ("8 days after session 12", "8 days later"),
    ]


def test_an_empty_campaign_says_what_comes_first(table: Table) -> None:
    assert "No sessions yet" in page(table)
    assert "Plan the first evening" in page(table, persona=table.gm)
    assert "Plan the first evening" not in page(table)


@pytest.fixture
def four(table: Table) -> list[Session]:
    make = lambda **fields: SessionFactory(campaign=table.campaign, **fields)  # noqa: E731
    return [
        make(number=1, completed=True, real_start_time=day(9), real_end_time=day(9), tags=["combat"], title="Wax"),
        make(number=2, completed=True, real_start_time=day(3), real_end_time=day(4), location="Mara’s kitchen"),
        make(number=3, status="cancelled", real_start_time=day(16), tags=["combat", "100%"]),
        make(number=4, status="planned", notes="Bring samosas."),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [4, 3, 2, 1]),
        ("?status=completed", [2, 1]),
        ("?status=planned", [4]),
        ("?tag=combat", [3, 1]),
        ("?tag=100%25", [3]),
        ("?q=samosas", [4]),
        ("?q=KITCHEN+mara", [2]),
        ("?q=%231", [1]),
        ("?q=nowhere", []),
        ("?since=2025-01-09", [3, 1]),
        ("?until=2025-01-09", [2, 1]),
        ("?since=2025-01-04&until=2025-01-09", [1]),
        ("?status=completed&tag=combat", [1]),
        ("?sort=number", [1, 2, 3, 4]),
        ("?sort=date", [2, 1, 3, 4]),
        ("?sort=-date", [4, 3, 1, 2]),
        ("?sort=duration", [1, 2, 3, 4]),
        ("?sort=-duration", [2, 1, 4, 3]),
        ("?sort=-number", [4, 3, 2, 1]),
        ("?sort=nonsense", [4, 3, 2, 1]),
    ],
)
def test_filters_and_sorts(table: Table, four: list[Session], query: str, found: list[int]) -> None:
    assert numbers(page(table, query)) == found


def test_the_folded_filter_says_what_it_asks_for(table: Table, four: list[Session]) -> None:
    query = f"?q=wax&status=completed&tag=combat&player={table.player.member.pk}&attendance=away&since=2025-01-01"  # type: ignore[union-attr]
    for headers in ({}, HTMX):
        html = page(table, query, **headers)
        state = html.split('id="filter-state"')[1].split("</span>")[0]
        assert state.split(">")[1] == "“wax” · Played · #combat · Player · Was away · from 1 Jan 2025"
        assert ">1 session " in html.split('id="filter-result"')[1]
    assert "<details open" not in page(table, query)
    assert re.search(r"<details[^>]* open>", page(table, "?since=foo"))


def test_which_zone_its_times_are_in(table: Table, four: list[Session]) -> None:
    table.campaign.time_zone = "Pacific/Auckland"
    table.campaign.save()
    assert "times in Pacific/Auckland" in page(table)


def test_a_day_is_the_campaigns_day(table: Table, four: list[Session]) -> None:
    table.campaign.time_zone = "Pacific/Auckland"
    table.campaign.save()
    assert numbers(page(table, "?since=2025-01-17&until=2025-01-17")) == [3]


def test_by_player_who_came_or_is_expected(table: Table, four: list[Session]) -> None:
    mara = MemberFactory(campaign=table.campaign, display_name="Mara")
    first, second, _cancelled, planned = four
    SessionPlayerFactory(session=first, member=mara, attended=True)
    SessionPlayerFactory(session=second, member=mara, attended=False)
    answer = SessionPlayerFactory(session=planned, member=mara, rsvp="maybe")
    assert numbers(page(table, f"?player={mara.pk}")) == [4, 1]
    answer.rsvp = "no"
    answer.save()
    assert numbers(page(table, f"?player={mara.pk}")) == [1]


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ("?since=foo", "since", "There is no such day."),
        ("?until=2025-02-30", "until", "There is no such day."),
        ("?player=foo", "player", "Nobody like that is at this table."),
        ("?player=019480aa-0000-7000-8000-000000000000", "player", "Nobody like that is at this table."),
        ("?status=foo", "status", "There is no such status."),
        ("?tag=foo", "tag", "No session carries this tag."),
        ("?attendance=foo", "attendance", "Choose one of the answers in the list."),
        ("?attendance=away", "attendance", "Choose the player too."),
        ("?q=%00", "q", "Null characters are not allowed."),
        ("?since=2025-02-01&until=2025-01-01", "until", "This day lies before the first one."),
    ],
)
def test_bad_input_gets_a_message_beside_its_field(
    table: Table, four: list[Session], query: str, field: str, message: str
) -> None:
    html = page(table, query)
    beside = html.split(f'id="id_{field}_error"')[1].split("</ul>")[0]
    assert message in beside
    in_place = page(table, query, **HTMX)
    assert message in in_place


def test_a_span_that_ends_before_it_begins_is_no_answer(table: Table, four: list[Session]) -> None:
    html = page(table, "?since=2025-02-01&until=2025-01-01")
    assert numbers(html) == []
    assert "0 sessions" in html
    assert "No session fits" in html


def test_came_or_was_away(table: Table, four: list[Session]) -> None:
    mara = MemberFactory(campaign=table.campaign, display_name="Mara")
    first, second, _cancelled, planned = four
    SessionPlayerFactory(session=first, member=mara, attended=True)
    SessionPlayerFactory(session=planned, member=mara, rsvp="yes")
    assert numbers(page(table, f"?player={mara.pk}&attendance=came")) == [1]
    assert numbers(page(table, f"?player={mara.pk}&attendance=away")) == [2]
    SessionPlayerFactory(session=second, member=mara, attended=False)
    assert numbers(page(table, f"?player={mara.pk}&attendance=away")) == [2]


def test_what_matters_comes_first_until_another_order_is_chosen(table: Table) -> None:
    for number, fields in {
        1: {"completed": True},
        2: {"completed": True},
        3: {"in_progress": True},
        4: {"status": "planned"},
        5: {"status": "planned", "real_start_time": timezone.now() + dt.timedelta(days=20)},
        6: {"status": "planned", "real_start_time": timezone.now() + dt.timedelta(days=9)},
        7: {"status": "cancelled"},
    }.items():
        SessionFactory(campaign=table.campaign, number=number, **fields)
    assert numbers(page(table)) == [3, 6, 5, 4, 7, 2, 1]
    assert re.findall(r'class="session-group[^>]*>([^<]+)<', page(table)) == ["Playing now", "Ahead", "So far"]
    assert numbers(page(table, "?sort=-number")) == [7, 6, 5, 4, 3, 2, 1]
    assert "session-group" not in page(table, "?sort=-number")


def test_a_player_of_another_table_is_unknown_here(table: Table, four: list[Session]) -> None:
    elsewhere = MemberFactory(display_name="Somebody else")
    html = page(table, f"?player={elsewhere.pk}")
    assert "Nobody like that is at this table." in html
    assert "Somebody else" not in html


@pytest.mark.parametrize(
    "query", ["?since=9999-12-31", "?until=9999-12-31", "?until=0001-01-01", "?page=junk", "?page=99"]
)
def test_the_edges_of_time_and_pages_are_no_errors(table: Table, four: list[Session], query: str) -> None:
    page(table, query)


def test_text_in_gm_notes_is_found_by_nobody(table: Table) -> None:
    SessionFactory(campaign=table.campaign, gm_notes="Ilse lies")
    assert numbers(page(table, "?q=Ilse")) == []


def test_a_blank_field_is_not_in_the_address(table: Table, four: list[Session]) -> None:
    response = table.player.client.get(address(table, "?q=&status=planned&tag=&since="))
    assert response.status_code == 302
    assert response.url == address(table, "?status=planned")


def test_htmx_gets_the_list_alone_and_the_clean_address(table: Table, four: list[Session]) -> None:
    response = table.player.client.get(address(table, "?q=&status=planned"), headers=HTMX)
    html = response.content.decode().strip()
    assert html.startswith('<div id="session-list"')
    assert html.endswith("</div>")
    assert "<h1" not in html
    assert numbers(html) == [4]
    assert response["HX-Push-Url"] == address(table, "?status=planned")
    assert "HX-Replace-Url" not in response
    assert "HX-Request" in response["Vary"]
    assert "HX-Request" in table.player.client.get(address(table))["Vary"]


@pytest.mark.parametrize(
    ("shown", "asked", "pushed", "replaced"),
    [
        ("", "?q=b", True, False),
        ("?q=b", "?q=be", False, True),
        ("?q=be&status=planned", "?q=bell&status=planned", False, True),
        ("?q=be", "?q=be&status=planned", True, False),
        ("?q=be", "?q=be", False, False),
        ("?status=planned&q=", "?q=&status=planned", False, False),
        ("?q=be", "", False, True),
    ],
)
def test_a_search_is_one_step_back(table: Table, shown: str, asked: str, pushed: bool, replaced: bool) -> None:
    current = f"http://testserver{address(table, shown)}"
    response = table.player.client.get(address(table, asked), headers={**HTMX, "HX-Current-URL": current})
    assert (response.get("HX-Push-Url", "false") != "false") == pushed
    assert ("HX-Replace-Url" in response) == replaced


def test_pages_of_twenty_five_keep_the_filter(table: Table) -> None:
    SessionFactory.create_batch(27, campaign=table.campaign, tags=["long"])
    first = page(table, "?tag=long")
    assert len(numbers(first)) == 25
    assert "27 sessions" in first
    assert re.search(r'href="\?tag=long&(amp;)?page=2"', first)
    assert len(numbers(page(table, "?tag=long&page=2"))) == 2
    for past in ("3", "0", "-1", "9" * 40):
        assert numbers(page(table, f"?tag=long&page={past}")) == numbers(page(table, "?tag=long&page=2"))
    assert numbers(page(table, "?tag=long&page=junk")) == numbers(first)


def test_sort_links_keep_the_filter_and_begin_anew(table: Table, four: list[Session]) -> None:
    html = page(table, "?tag=combat&sort=-date&page=1")
    assert f'href="{address(table, "?tag=combat&amp;sort=date")}"' in html
    assert f'href="{address(table, "?tag=combat&amp;sort=-number")}"' in html
    assert f'href="{address(table, "?tag=combat")}"' in html


def with_rosters(table: Table, count: int) -> None:
    members = [MemberFactory(campaign=table.campaign) for _ in range(3)]
    for session in SessionFactory.create_batch(count, campaign=table.campaign, completed=True, gm=table.gm.member):
        for member in members:
            player = SessionPlayerFactory(session=session, member=member, attended=True)
            player.characters.add(
                CharacterFactory(campaign=table.campaign), through_defaults={"campaign": table.campaign}
            )


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_queries_do_not_grow_with_the_sessions(table: Table) -> None:
    with_rosters(table, 3)
    few = queries(table.gm.client, address(table))
    with_rosters(table, 20)
    assert queries(table.gm.client, address(table)) == few


def test_the_filters_choices_follow_the_campaign(table: Table, four: list[Session]) -> None:
    """Its fields are kept once drawn; what they offer and what was chosen are part of what they are kept under."""
    assert '<option value="swamp">' not in page(table)
    four[0].tags = ["swamp"]
    four[0].save()
    member = MemberFactory(campaign=table.campaign, display_name="Newcomer <b>")
    assert '<option value="swamp">swamp</option>' in page(table)
    assert f'<option value="{member.pk}">Newcomer &lt;b&gt;</option>' in page(table)
    chosen = page(table, f"?tag=swamp&player={member.pk}")
    assert '<option value="swamp" selected>' in chosen
    assert f'<option value="{member.pk}" selected>' in chosen
    assert " selected>swamp" not in page(table)


def test_queries_of_a_page(table: Table) -> None:
    """The login, the seat, what the filter offers, and the lines with all they say and how many there are."""
    with_rosters(table, 3)
    for query in ("", "?status=completed"):
        assert queries(table.player.client, address(table, query)) == 3


def test_a_plan_whose_evening_is_over_stands_after_those_ahead(table: Table) -> None:
    now = timezone.now()
    SessionFactory(campaign=table.campaign, number=1, completed=True, title="Was played")
    SessionFactory(campaign=table.campaign, number=2, title="Gone by", real_start_time=now - dt.timedelta(days=2))
    SessionFactory(campaign=table.campaign, number=3, title="To come", real_start_time=now + dt.timedelta(days=2))
    SessionFactory(campaign=table.campaign, number=4, title="Undated")
    page = table.player.client.get("/c/the-long-road/sessions/").content.decode()
    order = ["Ahead</p>", "To come", "Undated", "Not played yet</p>", "Gone by", "So far</p>", "Was played"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    gone_by = table.player.client.get("/c/the-long-road/sessions/2/").content.decode()
    assert "not played yet" in gone_by
    assert "not played yet" not in table.player.client.get("/c/the-long-road/sessions/3/").content.decode()
