"""What a session's page says of the evening: recap, objectives, who came, figures."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from events_app.domain.items import EventItem
from events_app.domain.projection import refresh_projection
from events_app.domain.recording import record_events
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import CharacterFactory, MemberFactory, SessionFactory, SessionPlayerFactory
from tests.sessions_app.detail_page.reading import START, log, page, text_of


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


def test_the_rows_of_who_did_what_add_up_to_the_figures(table: Table) -> None:
    CharacterFactory(campaign=table.campaign, name="Wren")
    session = SessionFactory(campaign=table.campaign, number=78, in_progress=True)
    items = [EventItem(type="npc_killed", actor=actor, amount=amount) for actor, amount in (("Wren", 10), ("", 2))]
    record_events(table.campaign, items, session=session, by=None, now=START)
    rows = table.player.client.get(session.get_absolute_url()).content.decode()
    assert re.findall(r'<th scope="row">(\w+)', rows) == ["Wren", "Others"]
    assert re.findall(r"felled</span>(\d+)", rows) == ["10", "2"]
