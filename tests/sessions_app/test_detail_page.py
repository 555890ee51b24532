"""A session's page: who may read it, what it says, and what it never says to whom."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events_app.domain.anchors import anchor_of
from events_app.domain.correcting import void_event
from events_app.domain.items import EventItem
from events_app.domain.projection import refresh_projection
from events_app.domain.recording import record_events
from events_app.models import Event
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.factories import CharacterFactory, MemberFactory, SessionFactory, SessionPlayerFactory

HTMX = {"HX-Request": "true"}
START = dt.datetime(2025, 1, 20, 18, 5, tzinfo=dt.UTC)
SECRET = "xyzzy"


def address(table: Table, query: str = "", number: int = 15) -> str:
    return f"/c/{table.campaign.slug}/sessions/{number}/{query}"


def page(table: Table, query: str = "", *, persona: Persona | None = None, number: int = 15, **headers: str) -> str:
    response = (persona or table.player).client.get(address(table, query, number), headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def log(session: Session, *items: EventItem) -> list[Event]:
    recorded = record_events(session.campaign, items, session=session, by=None, now=START)
    return [result.event for result in recorded]


@pytest.fixture
def fifteen(table: Table) -> Session:
    """As in the demo campaign, without its events."""
    return SessionFactory(
        campaign=table.campaign,
        completed=True,
        number=15,
        title="The Temple",
        location="Mara’s kitchen",
        gm=table.gm.member,
        real_start_time=START,
        real_end_time=START + dt.timedelta(minutes=250),
        game_start_time=1_296_000,
        game_end_time=1_328_400,
        tags=["dungeon-crawl"],
        planned_objectives=["Get in", "Get out"],
        actual_objectives=["Get in", "Make friends"],
        notes="Bring *samosas*.",
        summary={"gm": "They went **down**.", "auto": "Three fights.", "npcsIntroduced": ["Elara"]},
    )


def test_who_may_read_it(table: Table, fifteen: Session) -> None:
    for persona in (table.gm, table.player, table.spectator):
        assert "The Temple" in page(table, persona=persona)
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(address(table)).status_code == 404
    table.campaign.is_public = True
    table.campaign.save()
    for persona in (table.stranger, table.anonymous):
        assert "The Temple" in page(table, persona=persona)


@pytest.mark.parametrize("number", [14, 99999999999999999999])
def test_a_number_nobody_has_is_not_found(table: Table, fifteen: Session, number: int) -> None:
    assert table.gm.client.get(address(table, number=number)).status_code == 404


def test_a_session_of_another_campaign_is_not_found(table: Table) -> None:
    SessionFactory(number=15)
    assert table.gm.client.get(address(table)).status_code == 404


def test_the_head_shows_both_clocks(table: Table, fifteen: Session) -> None:
    text = text_of(page(table))
    assert "20 January 2025 18:05 250 minutes 22:15" in text
    assert "Day 15, 9:00 AM 9 hours Day 15, 6:00 PM" in text
    assert "Mara’s kitchen" in text
    assert "Run by Gm" in text
    assert "dungeon-crawl" in text


def test_real_times_are_shown_in_the_campaigns_zone(table: Table, fifteen: Session) -> None:
    table.campaign.time_zone = "Europe/Berlin"
    table.campaign.save()
    log(fifteen, EventItem(type="note", real_time=START))
    html = page(table)
    assert '<time datetime="2025-01-20T19:05:00+01:00">19:05</time>' in html
    assert 'datetime="2025-01-20T19:05:00+01:00">19:05</time>' in html.split('id="timeline"')[1]


def test_which_zone_the_times_are_in(table: Table, fifteen: Session) -> None:
    table.campaign.time_zone = "Europe/Berlin"
    table.campaign.save()
    assert "times in Europe/Berlin" in text_of(page(table))
    table.player.user.time_zone = "Asia/Tokyo"  # type: ignore[union-attr]
    table.player.user.save()  # type: ignore[union-attr]
    assert "times in Asia/Tokyo" in text_of(page(table))


def test_what_was_told_of_it(table: Table, fifteen: Session) -> None:
    html = page(table)
    for markup in ("<strong>down</strong>", "Three fights.", "<em>samosas</em>", ">Elara</a></li>"):
        assert markup in html


def test_objectives_are_ticked_and_improvised_ones_stand_apart(table: Table, fifteen: Session) -> None:
    html = page(table)
    states = re.findall(r'<li data-state="(\w+)">.*?<span>([^<]+)</span>(?:<small>([^<]+))?', html, re.DOTALL)
    assert states == [("met", "Get in", ""), ("unmet", "Get out", ""), ("unplanned", "Make friends", "not planned")]


def test_who_came_and_how(table: Table, fifteen: Session) -> None:
    for name, fields in {
        "Mara": {"attended": True, "arrived_late": True, "left_early": True, "note": "Forty samosas"},
        "Theo": {"attended": False},
    }.items():
        member = MemberFactory(campaign=table.campaign, display_name=name)
        player = SessionPlayerFactory(session=fifteen, member=member, **fields)
        character = CharacterFactory(campaign=table.campaign, name=f"{name}’s hero")
        player.characters.add(character, through_defaults={"campaign": table.campaign})
    text = text_of(page(table))
    assert "Came: Mara late left early Mara’s hero Forty samosas" in text
    assert "Was away: Theo absent Theo’s hero" in text


def test_a_planned_session_shows_what_was_answered(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=16)
    SessionPlayerFactory(session=session, member=table.player.member, rsvp="maybe")
    text = text_of(page(table, number=16))
    assert "Player Maybe" in text
    assert "no date yet" in text
    assert "starts where play has got to by then" in text


def test_steps_to_the_sessions_beside_it(table: Table, fifteen: Session) -> None:
    SessionFactory(campaign=table.campaign, number=12, title="Before")
    SessionFactory(campaign=table.campaign, number=18, title="Behind")
    steps = page(table).split('class="session-steps"')[1].split("</nav>")[0]
    assert re.findall(r'rel="(\w+)" href="[^"]+/(\d+)/"', steps) == [("prev", "12"), ("next", "18")]


def test_figures_are_computed_and_stated_ones_are_marked(table: Table, fifteen: Session) -> None:
    CharacterFactory(campaign=table.campaign, name="Nim")
    log(
        fifteen,
        EventItem(type="combat_start"),
        EventItem(type="damage", actor="Nim", target="Cultist", amount=385),
        EventItem(type="treasure_gained", amount=1500),
    )
    fifteen.refresh_from_db()
    fifteen.stats = {"xpEarned": 4000}
    fifteen.save()
    figures = page(table).split('class="figures"')[1].split("</dl>")[0]
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", re.sub(r'<span class="badge[^>]*>', "!", figures)) == [
        ("events", "3"),
        ("combat", "1"),
        ("damage dealt", "385"),
        ("gold found", "1,500"),
        ("experience !as stated</span>", "4,000"),
    ]


def timeline(html: str) -> str:
    return html.split('id="timeline"')[1].split('class="session-steps"')[0]


def shown_events(html: str) -> list[int]:
    """The numbers of the events in the timeline, in the order in which they stand there."""
    numbers = {anchor_of(pk): seq for pk, seq in Event.objects.values_list("pk", "seq")}
    return [numbers[anchor] for anchor in re.findall(r'id="(event-\w+)"', timeline(html))]


def test_the_timeline_tells_every_event_on_both_clocks(table: Table, fifteen: Session) -> None:
    log(
        fifteen,
        EventItem(type="note", name="Roll call", description="Four *names*", game_time=1_296_000, real_time=START),
        EventItem(type="damage", actor="Spike", target="Nim", amount=5, game_time=1_299_600, real_time=START),
        EventItem(type="note", name="After", game_time=1_987_200, real_time=START),
    )
    html = timeline(page(table))
    assert re.findall(r"timeline-day-title[^>]*><a[^>]*>([^<]+)</a> <small>([^<]+)", html) == [
        ("Day 15", "2 events"),
        ("Day 23", "1 event"),
    ]
    text = text_of(html)
    assert "9:00 AM 18:05 Roll call Four names" in text
    assert "1 hour later" in text
    assert "Spike to Nim" in text
    assert "5 damage" in text
    assert "8 days later" in text
    assert "<em>names</em>" in html


def test_the_leap_from_the_session_before_stands_where_the_session_begins(table: Table, fifteen: Session) -> None:
    SessionFactory(campaign=table.campaign, completed=True, number=14, game_start_time=0, game_end_time=604_800)
    log(
        fifteen,
        EventItem(type="note", name="Begin", game_time=1_296_000, real_time=START),
        EventItem(type="note", name="Remember", game_time=1_209_600, real_time=START),
    )
    html = page(table)
    leap = "8 days after session 14"
    assert leap in text_of(html.split('id="timeline"')[0])
    assert text_of(timeline(html)).index(leap) < text_of(timeline(html)).index("Begin")
    in_game_order = page(table, "?order=game")
    assert leap in text_of(in_game_order.split('id="timeline"')[0])
    assert leap not in text_of(timeline(in_game_order))


def test_a_combat_is_folded_and_opens_without_a_script(table: Table, fifteen: Session) -> None:
    log(
        fifteen,
        EventItem(type="combat_start", name="Ambushed by cultists"),
        EventItem(type="round_start", amount=1),
        EventItem(type="combat_end", data={"outcome": "truce"}),
    )
    html = timeline(page(table))
    block = html.split("<details>")[1].split("</details>")[0]
    assert "Ambushed by cultists" in block.split("</summary>")[0]
    assert "1 round" in block
    assert "Truce" in block
    assert shown_events(page(table)) == [1, 2, 3]


def test_the_ways_through_a_long_night(table: Table, fifteen: Session) -> None:
    assert "Skip to the timeline" not in page(table)
    assert "Back to top" not in page(table)
    kinds = ["note", "combat_start", "combat_end", "combat_start", "damage"]
    log(fifteen, *(EventItem(type=kind, game_time=index * 90_000) for index, kind in enumerate(kinds)))
    html = page(table)
    assert 'href="#timeline"' in html.split('id="timeline"')[0]
    assert 'href="#main">Back to top' in timeline(html)
    ways = timeline(html).split('class="timeline-combats"')[1].split("</nav>")[0]
    anchors = re.findall(r'href="#([^"]+)"', ways)
    assert len(anchors) == 2
    assert all(f'<li class="timeline-combat" id="{anchor}"' in html for anchor in anchors)
    assert "timeline-combats" not in page(table, "?category=note")


def test_by_category_and_by_either_clock(table: Table, fifteen: Session) -> None:
    log(
        fifteen,
        EventItem(type="note", game_time=9000, real_time=START),
        EventItem(type="dialogue", game_time=6000, real_time=START + dt.timedelta(minutes=1)),
        EventItem(type="rest", game_time=3000, real_time=START + dt.timedelta(minutes=2)),
    )
    assert shown_events(page(table)) == [1, 2, 3]
    assert shown_events(page(table, "?order=game")) == [3, 2, 1]
    assert shown_events(page(table, "?category=note&category=exploration")) == [1, 3]
    assert shown_events(page(table, "?category=combat")) == []
    assert "Nothing of that kind" in page(table, "?category=combat")
    assert shown_events(page(table, "?category=nonsense&order=nonsense")) == [1, 2, 3]


def test_the_links_of_the_filter_switch_one_category_each(table: Table, fifteen: Session) -> None:
    log(fifteen, EventItem(type="note"), EventItem(type="rest"))
    html = timeline(page(table, "?category=note&order=game"))
    links = dict(re.findall(r'id="((?:show|order)-\w+)"[^>]*? href="([^"]+)"', html))
    assert links == {
        "show-everything": address(table, "?order=game#timeline"),
        "show-exploration": address(table, "?category=exploration&amp;category=note&amp;order=game#timeline"),
        "show-note": address(table, "?order=game#timeline"),
        "order-real": address(table, "?category=note#timeline"),
        "order-game": address(table, "?category=note&amp;order=game#timeline"),
    }


def test_htmx_gets_the_timeline_alone(table: Table, fifteen: Session) -> None:
    log(fifteen, EventItem(type="note", name="Roll call"))
    response = table.player.client.get(address(table, "?category=note"), headers=HTMX)
    html = response.content.decode().strip()
    assert html.startswith('<section class="timeline section" id="timeline"')
    assert html.endswith("</section>")
    assert "<h1" not in html
    assert "Roll call" in html
    assert "HX-Request" in response["Vary"]
    assert "HX-Request" in table.player.client.get(address(table))["Vary"]


@pytest.fixture
def secrets(table: Table, fifteen: Session) -> Session:
    """Every field that only the GM may see holds the word."""
    fifteen.gm_notes = f"{SECRET} in the notes"
    fifteen.save()
    words = {name: f"{SECRET} {name}" for name in ("name", "description", "actor", "target", "location")}
    kinds = ["note", "highlight", "npc_introduced", "location_discovered", "item_acquired", "quest_started"]
    hidden = [EventItem(type=kind, visibility="gm", data={SECRET: SECRET}, **words) for kind in kinds]
    fight = [EventItem(type="combat_start", name=SECRET, visibility="gm"), EventItem(type="damage", amount=7)]
    log(fifteen, EventItem(type="note", name="Roll call"), *hidden, *fight)
    (mistake,) = log(fifteen, EventItem(type="treasure_gained", name="Never happened", amount=77_777))
    void_event(mistake, now=START)
    return fifteen


@pytest.mark.parametrize("query", ["", "?order=game", "?category=note", "?category=combat"])
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_what_only_the_gm_may_see(table: Table, secrets: Session, query: str, headers: dict[str, str]) -> None:
    table.campaign.is_public = True
    table.campaign.save()
    for persona in (table.player, table.spectator, table.stranger, table.anonymous):
        html = page(table, query, persona=persona, **headers)
        assert SECRET not in html
        assert "Never happened" not in html
        assert "77,777" not in html
        assert "GM only" not in html
    assert SECRET in page(table, query, persona=table.gm, **headers)


def test_it_is_the_queryset_that_hides_them(table: Table, secrets: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EventQuerySet, "visible_to", lambda events, viewer: events.filter(campaign=viewer.campaign))
    assert SECRET in page(table)


def test_the_counts_differ(table: Table, secrets: Session) -> None:
    def counts(persona: Persona) -> tuple[str, str]:
        html = page(table, persona=persona)
        figure = re.search(r"<dt>events</dt><dd>(\d+)</dd>", html)
        everything = re.search(r'Everything <span class="count">(\d+)', html)
        assert figure
        assert everything
        return figure[1], everything[1]

    assert counts(table.player) == ("2", "2")
    assert counts(table.gm) == ("9", "9")
    assert '<span class="count">9 and 1 voided</span>' in page(table, persona=table.gm)
    assert "voided" not in page(table, persona=table.player)


def test_the_gm_sees_secrets_marked_and_mistakes_struck(table: Table, secrets: Session) -> None:
    html = page(table, persona=table.gm)
    assert "GM only: notes" in html
    assert 'data-visibility="gm"' in html
    struck = re.search(r'<li[^>]*data-voided="true".*?</li>', html, re.DOTALL)
    assert struck
    assert "Never happened" in struck[0]


def test_only_the_gm_is_led_to_corrections(table: Table, fifteen: Session) -> None:
    [note, start, rounds] = log(
        fifteen, EventItem(type="note"), EventItem(type="combat_start"), EventItem(type="round_start")
    )
    html = page(table, persona=table.gm)
    for event in (note, start, rounds):
        assert f'href="/c/{table.campaign.slug}/events/{event.id}/edit/"' in html
    assert "/edit/" not in page(table)


def test_a_combat_that_goes_on_stays_open(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=15, in_progress=True)
    log(session, EventItem(type="combat_start"))
    assert "<details open>" in timeline(page(table))
    log(session, EventItem(type="combat_end"))
    assert "<details>" in timeline(page(table))


def test_combats_stand_open_for_whoever_looks_for_something(table: Table, fifteen: Session) -> None:
    log(fifteen, *(EventItem(type=kind, actor="Nim") for kind in ("combat_start", "damage", "combat_end")))
    for query, is_open in (("", False), ("?category=combat", False), ("?q=nim", True), ("?who=Nim", True)):
        assert ("<details open>" in timeline(page(table, query))) is is_open


def test_queries_do_not_grow_with_events_or_players(table: Table, fifteen: Session) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(table, persona=table.gm)
        return len(captured)

    def add(events: int, players: int) -> None:
        kinds = ("note", "combat_start", "damage", "combat_end")
        log(fifteen, *(EventItem(type=kinds[index % 4], actor="Nim", amount=1) for index in range(events)))
        for _index in range(players):
            player = SessionPlayerFactory(session=fifteen, member=MemberFactory(campaign=table.campaign))
            character = CharacterFactory(campaign=table.campaign)
            player.characters.add(character, through_defaults={"campaign": table.campaign})

    add(events=3, players=1)
    few = queries()
    add(events=57, players=6)
    assert queries() == few


def test_what_is_written_cannot_become_markup(table: Table, fifteen: Session) -> None:
    evil = "<script>alert(1)</script>"
    fifteen.title = fifteen.notes = fifteen.description = fifteen.location = evil
    fifteen.summary = {"gm": evil, "auto": evil, "highlights": [evil]}
    fifteen.save()
    log(fifteen, EventItem(type="quote", name=evil, description=evil, actor=evil, target=evil, location=evil))
    refresh_projection(fifteen, party_sees=True)
    assert "<script>alert" not in page(table)


def test_minutes_are_counted_between_the_minutes_shown(table: Table) -> None:
    start = START.replace(minute=11, second=50)
    session = SessionFactory(
        campaign=table.campaign, number=77, completed=True, real_start_time=start,
        real_end_time=start + dt.timedelta(minutes=6, seconds=20),
    )  # fmt: skip
    session.refresh_from_db()
    assert (session.duration_minutes, session.minutes_on_the_clock) == (6, 7)
    assert "7 minutes" in table.player.client.get(session.get_absolute_url()).content.decode()


def test_the_rows_of_who_did_what_add_up_to_the_figures(table: Table) -> None:
    CharacterFactory(campaign=table.campaign, name="Wren")
    session = SessionFactory(campaign=table.campaign, number=78, in_progress=True)
    items = [EventItem(type="npc_killed", actor=actor, amount=amount) for actor, amount in (("Wren", 10), ("", 2))]
    record_events(table.campaign, items, session=session, by=None, now=START)
    rows = table.player.client.get(session.get_absolute_url()).content.decode()
    assert re.findall(r'<th scope="row">(\w+)', rows) == ["Wren", "Others"]
    assert re.findall(r"felled</span>(\d+)", rows) == ["10", "2"]
