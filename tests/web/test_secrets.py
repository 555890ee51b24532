"""No page that somebody else than a GM can reach holds anything that is the GM's alone.

Every GM-only field of a campaign gets a word of its own; then each persona follows every link there is.
"""

import re
from collections.abc import Iterator

import pytest

from campaigntracker.campaigns.models import Campaign
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.factories import NOON, CharacterFactory, SessionFactory, SessionPlayerFactory
from tests.web.readers import crawl, leaks, readers
from tests.web.secret_table import NUMBER, SECRET

HOME = "/c/the-long-road/"
SECRET_TYPES = (
    "note",
    "highlight",
    "quote",
    "scene",
    "dialogue",
    "npc_introduced",
    "location_discovered",
    "item_acquired",
    "quest_started",
    "quest_completed",
    "combat_start",
    "damage",
)


@pytest.fixture
def secrets(table: Table) -> Campaign:
    campaign = table.campaign
    CharacterFactory(campaign=campaign, name="Nim", member=table.player.member)
    for number, status in ((1, "completed"), (2, "in_progress"), (3, "planned"), (4, "cancelled")):
        trait = {status: True} if status in ("completed", "in_progress") else {"status": status}
        session = SessionFactory(campaign=campaign, number=number, gm_notes=f"{SECRET} in the notes", **trait)
        SessionPlayerFactory(session=session, member=table.player.member, attended=True)
        if status in ("completed", "in_progress"):
            record_events(campaign, list(items()), session=session, by=table.gm.member, now=NOON)
    return campaign


def items() -> Iterator[EventItem]:
    yield EventItem(type="scene", name="Morning", actor="Nim", location="The ferry")
    for event_type in SECRET_TYPES:
        yield EventItem(
            type=event_type,
            name=f"{SECRET} name",
            description=f"{SECRET} description",
            actor=f"{SECRET} actor",
            target=f"{SECRET} target",
            location=f"{SECRET} location",
            amount=NUMBER,
            data={"encounterId": SECRET, "outcome": SECRET, "of": NUMBER + 1},
            visibility="gm",
        )


def test_nobody_but_the_gm_meets_a_secret(table: Table, secrets: Campaign) -> None:
    Campaign.objects.update(is_public=True)
    for persona in readers(table):
        pages = crawl(persona.client, HOME)
        assert len(pages) > 8, persona.name
        assert leaks(pages) == [], persona.name
    assert leaks(crawl(table.gm.client, HOME)), "the crawl would not notice a leak"


def test_without_the_word_that_hides_them_they_would(
    table: Table, secrets: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EventQuerySet, "visible_to", lambda events, viewer: events.filter(campaign=viewer.campaign))
    assert leaks(crawl(table.player.client, HOME))


def test_searching_for_a_secret_finds_nothing(table: Table, secrets: Campaign) -> None:
    for persona in (table.player, table.spectator):
        page = persona.client.get(f"{HOME}sessions/", {"q": "in the notes"}).content.decode()
        assert "Session title" not in page


def test_an_events_address_does_not_tell_whether_it_is_a_secret(table: Table, secrets: Campaign) -> None:
    secret = Event.objects.filter(visibility="gm").first()
    assert secret is not None
    addresses = [f"{HOME}events/{secret.pk}/", f"{HOME}events/{table.campaign.pk}/"]
    for persona in readers(table):
        assert {persona.client.get(address).status_code for address in addresses} == {404}
    assert table.gm.client.get(addresses[0]).status_code == 302


def test_counts_are_the_readers_own(table: Table, secrets: Campaign) -> None:
    session = Session.objects.get(number=1)
    counts = {
        persona.name: persona.client.get(session.get_absolute_url()).context["digest"].figures[0].value
        for persona in (table.gm, table.player)
    }
    assert counts == {"gm": 1 + len(SECRET_TYPES), "player": 1}


def days_and_counts(persona: Persona) -> tuple[int, int, bool]:
    """Events of day 0 as its page and the calendar count them, and whether its page points to the day of a secret."""
    day = persona.client.get(f"{HOME}days/0/").context["page"]
    cells = persona.client.get(f"{HOME}calendar/?at=0").context["page"].days
    return day.count, sum(cell.events for cell in cells if cell.number == 0), day.next_told is not None


def test_calendar_and_day_count_what_the_reader_may_know(table: Table, secrets: Campaign) -> None:
    hidden = EventItem(type="note", name=SECRET, game_time=900_000, visibility="gm")
    record_events(secrets, [hidden], session=None, by=table.gm.member, now=NOON)
    everything = 2 * (1 + len(SECRET_TYPES))
    assert days_and_counts(table.gm) == (everything, everything, True)
    for persona in (table.player, table.spectator):
        assert days_and_counts(persona) == (2, 2, False)


def test_without_the_word_that_hides_them_they_would_be_counted(
    table: Table, secrets: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EventQuerySet, "party", lambda events: events)
    assert days_and_counts(table.player)[:2] == (2 * (1 + len(SECRET_TYPES)),) * 2


def test_the_crawl_reaches_calendar_and_days(table: Table, secrets: Campaign) -> None:
    """And there a GM meets the secrets that a player does not."""
    pages = crawl(table.player.client, HOME)
    assert {f"{HOME}calendar/", f"{HOME}days/0/"} <= {address for address, page in pages.items() if page}
    assert f"{HOME}days/0/" in leaks({f"{HOME}days/0/": table.gm.client.get(f"{HOME}days/0/").content.decode()})


def test_anchors_do_not_count_what_is_hidden(table: Table, secrets: Campaign) -> None:
    """Two nights that differ in their secrets alone look alike to a player, but for the ids of the rows."""
    bare = SessionFactory(campaign=secrets, number=9, completed=True, title="Same")
    full = SessionFactory(campaign=secrets, number=8, completed=True, title="Same")
    seen = EventItem(type="note", name="Seen", real_time=NOON, game_time=0)
    hidden = EventItem(type="note", name="Hidden", real_time=NOON, game_time=0, visibility="gm")
    record_events(secrets, [seen, seen], session=bare, by=None, now=NOON)
    record_events(secrets, [seen, hidden, seen], session=full, by=None, now=NOON)

    def timeline(session: Session) -> str:
        page = table.player.client.get(session.get_absolute_url()).content.decode()
        own = page[page.index('id="timeline"') : page.index("</main>")]
        own = re.sub(r"event-[0-9a-f]{12}", "event", own)
        return re.sub(rf"sessions/{session.number}/", "sessions/N/", own).partition("<nav")[0]

    assert timeline(bare) == timeline(full)
