"""The secret address of a member's calendar."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.domain.members import release_seat
from campaigntracker.campaigns.models import Member
from sessions_app.domain.calendar_feeds import make_feed
from sessions_app.models import CalendarFeed
from tests.conftest import Persona, Table
from tests.factories import NOON, CampaignFactory, DateOptionFactory, SessionFactory, UserFactory

OWN = "/c/the-long-road/calendar-feed/"
FEED = "/c/the-long-road/sessions.ics"


def address_for(persona: Persona) -> str:
    page = persona.client.post(OWN)
    assert page.status_code == 200
    url: str = page.context["url"]
    return url.removeprefix("http://localhost:8000")


@pytest.mark.parametrize("name", ["gm", "player", "spectator"])
def test_made_shown_once_and_read_without_a_login(table: Table, name: str) -> None:
    SessionFactory(campaign=table.campaign, real_start_time=NOON)
    persona = getattr(table, name)
    url = address_for(persona)
    assert url.split("=")[1] not in persona.client.get(OWN).content.decode()
    assert url.split("=")[1] not in str(list(CalendarFeed.objects.values()))
    answer = Client().get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"BEGIN:VEVENT" in answer.content
    assert "last read" in persona.client.get(OWN).content.decode()


def test_all_read_the_same_the_gm_too(table: Table) -> None:
    SessionFactory(campaign=table.campaign, real_start_time=NOON, gm_notes="Zyxwort", recap_draft="Zyxwort")
    bodies = {Client().get(address_for(persona)).content for persona in (table.gm, table.player)}
    assert len(bodies) == 1
    assert b"Zyxwort" not in bodies.pop()


def test_unchanged_is_said_in_a_word_and_head_has_no_body(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, real_start_time=NOON)
    url = address_for(table.player)
    first = Client().get(url)
    assert "private" in first["Cache-Control"]
    again = Client().get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = Client().head(url)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    assert Client().post(url).status_code == 405
    session.gm_notes = "Zyxwort"
    session.save()
    assert Client().get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304
    session.title = "Another"
    session.save()
    assert Client().get(url, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("key", ["", "?key=", "?key=ct_wrong", "?key=%00", "?key=%ff%fe", "?key=é"])
def test_wrong_keys(table: Table, key: str) -> None:
    address_for(table.player)
    table.campaign.is_public = True
    table.campaign.save()
    for client in (Client(), table.gm.client):
        assert client.get(FEED + key).status_code == 404


def test_a_key_opens_its_own_campaign_alone(table: Table) -> None:
    CampaignFactory(slug="other")
    key = address_for(table.player).split("?")[1]
    assert Client().get(f"/c/other/sessions.ics?{key}").status_code == 404


def test_replaced_and_revoked(table: Table) -> None:
    first = address_for(table.player)
    second = address_for(table.player)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    table.player.client.post(f"{OWN}revoke/")
    assert Client().get(second).status_code == 404


def test_dead_with_the_seat_and_not_handed_on_with_it(table: Table) -> None:
    url = address_for(table.player)
    member = release_seat(table.player.member)
    assert Client().get(url).status_code == 404
    member.user = UserFactory()
    member.save()
    assert Client().get(url).status_code == 404
    own = make_feed(member, now=NOON)
    assert Client().get(f"{FEED}?key={own}").status_code == 200
    Member.objects.filter(pk=member.pk).delete()
    assert Client().get(f"{FEED}?key={own}").status_code == 404


def test_dead_when_the_account_is_closed(table: Table) -> None:
    url = address_for(table.player)
    table.player.user.is_active = False
    table.player.user.save()
    assert Client().get(url).status_code == 404


def test_queries_do_not_grow(table: Table) -> None:
    url = address_for(table.player)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(url).status_code == 200
        return len(captured)

    def plan(count: int) -> None:
        for _ in range(count):
            session = SessionFactory(campaign=table.campaign, real_start_time=NOON)
            session.title = "Changed"
            session.real_start_time += dt.timedelta(hours=1)
            session.save()
            DateOptionFactory(session=SessionFactory(campaign=table.campaign))

    plan(2)
    queries()
    few = queries()
    plan(10)
    assert queries() == few <= 4


def test_mails_need_an_address_first(table: Table) -> None:
    address = f"/c/{table.campaign.slug}/calendar-feed/"
    assert "Add an address first" not in table.player.client.get(address).content.decode()
    assert table.player.user
    User.objects.filter(pk=table.player.user.pk).update(email="")
    page = table.player.client.get(address).content.decode()
    assert "Add an address first" in page
    assert "You get a mail when" not in page
