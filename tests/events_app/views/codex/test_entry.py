"""The page of one entry: what the log tells of it."""

import pytest
from django.urls import reverse

from events_app.domain.codex.changing import add_alias
from events_app.domain.items import EventItem
from events_app.models import Event
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.events_app.views.codex.telling import LIST, entry, log, met, text_of
from tests.factories import NOON, CharacterFactory, SessionFactory, SessionPlayerFactory


def test_a_page_tells_events_sessions_and_who_was_there(table: Table, session: Session) -> None:
    hero = CharacterFactory(campaign=table.campaign, name="Nim", member=table.player.member)
    player = SessionPlayerFactory(session=session, member=table.player.member, attended=True)
    player.played.create(campaign=table.campaign, character=hero)
    SessionPlayerFactory(session=session, member=table.spectator.member, attended=False)
    other = SessionFactory(campaign=table.campaign, number=2, completed=True)
    SessionPlayerFactory(session=other, member=table.gm.member, attended=True)
    speech = EventItem(type="dialogue", actor="ELARA", description="Mind the *bell*.")
    blow = EventItem(type="damage", actor="Nim", target="Elara", amount=3)
    events = log(table, session, met("Elara"), speech, blow)
    log(table, other, EventItem(type="note", name="Nothing of her"))
    response = table.player.client.get(entry("Elara").get_absolute_url())
    page = text_of(response)
    assert response.context["page"].count == 3
    assert "Mind the <em>bell</em>." in page
    assert all(reverse("event", args=["the-long-road", event.pk]) in page for event in events)
    assert "The first night" in page
    witnesses = response.context["page"].witnesses
    assert [(witness.member, witness.characters, witness.sessions) for witness in witnesses] == [
        (table.player.member, ("Nim",), 1)
    ]


def test_the_events_of_a_page_are_paged_by_key(table: Table, session: Session) -> None:
    log(table, session, *(met("Elara", description=f"No. {number}") for number in range(70)))
    url = entry("Elara").get_absolute_url()
    first = table.player.client.get(url).context["page"]
    second = table.player.client.get(f"{url}?after={first.next_page}").context["page"]
    told = [mention.event.description for mention in (*first.mentions, *second.mentions)]
    assert sorted(told) == sorted(f"No. {number}" for number in range(70))
    assert second.next_page is None
    assert second.is_continued


@pytest.mark.parametrize("who", ["gm", "player"])
def test_a_page_takes_as_many_queries_for_many_rows_as_for_few(table: Table, session: Session, who: str) -> None:
    client = getattr(table, who).client
    SessionPlayerFactory(session=session, member=table.player.member, attended=True)
    log(table, session, met("Elara"))
    url = entry("Elara").get_absolute_url()
    few = queries_of(client, url)
    for number in range(2, 5):
        more = SessionFactory(campaign=table.campaign, number=number, completed=True)
        for persona in (table.player, table.spectator):
            SessionPlayerFactory(session=more, member=persona.member, attended=True)
        log(table, more, *(met("Elara") for _ in range(20)))
    for number in range(4):
        add_alias(entry("Elara"), f"Alias {number}", revealed=True, now=NOON)
    assert queries_of(client, url) == few


def test_at_one_moment_the_number_tells_which_was_first(table: Table, session: Session) -> None:
    one, two, three = log(table, session, *(met("Elara", real_time=NOON, location=place) for place in "abc"))
    Event.objects.filter(pk=one.pk).update(seq=9)
    [row] = [row for row in table.player.client.get(LIST).context["listed"].rows if row.name == "Elara"]
    page = table.player.client.get(entry("Elara").get_absolute_url()).context["page"]
    assert (row.first, row.last) == (page.first, page.last) == (two, one)
    assert three != one
